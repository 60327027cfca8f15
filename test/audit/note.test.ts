import { createHash, generateKeyPairSync } from 'node:crypto';
import { checkpointOf, introduce, openCheckpoint, trustedKeys } from '../../services/audit/checkpoint.ts';
import { rootOfPeaks } from '../../services/audit/merkle.ts';
import { openNote, readVerifier, signerOf } from '../../services/audit/note.ts';
import { entryOf, sealed } from '../support/builders/sealed.ts';

const pem = () => generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
const signer = (name = 'example.org/trail') => signerOf(name, pem());

describe('a signed note', () => {
  it('opens for whoever knows its key, in the published form', () => {
    // The example of C2SP signed-note.
    const known = readVerifier('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW')!;
    const note =
      'If you think cryptography is the answer to your problem,\n' +
      "then you don't know what your problem is.\n\n" +
      '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
    expect(openNote(note, [known])).toContain('cryptography is the answer');
    expect(openNote(note.replace('problem,', 'problem.'), [known])).toBeNull();
  });

  it('does not open with another key, another name, another text or half a signature', () => {
    const ours = signer();
    const known = [readVerifier(ours.verifier)!];
    const note = ours.sign('hello\n');
    expect(openNote(note, known)).toBe('hello\n');
    expect(openNote(signer().sign('hello\n'), known)).toBeNull();
    expect(openNote(note, [readVerifier(signer().verifier)!])).toBeNull();
    expect(openNote(note.replace('hello', 'hallo'), known)).toBeNull();
    expect(openNote(note.replace('— example.org/trail', '— example.net/trail'), known)).toBeNull();
    expect(openNote(note.slice(0, -8), known)).toBeNull();
    expect(openNote('', known)).toBeNull();
  });

  it('reads no public key whose name or number is another', () => {
    const { verifier } = signer();
    expect(readVerifier(verifier)).not.toBeNull();
    expect(readVerifier(verifier.replace('example.org', 'example.net'))).toBeNull();
    expect(readVerifier(verifier.replace(/\+.{8}\+/, '+00000000+'))).toBeNull();
    expect(readVerifier('')).toBeNull();
    expect(readVerifier(`junk ${verifier}`)).toBeNull();
    expect(readVerifier(`${verifier} more`)).toBeNull();
    expect(readVerifier(`${verifier}=!`)).toBeNull();
  });

  it('reads no public key of another kind or another length, though its number is right', () => {
    const verifierOf = (kind: number, key: Buffer): string => {
      const hash = createHash('sha256')
        .update('x\n')
        .update(Buffer.from([1]))
        .update(key)
        .digest('hex');
      return `x+${hash.slice(0, 8)}+${Buffer.concat([Buffer.from([kind]), key]).toString('base64')}`;
    };
    expect(readVerifier(verifierOf(1, Buffer.alloc(32, 5)))).toEqual({
      name: 'x',
      id: expect.stringMatching(/^[0-9a-f]{8}$/) as string,
      key: Buffer.alloc(32, 5),
    });
    expect(readVerifier(verifierOf(2, Buffer.alloc(32, 5)))).toBeNull();
    expect(readVerifier(verifierOf(1, Buffer.alloc(31, 5)))).toBeNull();
    expect(readVerifier(verifierOf(1, Buffer.alloc(33, 5)))).toBeNull();
  });

  it('opens whole lines only, signed once, and in one spelling', () => {
    const ours = signer();
    const known = [readVerifier(signer().verifier)!, readVerifier(ours.verifier)!];
    const note = ours.sign('one\n\ntwo\n');
    expect(openNote(note, known)).toBe('one\n\ntwo\n');
    expect(note).toMatch(/^one\n\ntwo\n\n— example\.org\/trail [A-Za-z0-9+/]{91}=\n$/);
    expect(openNote(`${note}more\n`, known)).toBeNull();
    expect(openNote(note.slice(0, -1), known)).toBeNull();
    expect(openNote(note.replace('\n\n—', '\n—'), known)).toBeNull();
    expect(openNote(ours.sign('no line'), known)).toBeNull();
    expect(openNote('one\n\n— example.org/trail AAAA\n', known)).toBeNull();
    // 68 bytes leave two bits of the last letter unused.
    const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
    const last = note.at(-3) ?? '';
    const otherwise = `${note.slice(0, -3)}${digits[digits.indexOf(last) + 1] ?? ''}=\n`;
    expect(Buffer.from(otherwise.slice(-94, -1), 'base64')).toEqual(Buffer.from(note.slice(-94, -1), 'base64'));
    expect(openNote(otherwise, known)).toBeNull();
  });
});

describe('keys', () => {
  it('are trusted when one that is trusted introduces them, in order, and not otherwise', () => {
    const [first, second, third, stranger] = [signer(), signer(), signer(), signer()];
    const story = [
      introduce(first.verifier, first),
      introduce(second.verifier, first),
      introduce(third.verifier, second),
    ];
    const names = (introductions: string[]) => trustedKeys([first.verifier], introductions).length;
    expect(names(story)).toBe(4); // the first one introduces itself, too
    expect(names(story.toReversed())).toBe(3);
    expect(names([introduce(stranger.verifier, stranger)])).toBe(1);
    expect(names([introduce(third.verifier, second)])).toBe(1);
    expect(names([first.sign('touiza key\nnonsense\n'), first.sign('hello\n')])).toBe(1);
    expect(trustedKeys(['nonsense'], story)).toEqual([]);
    expect(names([first.sign(`a touiza key\n${second.verifier}\n`)])).toBe(1);
    expect(names([first.sign(`touiza key\n${second.verifier}\nmore\n`)])).toBe(1);
    expect(introduce(second.verifier, first)).toContain(`touiza key\n${second.verifier}\n\n— `);
  });

  it('say in a checkpoint which trail it is, how long, what its root is, and when', () => {
    const ours = signer();
    const blocks = sealed([[entryOf(1)], [entryOf(2)], [entryOf(3)]]);
    const note = checkpointOf(blocks[2]!, { origin: 'a/b', signer: ours, at: new Date('2026-03-01T08:00:00.000Z') });
    const root = rootOfPeaks(blocks[2]!.peaks);
    expect(note).toMatch(/^a\/b\n3\n\S{44}\nepoch 1\nat 2026-03-01T08:00:00\.000Z\n\n— /);
    expect(openCheckpoint(note, trustedKeys([ours.verifier], []))).toEqual({
      origin: 'a/b',
      size: 3,
      root,
      epoch: 1,
      at: '2026-03-01T08:00:00.000Z',
    });
    expect(openCheckpoint(note, trustedKeys([signer().verifier], []))).toBeNull();
  });

  it('sign checkpoints and nothing that only looks like one', () => {
    const ours = signer();
    const known = trustedKeys([ours.verifier], []);
    const text = `a/b\n3\n${Buffer.alloc(32).toString('base64')}\nepoch 1\nat 2026-03-01T00:00:00.000Z\n`;
    expect(openCheckpoint(ours.sign(text), known)).toMatchObject({ origin: 'a/b', size: 3, epoch: 1 });
    expect(openCheckpoint(ours.sign(`${text}more\n`), known)).toBeNull();
    const open = (from: string | RegExp, to: string) => openCheckpoint(ours.sign(text.replace(from, to)), known);
    expect(open('3\n', '-3\n')).toBeNull();
    expect(open('3\n', `${'9'.repeat(15)}\n`)).toMatchObject({ size: 999_999_999_999_999 });
    expect(open('3\n', `${'9'.repeat(16)}\n`)).toBeNull();
    expect(open('epoch 1', 'epoch 123456789')).toMatchObject({ epoch: 123_456_789 });
    expect(open('epoch 1', 'epoch 1234567890')).toBeNull();
    expect(open('epoch 1', 'epoch x')).toBeNull();
    expect(open(/A+=/, `${'A'.repeat(42)}=`)).toBeNull();
    expect(open(/A+=/, `${'A'.repeat(44)}=`)).toBeNull();
    expect(open(/A+=/, `${'!'.repeat(43)}=`)).toBeNull();
    expect(open('a/b', 'a b')).toBeNull();
    expect(open('a/b', 'more\na/b')).toBeNull();
    expect(open('at 2026', 'at in 2026')).toBeNull();
  });
});
