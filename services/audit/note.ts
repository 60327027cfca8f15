import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { sha256 } from './merkle.ts';

/**
 * Signed notes as in C2SP `signed-note`: a text of whole lines, an empty line, then `— name base64(key id ‖ signature)`.
 * Ed25519 (RFC 8032) only, so there is no algorithm to be talked into.
 */
const ALGORITHM = Buffer.from([1]);
const SIGNED = /^([\s\S]+\n)\n— (\S+) ([A-Za-z0-9+/]+=*)\n$/;
/** `name+key id+base64(algorithm ‖ public key)`, the form in which a public key is given to anyone. */
const VERIFIER = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/;
/** What stands before the 32 bytes of an Ed25519 key in DER (RFC 8410). */
const DER = Buffer.from('302a300506032b6570032100', 'hex');

export interface Verifier {
  readonly name: string;
  readonly id: string;
  readonly key: Buffer;
}

/** Keeps a private key outside the database: a file, or a device that never gives it away. */
export interface Signer {
  /** The public half, as it is handed out. */
  readonly verifier: string;
  readonly sign: (text: string) => string;
}

const idOf = (name: string, key: Buffer): Buffer => sha256(Buffer.from(`${name}\n`), ALGORITHM, key).subarray(0, 4);

export const readVerifier = (text: string): Verifier | null => {
  const [, name = '', id = '', encoded = ''] = VERIFIER.exec(text) ?? [];
  const bytes = Buffer.from(encoded, 'base64');
  const key = bytes.subarray(1);
  if (key.length !== 32 || bytes[0] !== ALGORITHM[0] || idOf(name, key).toString('hex') !== id) return null;
  return { name, id, key };
};

export const signerOf = (name: string, pem: string): Signer => {
  const secret = createPrivateKey(pem);
  const key = createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(DER.length);
  const id = idOf(name, key);
  return {
    verifier: `${name}+${id.toString('hex')}+${Buffer.concat([ALGORITHM, key]).toString('base64')}`,
    sign: (text) => {
      const signature = Buffer.concat([id, sign(null, Buffer.from(text), secret)]).toString('base64');
      return `${text}\n— ${name} ${signature}\n`;
    },
  };
};

/** The text of a note that one of these has signed; null for every other. */
export const openNote = (note: string, verifiers: readonly Verifier[]): string | null => {
  const [, text = '', name = '', encoded = ''] = SIGNED.exec(note) ?? [];
  const signature = readSignature(encoded);
  const signer = verifiers.find((each) => each.name === name && each.id === signature?.id);
  if (signer === undefined || signature === null) return null;
  return verify(null, Buffer.from(text), publicKeyOf(signer.key), signature.bytes) ? text : null;
};

/** One signature has one spelling: what base64 leaves unused must be nothing. */
const readSignature = (encoded: string): { id: string; bytes: Buffer } | null => {
  const bytes = Buffer.from(encoded, 'base64');
  if (bytes.length !== 68 || bytes.toString('base64') !== encoded) return null;
  return { id: bytes.subarray(0, 4).toString('hex'), bytes: bytes.subarray(4) };
};

const publicKeyOf = (key: Buffer): KeyObject =>
  createPublicKey({ key: Buffer.concat([DER, key]), format: 'der', type: 'spki' });
