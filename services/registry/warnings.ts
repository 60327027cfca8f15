import { addDays, type LocalDate } from '../shared/dates.ts';
import { checkIce } from './identifiers.ts';
import type { Organisation, Representative } from './registry-facts.ts';
import { isCurrent } from './representative.ts';

/** What looks wrong and may still be right: a person looks, nothing is refused. Sources: see `docs/glossary.md`. */
export const WARNINGS = [
  'ice_missing',
  'ice_doubtful',
  'tax_number_length',
  'cnss_number_length',
  'odco_number_missing',
  'receipt_still_provisional',
  'members_few',
  'members_one_expected',
  'authority_not_shown',
  'authority_over',
] as const;
export type Warning = (typeof WARNINGS)[number];

/** An association's final receipt follows the provisional one within sixty days (dahir 1-58-376, art. 5). */
const FINAL_RECEIPT_DAYS = 60;
/** A cooperative has at least five members (law 112-12); to be confirmed, so no more than a warning. */
const COOPERATIVE_MEMBERS_MIN = 5;

interface Known {
  readonly organisation: Organisation;
  readonly representatives: readonly Representative[];
  readonly today: LocalDate;
}

const LOOKS_WRONG: Record<Warning, (known: Known) => boolean> = {
  ice_missing: ({ organisation: { ice, legalForm } }) => ice === null && ['company', 'gie'].includes(legalForm),
  ice_doubtful: ({ organisation: { ice } }) => ice !== null && checkIce(ice) !== 'valid',
  tax_number_length: ({ organisation: { taxNumber } }) => isOutside(taxNumber, 7, 8),
  cnss_number_length: ({ organisation: { cnssNumber } }) => isOutside(cnssNumber, 7, 12),
  odco_number_missing: ({ organisation: { legalForm, registration } }) =>
    ['cooperative', 'union_of_cooperatives'].includes(legalForm) && registration.odcoNumber === null,
  receipt_still_provisional: ({ organisation: { registration }, today }) =>
    registration.receipt === 'provisional' && addDays(registration.registeredOn, FINAL_RECEIPT_DAYS) < today,
  members_few: ({ organisation: { legalForm, members } }) =>
    legalForm === 'cooperative' && members.total < COOPERATIVE_MEMBERS_MIN,
  members_one_expected: ({ organisation: { legalForm, members } }) =>
    legalForm === 'auto_entrepreneur' && members.total !== 1,
  authority_not_shown: ({ representatives, today }) =>
    representatives.some((each) => isCurrent(each, today) && each.act === null),
  authority_over: ({ representatives, today }) => !representatives.some((each) => isCurrent(each, today)),
};

const isOutside = (digits: string | null, least: number, most: number): boolean =>
  digits !== null && (digits.length < least || digits.length > most);

export const warningsOf = (known: Known): Warning[] => WARNINGS.filter((warning) => LOOKS_WRONG[warning](known));
