import { z } from 'zod';
import { LegalForm } from '../programme/programme-facts.ts';
import { LocalDate } from '../shared/dates.ts';
import type { OrganisationId, PersonId } from '../shared/ids.ts';
import { checkIce, Ice, Rib } from './identifiers.ts';
import { iceChecksumWrong, membersInconsistent, registrationDatesImpossible, seatUnknown } from './registry-errors.ts';
import type { Organisation } from './registry-facts.ts';

const Line = z.string().trim().min(1).max(120);
const Count = z.int().min(0).max(1_000_000);

export const Registration = z.strictObject({
  court: Line,
  number: Line,
  registeredOn: LocalDate,
  extractOn: LocalDate,
});

export const Seat = z.strictObject({
  region: z.string().regex(/^\d{2}$/),
  province: z.string().regex(/^\d{2}\.\d{3}$/),
  commune: Line,
  douar: Line.nullable(),
});

export const Members = z.strictObject({
  total: z.int().min(1).max(1_000_000),
  women: Count,
  youth: Count,
  youngWomen: Count,
});

export const NewOrganisation = z
  .strictObject({
    legalForm: LegalForm,
    nameAr: Line,
    /** A bank file carries Latin letters, seventy of them. */
    nameLatin: z
      .string()
      .trim()
      .regex(/^[\p{Script=Latin}\d '.,()/+:?-]{2,70}$/u),
    ice: Ice.nullable(),
    iceOverrideReason: z.string().trim().min(10).max(500).nullable(),
    registration: Registration,
    seat: Seat,
    sector: z.string().regex(/^[a-z][a-z0-9_]{1,39}$/),
    members: Members,
    rib: Rib,
  })
  .meta({ id: 'NewOrganisation' });
export type NewOrganisation = z.output<typeof NewOrganisation>;

interface Registering {
  readonly id: OrganisationId;
  readonly representativeId: PersonId;
  readonly today: LocalDate;
  /** Whether the seat's province is one, of the seat's region. */
  readonly isSeatKnown: boolean;
}

export const register = (
  { rib: _rib, iceOverrideReason, ...organisation }: NewOrganisation,
  { id, representativeId, today, isSeatKnown }: Registering,
): Organisation => {
  const { ice, members, seat, registration } = organisation;
  if (ice !== null && checkIce(ice) === 'checksum' && iceOverrideReason === null) throw iceChecksumWrong(ice);
  if (!isConsistent(members)) throw membersInconsistent(members);
  if (!isSeatKnown) throw seatUnknown(seat.region, seat.province);
  if (registration.registeredOn > registration.extractOn || registration.extractOn > today) {
    throw registrationDatesImpossible(registration.registeredOn, registration.extractOn);
  }
  return { ...organisation, id, representativeId, version: 1 };
};

/** A young woman is counted among the women and among the youth, and once in the total. */
const isConsistent = ({ total, women, youth, youngWomen }: Organisation['members']): boolean =>
  youngWomen <= Math.min(women, youth) && women + youth - youngWomen <= total;
