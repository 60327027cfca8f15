import { randomBytes } from 'node:crypto';
import { sha256Of } from './canonical.ts';

const SECRET_BYTES = 18;

/** What opens something to whoever has it, and its hash: shown once, in the answer that makes it, and kept in no table. */
export const newSecret = (): { secret: string; hash: string } => {
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  return { secret, hash: sha256Of(secret) };
};
