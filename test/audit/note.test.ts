import { generateKeyPairSync } from 'node:crypto';
import { introduce, openCheckpoint, trustedKeys } from '../../services/audit/checkpoint.ts';
import { openNote, readVerifier, signerOf } from '../../services/audit/note.ts';

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
  });

  it('sign checkpoints and nothing that only looks like one', () => {
    const ours = signer();
    const known = trustedKeys([ours.verifier], []);
    const text = `a/b\n3\n${Buffer.alloc(32).toString('base64')}\nepoch 1\nat 2026-03-01T00:00:00.000Z\n`;
    expect(openCheckpoint(ours.sign(text), known)).toMatchObject({ origin: 'a/b', size: 3, epoch: 1 });
    expect(openCheckpoint(ours.sign(`${text}more\n`), known)).toBeNull();
    expect(openCheckpoint(ours.sign(text.replace('3\n', '-3\n')), known)).toBeNull();
  });
});
