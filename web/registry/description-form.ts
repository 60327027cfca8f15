import { LegalForm } from '../../services/programme/programme-facts.ts';
import { foreseenIn } from '../../services/registry/description.ts';
import { detailsOf } from '../../services/registry/registration.ts';
import type { DomainError } from '../../services/shared/errors.ts';
import type { Fields } from '../shared/fields.ts';

/** How an organisation describes itself, in whichever form. */
export const DESCRIPTION: Fields = {
  legalForm: 'text',
  formDetail: 'text',
  nameAr: 'text',
  nameLatin: 'text',
  ice: 'code',
  iceOverrideReason: 'text',
  taxNumber: 'code',
  cnssNumber: 'code',
  'registration.court': 'text',
  'registration.number': 'text',
  'registration.registeredOn': 'date',
  'registration.extractOn': 'date',
  'registration.odcoNumber': 'text',
  'registration.authority': 'text',
  'registration.receipt': 'text',
  'seat.province': 'text',
  'seat.commune': 'text',
  'seat.douar': 'text',
  sector: 'text',
  'members.total': 'number',
  'members.women': 'number',
  'members.youth': 'number',
  'members.youngWomen': 'number',
  phone: 'code',
  email: 'code',
};

export const CORRECTION: Fields = { ...DESCRIPTION, 'members.withDisability': 'number', reason: 'text' };

/**
 * What a form leaves out is not there; the region is told by the province. What the register of the legal form must give
 * is missed with all the rest, not in a second refusal.
 */
export const completed = (input: unknown): Readonly<Record<string, unknown>> => {
  const { seat = {}, legalForm, registration, ...rest } = input as Typed;
  const region = typeof seat.province === 'string' ? seat.province.slice(0, 2) : '00';
  const form = LegalForm.safeParse(legalForm);
  const needed = form.success ? detailsOf(form.data).needs.map((detail) => [detail, ''] as const) : [];
  return {
    ice: null,
    iceOverrideReason: null,
    legalForm,
    ...rest,
    registration: Object.assign(Object.fromEntries(needed), registration),
    seat: { douar: null, ...seat, region },
  };
};

interface Typed {
  readonly legalForm?: unknown;
  readonly registration?: object;
  readonly seat?: { readonly province?: unknown };
}

/** What the rules say of what can be read, while something else is missing. */
export const foreseen = (typed: unknown): DomainError | null => foreseenIn(completed(typed));
