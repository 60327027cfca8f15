import { sha256 } from './merkle.ts';

/** What stands in an event in the place of a personal value: it proves the value to whoever has the salt, and hides it. */
export const COMMITMENT = /commitment:[0-9a-f]{64}/g;

/** A value that was committed to, and the salt that proves it: kept until it is erased. */
export interface Opening {
  readonly commitment: string;
  readonly salt: Buffer;
  readonly value: string;
}

export const commitmentsIn = (texts: readonly (string | null)[]): string[] =>
  texts.flatMap((text) => text?.match(COMMITMENT) ?? []);

const TAG = Buffer.from([3]);

/** `03 ‖ length of the salt in four bytes ‖ salt ‖ value`. A bare hash of a name or an account would confirm a guess. */
export const commitmentOf = (salt: Buffer, value: string): string => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(salt.length);
  return `commitment:${sha256(TAG, length, salt, Buffer.from(value, 'utf8')).toString('hex')}`;
};
