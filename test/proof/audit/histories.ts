import { generateKeyPairSync } from 'node:crypto';
import type { Knex } from 'knex';
import { entriesWhere } from '../../../db/audit/entry-views.ts';
import { entryLine } from '../../../db/audit/evidence-views.ts';
import { sealOn, type Block } from '../../../services/audit/block.ts';
import { checkpointOf, introduce } from '../../../services/audit/checkpoint.ts';
import type { FindingCode } from '../../../services/audit/finding.ts';
import { wholeBlock, type Line, type LineOf } from '../../../services/audit/lines.ts';
import { signerOf } from '../../../services/audit/note.ts';
import { ORIGIN } from '../../support/builders/trail.ts';
import type { Case } from './scene.ts';

/** Another history: of rows, blocks, checkpoints and keys, told as one. */
export interface History {
  readonly kind: string;
  readonly change: (told: Case, trx: Knex.Transaction) => Promise<Case> | Case;
  readonly found: FindingCode;
}

const blocksOf = (lines: readonly Line[]) => lines.filter((line): line is LineOf<'block'> => line.is === 'block');
const isNot = (kind: Line['is']) => (line: Line) => line.is !== kind;

/** Every block from this one on, made anew from what now stands in the tables: all of it fits, but for the anchor. */
const rehashed = async (trx: Knex.Transaction, lines: readonly Line[]): Promise<LineOf<'block'>[]> => {
  const made: Block[] = [];
  for (const { epoch, xidFrom, xidTo } of blocksOf(lines)) {
    const within = 't.epoch = $1 and t.xid >= $2::text::xid8 and t.xid < $3::text::xid8';
    const entries = await entriesWhere(trx, { event: within, transfer: within }, [epoch, xidFrom, xidTo]);
    made.push(sealOn(made.at(-1) ?? null, { epoch, xidFrom: BigInt(xidFrom), xidTo: BigInt(xidTo), entries }));
  }
  return made.map(wholeBlock);
};

const COPIED = `insert into audit.event (id, xid, kind, outcome, subject_type, subject_id, related, actor_id, known_by,
  effective_on, command_id) select gen_random_uuid(), ?::text::xid8, kind, outcome, subject_type, subject_id, related,
  actor_id, known_by, effective_on, command_id from audit.event where outcome = 'done' order by seq limit 1`;

/** The entries as they now stand in the tables. */
const withRows = async (trx: Knex.Transaction, lines: readonly Line[]): Promise<Line[]> => [
  ...lines.filter(isNot('entry')),
  ...(await entriesWhere(trx, { event: 'true', transfer: 'true' })).map(entryLine),
];

const withBlocks = (lines: readonly Line[], blocks: readonly Line[]): Line[] => {
  const others = lines.filter(isNot('block'));
  return [...others.slice(0, 1), ...blocks, ...others.slice(1)];
};

const changedLast = <Kind extends Line['is']>(
  lines: readonly Line[],
  kind: Kind,
  change: (line: LineOf<Kind>) => Line,
): Line[] => {
  const at = lines.findLastIndex((line) => line.is === kind);
  return lines.map((line, index) => (index === at ? change(line as LineOf<Kind>) : line));
};

const stranger = (origin = ORIGIN) =>
  signerOf(origin, generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString());

/** The last block, its entries and whatever was signed over it: nothing in the database speaks of them any more. */
export const tailCut = ({ lines, ...rest }: Case): Case => {
  const last = blocksOf(lines).at(-1);
  const gone = new Set(last?.ids ?? []);
  const isSignedOver = (line: Line) =>
    line.is === 'checkpoint' && Number(line.note.split('\n')[1]) > (last?.number ?? 0);
  const kept = lines.filter(
    (line) => line !== last && !isSignedOver(line) && !(line.is === 'entry' && gone.has(line.fields['id'] ?? '')),
  );
  return { ...rest, lines: kept };
};

export const HISTORIES: readonly History[] = [
  { kind: 'tail cut, blocks and checkpoints included', change: tailCut, found: 'trail_cut' },
  {
    kind: 'an event changed, and every block hashed anew',
    change: async ({ lines, ...rest }, trx) => {
      await trx.raw(
        `update audit.event set reason = 'another' where id = (select id from audit.event order by seq limit 1 offset 3)`,
      );
      return { ...rest, lines: withBlocks(await withRows(trx, lines), await rehashed(trx, lines)) };
    },
    found: 'trail_forked',
  },
  {
    kind: 'old copy restored, and gone on from',
    change: async ({ lines, ...rest }, trx) => {
      const kept = lines.filter((line) => line !== blocksOf(lines).at(-1));
      const from = blocksOf(kept).at(-1)?.xidFrom ?? '0';
      await trx.raw('delete from audit.event where xid >= ?::text::xid8', [from]);
      await trx.raw(COPIED, [from]);
      return { ...rest, lines: withBlocks(await withRows(trx, kept), await rehashed(trx, kept)) };
    },
    found: 'trail_forked',
  },
  {
    kind: 'a block removed, the next ones moved up',
    change: ({ lines, ...rest }) => {
      const blocks = blocksOf(lines).filter(({ number }) => number !== 2);
      return {
        ...rest,
        lines: withBlocks(
          lines,
          blocks.map((block, number) => ({ ...block, number })),
        ),
      };
    },
    found: 'trail_forked',
  },
  {
    kind: 'a block missing',
    change: ({ lines, ...rest }) => ({
      ...rest,
      lines: withBlocks(
        lines,
        blocksOf(lines).filter(({ number }) => number !== 1),
      ),
    }),
    found: 'block_missing',
  },
  {
    kind: 'a block changed in place',
    change: ({ lines, ...rest }) => ({
      ...rest,
      lines: changedLast(lines, 'block', (block) => ({ ...block, xidTo: `${block.xidTo}0` })),
    }),
    found: 'block_changed',
  },
  {
    kind: 'two stories on the anchor',
    change: ({ lines, anchor, name }) => ({
      name,
      lines,
      anchor: [...anchor, { ...blocksOf(anchor).at(-1)!, hash: '1'.repeat(64) }],
    }),
    found: 'trail_forked',
  },
  {
    kind: 'a checkpoint edited',
    change: ({ lines, ...rest }) => ({
      ...rest,
      lines: changedLast(lines, 'checkpoint', ({ is, note }) => ({ is, note: note.replace(/\nat 2/, '\nat 1') })),
    }),
    found: 'checkpoint_forged',
  },
  {
    kind: 'a checkpoint of another key',
    change: ({ lines, ...rest }) => ({
      ...rest,
      lines: changedLast(lines, 'checkpoint', ({ is, note }) => ({
        is,
        note: stranger().sign(`${note.split('\n\n')[0] ?? ''}\n`),
      })),
    }),
    found: 'checkpoint_forged',
  },
  {
    kind: 'a checkpoint of another trail',
    change: ({ lines, ...rest }) => ({
      ...rest,
      lines: lines.map((line) => (line.is === 'evidence' ? { ...line, origin: 'another/trail' } : line)),
    }),
    found: 'checkpoint_foreign',
  },
  {
    kind: 'all signed anew by a key of one’s own',
    change: async ({ lines, name }, trx) => {
      const signer = stranger();
      await trx.raw(`delete from audit.event where id = (select id from audit.event order by seq limit 1)`);
      const blocks = await rehashed(trx, lines);
      const peaks = [Buffer.alloc(32)];
      const last = { ...blocks.at(-1)!, peaks } as unknown as Block;
      const note = checkpointOf(last, { origin: ORIGIN, signer, at: new Date() });
      const signed: Line[] = [
        { is: 'key', note: introduce(signer.verifier, signer) },
        { is: 'checkpoint', note },
      ];
      return {
        name,
        anchor: [],
        lines: [...withBlocks(lines.filter(isNot('checkpoint')).filter(isNot('key')), blocks), ...signed],
      };
    },
    found: 'key_unintroduced',
  },
];
