import { z } from 'zod';
import type { DomainError } from '../../services/shared/errors.ts';
import { fieldConcerned } from './concerned-field.ts';
import type { Reading } from './fields.ts';
import { textOf, type FormFault } from './form.tsx';
import { refusalIn } from './problem-page.tsx';
import type { Reader } from './reader.ts';

interface Refused {
  readonly reader: Reader;
  readonly action: string;
  readonly reading: Reading;
}

interface RuleRefused extends Refused {
  /** A file came along: it may be what is refused. */
  readonly hasFile: boolean;
}

/** What a schema refuses, told in our own words, one fault a field; the schema's own words never reach a page. */
export const faultsOf = (issues: readonly z.core.$ZodIssue[], refused: Refused): FormFault[] => {
  const faults = issues.map((issue) => faultOf(issue, refused));
  return faults.filter(({ field }, place) => faults.findIndex((first) => first.field === field) === place);
};

const faultOf = (issue: z.core.$ZodIssue, { reader, action, reading }: Refused): FormFault => {
  const leaf = reading.leafAt(issue.path.map((part) => (typeof part === 'number' ? part : String(part))));
  const own = reader.known(`page.fault.${issue.message}`);
  if (!leaf)
    return {
      field: null,
      text: own ?? textOf(reader, 'fault', { action, name: issue.path.join('.') }) ?? reader.say('page.fault.invalid'),
    };
  const blank = leaf.value === undefined || leaf.value === false;
  return {
    field: leaf.name,
    text:
      own ??
      textOf(reader, 'fault', { action, name: leaf.name }) ??
      (blank ? reader.say('page.fault.missing') : textOfIssue(reader, issue, leaf.kind)),
  };
};

const BY_KIND = new Set(['amount', 'number', 'date', 'instant']);

const textOfIssue = (reader: Reader, issue: z.core.$ZodIssue, kind: string): string => {
  if (kind === 'percent') return reader.say('page.fault.percent');
  if (kind === 'text') return lengthFault(reader, issue);
  if (issue.code === 'too_big') return reader.say('page.fault.too_large', { maximum: String(issue.maximum) });
  if (issue.code === 'too_small') return reader.say('page.fault.too_small', { minimum: String(issue.minimum) });
  return reader.say(BY_KIND.has(kind) ? `page.fault.${kind}` : 'page.fault.invalid');
};

/** Words are counted by letter. */
const lengthFault = ({ say }: Reader, issue: z.core.$ZodIssue): string => {
  if (issue.code === 'too_small') return say('page.fault.too_short', { minimum: Number(issue.minimum) });
  if (issue.code === 'too_big') return say('page.fault.too_long', { maximum: Number(issue.maximum) });
  return say('page.fault.invalid');
};

/**
 * What a rule refuses says what to do: beside the field that it is about, where it is about one, else on the whole form.
 * Where it found several things, each is said too, beside its field where this form asks for it.
 */
export const ruleFaults = (error: DomainError, refused: RuleRefused): FormFault[] => {
  const { reader, reading } = refused;
  const found = Found.safeParse(error.details);
  const each = (found.success ? [...found.data.faults, ...found.data.findings] : []).flatMap((fault) => {
    const text = ['fault', 'finding', 'error']
      .map((list) => reader.told(list, fault))
      .find((told) => told !== undefined);
    return text === undefined ? [] : [{ field: fieldAt(fault.path, reading), text }];
  });
  return [{ field: fieldConcerned(error, refused), text: refusalIn(reader, error) }, ...each];
};

const Things = z.array(z.looseObject({ code: z.string(), path: z.string().default('') })).default([]);
const Found = z.looseObject({ faults: Things, findings: Things });

/** The field of this very place; the input may be but a part of what the rule looked at. */
const fieldAt = (path: string, { leafAt }: Reading): string | null => {
  const parts = path.split('.');
  const tails = parts.map((_, from) => parts.slice(from));
  const leaves = tails.flatMap((tail) => {
    const leaf = leafAt(tail);
    return leaf?.path.join('.') === tail.join('.') ? [leaf] : [];
  });
  return leaves[0]?.name ?? null;
};
