import { canonical, sha256Of } from '../shared/canonical.ts';
import { minutesText } from './minutes-text.ts';
import type { SittingRecord } from './sitting-record.ts';

export const numberOf = (year: number, sequence: number): string =>
  `PV-${String(year)}-${String(sequence).padStart(3, '0')}`;

/** The minutes as they are signed: one canonical JSON, its texts in Arabic and French, and its hash. */
export const minutesOf = (number: string, record: SittingRecord) => {
  const texts = { ar: minutesText('ar', number, record), fr: minutesText('fr', number, record) };
  const content = canonical({ number, ...record, texts });
  return { number, content, contentHash: sha256Of(content) };
};
