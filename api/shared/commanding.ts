import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { asIfNotThere } from '../../services/shared/as-if-not-there.ts';
import { sha256Of } from '../../services/shared/canonical.ts';
import type { Actor, Command } from '../../services/shared/command.ts';
import { commandOf, type Asking } from './commands.ts';
import type { Edge } from './edge.ts';
import { recordingRefusals } from './refusals.ts';

/** How a route's command is asked for, once its input is read. */
export interface Commanding<Input, Result extends z.ZodType> {
  readonly operation: string;
  readonly result: Result;
  readonly handle: (asked: Input & { command: Command }) => Promise<z.output<Result>>;
}

interface Asked<Input> {
  readonly command: Command;
  readonly input: Input;
}

/** Does what a command asks, with a refusal recorded, and gives the answer as it travels. */
export const perform = async <Input extends { readonly params: Record<string, unknown> }, Result extends z.ZodType>(
  { operation, result, handle }: Commanding<Input, Result>,
  { command, input }: Asked<Input>,
  { recordRefusal }: Edge,
): Promise<unknown> => {
  const refused = { command, operation, params: input.params };
  const done = await asIfNotThere(input.params, () =>
    recordingRefusals(recordRefusal, refused, () => handle({ ...input, command })),
  );
  return z.encode(result, done);
};

/** One request, one command. */
export const commanding =
  <Input extends { readonly params: Record<string, unknown> }, Result extends z.ZodType>(
    commandSpec: Commanding<Input, Result>,
    inputOf: (request: Request) => Input,
    edge: Edge,
  ): RequestHandler =>
  async (request, response) => {
    const input = inputOf(request);
    const command = commandOf(request, commandSpec.operation);
    const done = await perform(commandSpec, { command, input }, edge);
    if (command.isRehearsal) response.set('dry-run', 'true').json(done);
    else answer(response, done);
  };

/** An answer with a `version` carries it as its ETag. */
export const answer = (response: Response, body: unknown): void => {
  if (typeof body === 'object' && body !== null && 'version' in body && typeof body.version === 'number') {
    response.set('etag', `"${String(body.version)}"`);
  }
  response.json(body);
};

/** An answer that anybody may keep: Express says 304 by itself to whoever names the ETag that it still has. */
export const answerKept = (response: Response, body: unknown, seconds: number): void => {
  const text = JSON.stringify(body);
  response
    .set('cache-control', `public, max-age=${String(seconds)}`)
    .set('etag', `"${sha256Of(text)}"`)
    .type('json')
    .send(text);
};

/** The same command, asked for by another door than its own request: with its own input, checked all the same. */
export type CommandDoor = (actor: Actor, asking: Asking, edge: Edge) => Promise<unknown>;
