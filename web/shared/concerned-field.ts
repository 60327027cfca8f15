import type { DomainError } from '../../services/shared/errors.ts';
import type { Leaf, Reading } from './fields.ts';
import { textOf } from './form.tsx';
import type { Reader } from './reader.ts';

/**
 * The fields that a refusal may be about, by their places in the input, where its facts do not give what was typed:
 * the first that something was typed into, or else the first of all.
 */
export const CONCERNED: Readonly<Record<string, readonly string[]>> = {
  agenda_empty: ['dossierIds'],
  already_applied: ['organisationId'],
  already_on_agenda: ['dossierIds'],
  authority_dates_impossible: ['until'],
  call_reference_taken: ['reference'],
  chair_absent: ['presentIds'],
  chair_not_a_member: ['chairId'],
  closing_not_later: ['closesAt'],
  closing_passed: ['closesAt'],
  conflict_already_known: ['reviewerId', 'kind'],
  copy_reason_missing: ['reason'],
  delegation_dates_wrong: ['to'],
  delegation_not_in_force: ['delegationId'],
  delegation_to_oneself: ['delegateId'],
  dossier_not_ranked: ['dossierIds'],
  entry_placed_already: ['entryIds'],
  envelope_exceeded: ['amount'],
  funder_code_taken: ['code'],
  grant_to_oneself: ['personId'],
  invitation_accepted: ['code'],
  invitation_declined: ['code'],
  invitation_expired: ['code'],
  invitation_missing: ['code'],
  invitation_unreachable: ['phone'],
  invitation_withdrawn: ['code'],
  invoice_already_used: ['invoice.number'],
  members_inconsistent: ['members.total'],
  not_adjourned_for_quorum: ['secondOf'],
  not_rectifiable: ['rectifies'],
  out_of_rank_order: ['reason'],
  placement_sum_differs: ['entryIds'],
  placement_unfit: ['kind'],
  proof_not_asked: ['kind'],
  question_open: ['dossierIds'],
  quorum_missing: ['presentIds'],
  quorum_present: ['presentIds'],
  reason_missing: ['reason'],
  receipt_already_recorded: ['bankReference'],
  registration_dates_impossible: ['registration.extractOn', 'registration.registeredOn'],
  rib_already_declared: ['rib'],
  rib_disputed: ['rib'],
  role_already_held: ['role'],
  seat_unknown: ['seat.province'],
  second_agenda_differs: ['dossierIds'],
  second_already_convened: ['secondOf'],
  session_reference_taken: ['reference'],
  two_offices_one_person: ['secretaryId'],
};

/** What is said of the file that came along; a file has no place in the input. */
export const OF_THE_FILE: ReadonlySet<string> = new Set([
  'document_empty',
  'document_quarantined',
  'document_too_large',
  'media_type_differs',
  'not_a_bank_statement',
  'statement_account_not_rib',
  'statement_account_unknown',
  'statement_currency_unknown',
  'statement_date_unreadable',
  'statement_differs',
  'statement_not_single',
  'statement_version_unknown',
  'too_many_documents',
  'too_many_unscanned',
]);

interface Sent {
  readonly reader: Reader;
  readonly action: string;
  readonly reading: Reading;
  readonly hasFile: boolean;
}

/** The one field of the form that a refusal is about; null where it is about the whole. */
export const fieldConcerned = (
  { code, details }: Pick<DomainError, 'code' | 'details'>,
  { reader, action, reading, hasFile }: Sent,
): string | null => {
  if (OF_THE_FILE.has(code)) return hasFile ? 'file' : null;
  // What is hidden in a form has no label, and nobody could mend it.
  const shown = reading.leaves.filter(({ name }) => textOf(reader, 'field', { action, name }) !== undefined);
  return (named(CONCERNED[code] ?? [], shown) ?? typed(details, shown))?.name ?? null;
};

const named = (places: readonly string[], leaves: readonly Leaf[]): Leaf | undefined => {
  const at = places.flatMap((place) => leaves.filter(({ path }) => path.join('.') === place));
  return at.find(({ value }) => value !== undefined) ?? at[0];
};

/** The field into which a fact of the refusal was typed, by its name and by what it says; the last of several. */
const typed = (details: object, leaves: readonly Leaf[]): Leaf | undefined =>
  Object.entries(details)
    .map(([name, fact]: [string, unknown]) =>
      leaves.findLast(({ path, value }) => path.at(-1) === name && isSaid(value, fact)),
    )
    .find((leaf) => leaf !== undefined);

const isSaid = (value: unknown, fact: unknown): boolean => {
  const text = textOfFact(fact);
  return text !== undefined && (textOfFact(value) === text || amountIn(value) === text);
};

const textOfFact = (fact: unknown): string | undefined => {
  if (fact instanceof Date) return fact.toISOString();
  if (Array.isArray(fact)) return undefined;
  return typeof fact === 'string' || typeof fact === 'number' ? String(fact) : undefined;
};

const amountIn = (value: unknown): unknown => (Object(value) as { readonly amount?: unknown }).amount;
