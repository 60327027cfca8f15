import { createHash } from 'node:crypto';
import type { Request } from 'express';
import type {} from 'pino-http';
import type { Command } from '../../services/shared/command.ts';
import { idempotencyKeyMalformed, idempotencyKeyMissing, ifMatchMalformed } from './edge-errors.ts';
import { actorOf } from './identity.ts';

/** No colon and no slash: a key can never be the id of an automatic step. */
const KEY = /^[A-Za-z0-9._-]{8,100}$/;
const ETAG = /^(?:W\/)?"(\d{1,15})"$/;

/** The command that a request asks for: its key is the command's id. */
export const commandOf = (request: Request, operation: string): Command => ({
  id: keyOf(request),
  actor: actorOf(request),
  inputHash: hashOf(request, operation),
  requestId: request.id as string,
  expectedVersion: expectedVersionOf(request),
});

/** The same operation on the same subject with the same body is the same input, however its JSON was spaced. */
const hashOf = ({ params, query, body }: Request, operation: string): string => {
  const hash = createHash('sha256').update(JSON.stringify([operation, params, query]));
  return hash.update(Buffer.isBuffer(body) ? body : JSON.stringify(body ?? {})).digest('hex');
};

const keyOf = (request: Request): string => {
  const key = request.get('idempotency-key');
  if (key === undefined) throw idempotencyKeyMissing();
  if (!KEY.test(key)) throw idempotencyKeyMalformed(KEY.source);
  return key;
};

const expectedVersionOf = (request: Request): number | null => {
  const header = request.get('if-match');
  if (header === undefined || header === '*') return null;
  const version = ETAG.exec(header)?.[1];
  if (version === undefined) throw ifMatchMalformed();
  return Number(version);
};
