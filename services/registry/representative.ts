import { z } from 'zod';
import { endOf, instantAt, LocalDate } from '../shared/dates.ts';
import { DocumentId, PersonId } from '../shared/ids.ts';
import type { OrganisationId, RepresentativeId } from '../shared/ids.ts';
import { authorityDatesImpossible, representativeEnded } from './registry-errors.ts';
import type { Representative } from './registry-facts.ts';
import { Line } from './words.ts';

export const CAPACITIES = [
  'president',
  'vice_president',
  'secretary_general',
  'treasurer',
  'director',
  'manager',
  'owner',
  'proxy',
] as const;

/** On what somebody speaks for an organisation: usually the minutes of the assembly that chose them. */
export const Authority = z
  .strictObject({
    capacity: z.enum(CAPACITIES),
    act: Line,
    documentId: DocumentId.nullable().default(null),
    from: LocalDate,
    /** The last day; null where the act names none. */
    until: LocalDate.nullable().default(null),
  })
  .meta({ id: 'Authority' });
export type Authority = z.output<typeof Authority>;

export const NewRepresentative = Authority.extend({ personId: PersonId }).meta({ id: 'NewRepresentative' });
export type NewRepresentative = z.output<typeof NewRepresentative>;

interface Naming {
  readonly id: RepresentativeId;
  readonly organisationId: OrganisationId;
  readonly namedBy: PersonId;
  readonly today: LocalDate;
}

export const name = (named: NewRepresentative, { today, ...naming }: Naming): Representative => {
  requireTerm(named, today);
  return { ...named, ...naming, endedOn: null };
};

/** An act gives a voice for a term that is not over. */
export const requireTerm = ({ from, until }: Pick<Authority, 'from' | 'until'>, today: LocalDate): void => {
  if (until !== null && (until < from || until < today)) throw authorityDatesImpossible(from, until);
};

/** Whoever registers an organisation speaks for it from that day, on nothing yet but their own word. */
export const registrant = (personId: PersonId, { today, ...naming }: Naming): Representative => ({
  ...naming,
  personId,
  capacity: null,
  act: null,
  documentId: null,
  from: today,
  until: null,
  endedOn: null,
});

export const end = (representative: Representative, today: LocalDate): Representative => {
  if (representative.endedOn !== null) throw representativeEnded(representative.id);
  return { ...representative, endedOn: today };
};

export const isCurrent = ({ from, until, endedOn }: Representative, today: LocalDate): boolean =>
  endedOn === null && from <= today && (until === null || until >= today);

/** Whether somebody's authority may be ended: an organisation always has another voice on that day. */
export const mayEnd = (
  { id, endedOn }: Pick<Representative, 'id' | 'endedOn'>,
  all: readonly Representative[],
  today: LocalDate,
): boolean => endedOn === null && all.some((other) => other.id !== id && isCurrent(other, today));

/** From the first instant of the first day to the end of the last one: the role is held exactly as long. */
export const termOf = ({ from, until }: Pick<Representative, 'from' | 'until'>) => ({
  from: instantAt(from, '00:00'),
  until: until === null ? null : endOf(until),
});
