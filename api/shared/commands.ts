import { createHash } from 'node:crypto';
import type { Request } from 'express';
import type {} from 'pino-http';
import type { Actor, Command } from '../../services/shared/command.ts';
import { dryRunMalformed, idempotencyKeyMalformed, idempotencyKeyMissing, ifMatchMalformed } from './edge-errors.ts';
import { actorOf } from './identity.ts';
import type { Untrusted } from './input.ts';
import { saidBy } from './reader.ts';

/** No colon and no slash: a key can never be the id of an automatic step. */
export const KEY = /^[A-Za-z0-9._-]{8,100}$/;
export const ETAG = /^(?:W\/)?"(\d{1,15})"$/;

/** What a command is asked with, by whichever door. */
export interface Asking extends Pick<Command, 'id' | 'requestId' | 'expectedVersion' | 'isRehearsal'> {
  readonly input: Untrusted;
}

/** The command that a request asks for: its key is the command's id. */
export const commandOf = (request: Request, operation: string): Command =>
  commandAsked(actorOf(request), operation, {
    id: keyOf(request),
    input: saidBy(request),
    requestId: request.id as string,
    expectedVersion: expectedVersionOf(request),
    isRehearsal: isDryRun(request),
  });

export const commandAsked = (actor: Actor, operation: string, { input, ...asking }: Asking): Command => ({
  ...asking,
  actor,
  inputHash: hashOf(operation, input),
});

/** The same operation on the same subject with the same body is the same input, however its JSON was spaced. */
const hashOf = (operation: string, { params, query, body }: Untrusted): string => {
  const hash = createHash('sha256').update(JSON.stringify([operation, params, query]));
  return hash.update(Buffer.isBuffer(body) ? body : JSON.stringify(body ?? {})).digest('hex');
};

export const keyOf = (request: Request): string => {
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

/** Whether the asker only wants to see what would happen. Anything but a plain yes or no could mean either. */
export const isDryRun = (request: Request): boolean => {
  const header = request.get('dry-run')?.toLowerCase() ?? 'false';
  if (header !== 'true' && header !== 'false') throw dryRunMalformed();
  return header === 'true';
};
