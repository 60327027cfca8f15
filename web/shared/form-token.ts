import { randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * The token of a session's forms, written anew for each page: pages are compressed, and what stands in every one of them
 * unchanged could be guessed by its size.
 */
export const maskedToken = (key: Buffer): string => {
  const mask = randomBytes(key.length);
  return Buffer.concat([mask, xor(mask, key)]).toString('base64url');
};

export const isTokenOf = (key: Buffer, token: unknown): boolean => {
  if (typeof token !== 'string') return false;
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== 2 * key.length) return false;
  return timingSafeEqual(xor(bytes.subarray(0, key.length), bytes.subarray(key.length)), key);
};

const xor = (left: Buffer, right: Buffer): Buffer => Buffer.from(left.map((byte, place) => byte ^ (right[place] ?? 0)));
