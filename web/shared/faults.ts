import { z } from 'zod';
import { DomainError } from '../../services/shared/errors.ts';
import type { Reading } from './fields.ts';
import { textOf, type FormFault } from './form.tsx';
import type { Reader } from './reader.ts';

interface Refused {
  readonly reader: Reader;
  readonly action: string;
  readonly reading: Reading;
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
  if (issue.code === 'too_big') return reader.say('page.fault.too_large', { maximum: String(issue.maximum) });
  if (issue.code === 'too_small') return reader.say('page.fault.too_small', { minimum: String(issue.minimum) });
  return reader.say(BY_KIND.has(kind) ? `page.fault.${kind}` : 'page.fault.invalid');
};

/** What a rule refuses: it concerns the whole form, and says what to do; where it found several things, each in words. */
export const ruleFaults = (reader: Reader, { code, details }: DomainError): FormFault[] => {
  const found = Found.safeParse(details);
  const each = found.success
    ? found.data.faults.flatMap((fault) => reader.known(`fault.${fault.code}`, fault) ?? [])
    : [];
  return [reader.say(`error.${code}`, details as Record<string, unknown>), ...each].map((text) => ({
    field: null,
    text,
  }));
};

const Found = z.looseObject({ faults: z.array(z.looseObject({ code: z.string() })) });
