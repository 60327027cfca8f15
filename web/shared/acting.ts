import { createHash } from 'node:crypto';
import type { Request } from 'express';
import type {} from 'pino-http';
import { v5 } from 'uuid';
import { z } from 'zod';
import type { Command } from '../../services/shared/command.ts';
import { DomainError } from '../../services/shared/errors.ts';
import type { Quota } from '../../services/shared/quota.ts';
import type { Asked } from './asked.ts';
import { faultsOf, ruleFaults } from './faults.ts';
import { readFields, type Fields, type Reading, type Values } from './fields.ts';
import type { FormFault, Posted } from './form.tsx';
import { formForeign } from './page-errors.ts';
import { statusOf, tooOften } from './problem-page.tsx';
import { requireQuota, TOO_OFTEN, TooOften } from './quotas.ts';
import type { Reader } from './reader.ts';
import type { SentFile, SentForm } from './sent-form.ts';
import { visitOf } from './visit.ts';

interface Sent<Params extends z.ZodObject, Input> extends Asked<Params>, SentForm {
  readonly command: Command;
  /** A further command of the same press: pressed twice, each is done once. */
  readonly also: (step: string) => Command;
  readonly input: Input;
}

interface Answered<Answer> {
  readonly answer: Answer;
}

/** What a form of a page does. */
export interface Action<Params extends z.ZodObject, Schema extends z.ZodType, Answer = never> {
  /** How what was typed becomes what the schema takes. */
  readonly fields?: Fields;
  /** What the use case takes; without one, the form says nothing but that it was sent. */
  readonly schema?: Schema;
  /** What rules say already of an input that the schema refuses, so that it is not told in a second refusal. */
  readonly foresee?: (typed: unknown) => DomainError | null;
  /** What it lets somebody guess at may be asked so often; known by the API under the same operation, it is one count. */
  readonly limited?: {
    readonly operation: string;
    readonly quota: Quota;
    readonly guessedAt?: (input: z.output<Schema>) => string;
  };
  /** A file must come along. */
  readonly needsFile?: boolean;
  /**
   * Gives the address to go on to; where a text `page.done.<action>` is there, it is told on arrival. What may stand in
   * no address, such as a secret, is given as an answer: this very page shows it, once.
   */
  readonly run: (sent: Sent<Params, z.output<Schema>>) => Promise<string | Answered<Answer>>;
}

interface Acting<Params extends z.ZodObject> {
  readonly request: Request;
  readonly asked: Asked<Params>;
  readonly sent: SentForm;
  readonly bytesMax: number;
}

type Outcome<Answer> = { readonly address: string } | Answered<Answer> | Refused;

interface Refused {
  readonly posted: Posted;
  readonly status: number;
  /** Where it was asked too often. */
  readonly retryAfterSeconds: number | null;
}

const INVALID = 422;

/** Reads the form, asks the use case, and says where to go on, or what is wrong. */
export const act = async <Params extends z.ZodObject, Schema extends z.ZodType, Answer>(
  action: Action<Params, Schema, Answer>,
  { request, asked, sent, bytesMax }: Acting<Params>,
): Promise<Outcome<Answer>> => {
  const { reader } = visitOf(request);
  const name = sent.values['action'] ?? '';
  const parsed = parse(action, sent, reader);
  const faults = [
    ...fileFaults(reader, sent.file, { bytesMax, isNeeded: action.needsFile === true }),
    ...parsed.faults,
  ];
  const refused = (why: readonly FormFault[], status: number, isStale = false) => ({
    posted: { values: sent.values, faults: inOrder(why, sent.values), isStale },
    status,
    retryAfterSeconds: null,
  });
  if (faults.length > 0) return refused(faults, INVALID);
  const input = parsed.input as z.output<Schema>;
  const command = commandOf(request, sent);
  const also = (step: string): Command => ({ ...command, id: v5(step, command.id), expectedVersion: null });
  try {
    await withinLimits(action, request, input);
    const done = await action.run({ ...asked, ...sent, command, also, input });
    return typeof done === 'string' ? { address: toldOf(reader, name, done) } : done;
  } catch (error) {
    if (error instanceof TooOften) {
      const { retryAfterSeconds } = error;
      return { ...refused([{ field: null, text: tooOften(reader, error) }], TOO_OFTEN), retryAfterSeconds };
    }
    if (!(error instanceof DomainError) || error.kind === 'unavailable') throw error;
    return refused(
      ruleFaults(error, { reader, action: name, reading: parsed.reading, hasFile: sent.file !== null }),
      statusOf(error),
      error.code === 'version_stale',
    );
  }
};

/** As the form asks from its top to its end, which is the order in which a browser sends it: what is of no field first. */
const inOrder = (faults: readonly FormFault[], sent: Values): FormFault[] => {
  const names = Object.keys(sent);
  const placeOf = ({ field }: FormFault): number => {
    if (field === null) return -1;
    return names.includes(field) ? names.indexOf(field) : names.length;
  };
  return faults.toSorted((one, other) => placeOf(one) - placeOf(other));
};

const withinLimits = async <Params extends z.ZodObject, Schema extends z.ZodType, Answer>(
  { limited }: Action<Params, Schema, Answer>,
  request: Request,
  input: z.output<Schema>,
): Promise<void> => {
  if (limited === undefined) return;
  const { operation, quota, guessedAt } = limited;
  await requireQuota(request, { operation, quota, ...(guessedAt && { guessedAt: guessedAt(input) }) });
};

/** What was typed, as the use case takes it, or what is wrong with it. */
const parse = <Params extends z.ZodObject, Schema extends z.ZodType, Answer>(
  { fields = {}, schema, foresee }: Action<Params, Schema, Answer>,
  { values }: SentForm,
  reader: Reader,
): { input: unknown; faults: readonly FormFault[]; reading: Reading } => {
  const reading = readFields(fields, values);
  const parsed = (schema ?? z.unknown()).safeParse(reading.input);
  if (parsed.success) return { input: parsed.data, faults: [], reading };
  const refused = { reader, action: values['action'] ?? '', reading };
  const faults = faultsOf(parsed.error.issues, refused);
  const foreseen = foresee?.(reading.input) ?? null;
  const more = foreseen === null ? [] : ruleFaults(foreseen, { ...refused, hasFile: false });
  const isNew = ({ field }: FormFault) => field !== null && !faults.some((each) => each.field === field);
  return { input: null, reading, faults: [...faults, ...more.filter(isNew)] };
};

const MEGABYTE = 1024 * 1024;

interface FileLimits {
  readonly bytesMax: number;
  readonly isNeeded: boolean;
}

const fileFaults = (reader: Reader, file: SentFile | null, { bytesMax, isNeeded }: FileLimits): FormFault[] => {
  if (file?.isCut === true) {
    return [{ field: 'file', text: reader.say('page.fault.file_too_large', { megabytes: bytesMax / MEGABYTE }) }];
  }
  return isNeeded && file === null ? [{ field: 'file', text: reader.say('page.fault.file_missing') }] : [];
};

/** Where one is led after something was done, told so where there are words for it. */
const toldOf = (reader: Reader, action: string, address: string): string => {
  if (reader.known(`page.done.${action}`) === undefined) return address;
  const [place = '', part] = address.split('#');
  return `${place}${place.includes('?') ? '&' : '?'}done=${action}${part === undefined ? '' : `#${part}`}`;
};

/** What a page of ours wrote into its form: anything else in its place was written by somebody else. */
const Hidden = z.object({ command_id: z.uuid(), version: z.coerce.number().int().nonnegative().optional() });

const commandOf = (request: Request, { values, file }: SentForm): Command => {
  const hidden = Hidden.safeParse(values);
  if (!hidden.success) throw formForeign();
  const { command_id: _id, form_token: _token, version: _version, ...input } = values;
  return {
    id: hidden.data.command_id,
    actor: visitOf(request).actor,
    inputHash: hashOf(request.path, input, file),
    requestId: request.id as string,
    expectedVersion: hidden.data.version ?? null,
  };
};

const hashOf = (path: string, input: Values, file: SentFile | null): string =>
  createHash('sha256')
    .update(JSON.stringify([path, input]))
    .update(file?.bytes ?? '')
    .digest('hex');
