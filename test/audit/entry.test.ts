import { createHash } from 'node:crypto';
import { encode } from '../../services/audit/entry.ts';
import { hashOf, leafOfEntry, sealOn } from '../../services/audit/block.ts';
import { commitmentOf, commitmentsIn } from '../../services/audit/personal.ts';
import { entryOf, idOf } from '../support/builders/sealed.ts';

/** Said again, and not asked of the code: what is hashed, and in which order, is a promise to every verifier there is. */
const EVENT =
  'id seq epoch xid encoding kind outcome refusal_code subject_type subject_id dossier_id related actor_id known_by role ' +
  'on_behalf_of effective_on recorded_at before after before_hash after_hash reason rule_version request_id command_id';
const TRANSFER =
  'id seq epoch xid book debit credit amount kind pending_id reverses due_at cause subject_id command_id recorded_at';

const sha256 = (...parts: readonly Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
const eight = (value: number) => Buffer.from(value.toString(16).padStart(16, '0'), 'hex');
const four = (value: number) => Buffer.from(value.toString(16).padStart(8, '0'), 'hex');

describe('what is hashed of an entry', () => {
  it.each([
    { type: 'event' as const, names: EVENT.split(' '), code: 1 },
    { type: 'transfer' as const, names: TRANSFER.split(' '), code: 2 },
  ])('is every field of a $type in its place, with its length, and nothing else', ({ type, names, code }) => {
    const fields = Object.fromEntries(names.map((name) => [name, `قيمة ${name}`]));
    const parts = names.flatMap((name, index) => {
      const bytes = Buffer.from(`قيمة ${name}`);
      return [Buffer.from([index + 1]), four(bytes.length), bytes];
    });
    const expected = Buffer.concat([Buffer.from([1, code, names.length]), ...parts]);
    expect(encode({ type, fields }).toString('hex')).toBe(expected.toString('hex'));
    expect(encode({ type, fields: { ...fields, more: 'x' } })).toEqual(expected);
  });

  it('tells null and what is not there from the empty text', () => {
    const [nothing, empty] = ['01ffffffff', '0100000000'];
    const first = (fields: Record<string, string | null>) =>
      encode({ type: 'transfer', fields }).subarray(3, 8).toString('hex');
    expect(first({ id: null })).toBe(nothing);
    expect(first({})).toBe(nothing);
    expect(first({ id: '' })).toBe(empty);
    expect(encode({ type: 'transfer', fields: {} })).toHaveLength(3 + 5 * 16);
  });
});

describe('a sealed block', () => {
  const HEAD = { number: 1, epoch: 2, xidFrom: 3n, xidTo: 4n, count: 5 };
  const [root, previous] = [Buffer.alloc(32, 6), Buffer.alloc(32, 7)];

  it('is hashed as it is written down: its numbers in eight bytes, then the two hashes', () => {
    const numbers = [1, 2, 3, 4, 5].map(eight);
    expect(hashOf({ ...HEAD, root, previous })).toEqual(sha256(Buffer.from([2]), ...numbers, root, previous));
  });

  it('begins a trail after nothing, and goes on after the one before it', () => {
    const [one, two] = [entryOf(1), entryOf(2)];
    const first = sealOn(null, { epoch: 1, xidFrom: 0n, xidTo: 200n, entries: [one, two] });
    const leaves = [one, two].map((entry) => sha256(Buffer.from([0]), encode(entry)));
    expect(leafOfEntry(one)).toEqual(leaves[0]);
    expect(first).toMatchObject({ number: 0, epoch: 1, xidFrom: 0n, xidTo: 200n, count: 2, ids: [idOf(1), idOf(2)] });
    expect(first.leaves).toEqual(leaves);
    expect(first.root).toEqual(sha256(Buffer.from([1]), ...leaves));
    expect(first.previous).toEqual(Buffer.alloc(32));
    expect(first.peaks).toEqual([sha256(Buffer.from([0]), first.hash)]);

    const nameless = { type: 'event' as const, fields: {} };
    const second = sealOn(first, { epoch: 3, xidFrom: 200n, xidTo: 201n, entries: [nameless] });
    expect(second).toMatchObject({ number: 1, epoch: 3, count: 1, ids: [''] });
    expect(second.previous).toEqual(first.hash);
    expect(second.hash).toEqual(hashOf(second));
    const leafOfBlock = ({ hash }: { hash: Buffer }) => sha256(Buffer.from([0]), hash);
    expect(second.peaks).toEqual([sha256(Buffer.from([1]), leafOfBlock(first), leafOfBlock(second))]);
  });
});

describe('a commitment to a personal value', () => {
  it('is made of the salt, told from the value by its length', () => {
    const salt = Buffer.alloc(32, 7);
    const expected = sha256(Buffer.from([3]), four(32), salt, Buffer.from('فاطمة'));
    expect(commitmentOf(salt, 'فاطمة')).toBe(`commitment:${expected.toString('hex')}`);
    expect(commitmentOf(Buffer.from('ab'), 'c')).not.toBe(commitmentOf(Buffer.from('a'), 'bc'));
  });

  it('is found wherever it stands in a text, and nothing that only looks like one', () => {
    const [one, two] = ['ab'.repeat(32), '09'.repeat(32)].map((hash) => `commitment:${hash}`);
    expect(commitmentsIn([`{"a": "${one}", "b": "${two}"}`, null, one ?? '', 'commitment:ab', 'nothing'])).toEqual([
      one,
      two,
      one,
    ]);
    expect(commitmentsIn([null, '', `commitment:${'g'.repeat(64)}`])).toEqual([]);
  });
});
