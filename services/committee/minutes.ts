import { createHash } from 'node:crypto';
import { minutesText } from './minutes-text.ts';
import type { SittingRecord } from './sitting-record.ts';

export const numberOf = (year: number, sequence: number): string =>
  `PV-${String(year)}-${String(sequence).padStart(3, '0')}`;

/** The minutes as they are signed: one canonical JSON, its texts in Arabic and French, and its hash. */
export const minutesOf = (number: string, record: SittingRecord) => {
  const texts = { ar: minutesText('ar', number, record), fr: minutesText('fr', number, record) };
  const content = canonical({ number, ...record, texts });
  return { number, content, contentHash: createHash('sha256').update(content).digest('hex') };
};

/** JSON in one spelling: properties sorted, so that the same minutes always have the same hash. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([left], [right]) => (left < right ? -1 : 1)))
      : each,
  );
