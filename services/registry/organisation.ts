import { z } from 'zod';
import { LegalForm } from '../programme/programme-facts.ts';
import { LocalDate } from '../shared/dates.ts';
import type { OrganisationId } from '../shared/ids.ts';
import { personal } from '../shared/personal.ts';
import { plainDigits } from '../shared/rib.ts';
import { Email, Phone } from './contact.ts';
import { checkIce, Ice, Rib } from './identifiers.ts';
import { Registration, requireRegistered } from './registration.ts';
import { iceChecksumWrong, identityReserved, membersInconsistent, seatUnknown } from './registry-errors.ts';
import type { Organisation } from './registry-facts.ts';
import { ArabicName, LatinName, Line, Reason } from './words.ts';

const Count = z.int().min(0).max(1_000_000);
const digits = (most: number) => z.string().overwrite(plainDigits).regex(/^\d+$/).max(most).nullable().default(null);

export const Seat = z.strictObject({
  region: z.string().regex(/^\d{2}$/),
  province: z.string().regex(/^\d{2}\.\d{3}$/),
  commune: Line,
  douar: Line.nullable(),
});

export const Members = z.strictObject({
  total: z.int().min(1).max(1_000_000),
  women: Count,
  /** Under 35. */
  youth: Count,
  youngWomen: Count,
  withDisability: Count.default(0),
});

const described = {
  legalForm: LegalForm,
  /** What the form does not say: SARL, social company, TPME. */
  formDetail: Line.nullable().default(null),
  nameAr: ArabicName,
  nameLatin: LatinName,
  ice: Ice.nullable(),
  iceOverrideReason: Reason.nullable(),
  /** Identifiant fiscal and CNSS affiliation: their lengths are not published, so only digits are asked. */
  taxNumber: digits(10),
  cnssNumber: digits(12),
  registration: Registration,
  seat: Seat,
  sector: z.string().regex(/^[a-z][a-z0-9_]{1,39}$/),
  members: Members,
  phone: Phone.nullable().default(null),
  email: Email.nullable().default(null),
};

export const NewOrganisation = z.strictObject({ ...described, rib: Rib }).meta({ id: 'NewOrganisation' });
export type NewOrganisation = z.output<typeof NewOrganisation>;

/** The whole description again, as it should have been; the account has its own way of changing. */
export const OrganisationCorrection = z
  .strictObject({ ...described, reason: Reason })
  .meta({ id: 'OrganisationCorrection' });
export type OrganisationCorrection = z.output<typeof OrganisationCorrection>;

type Description = Omit<OrganisationCorrection, 'reason'>;

interface Circumstances {
  readonly today: LocalDate;
  /** Whether the seat's province is one, of the seat's region. */
  readonly isSeatKnown: boolean;
}

export const register = (
  { rib: _rib, ...description }: NewOrganisation,
  { id, ...circumstances }: Circumstances & { readonly id: OrganisationId },
): Organisation => {
  requireSound(description, circumstances);
  const { iceOverrideReason: _reason, ...organisation } = description;
  return { ...organisation, id, version: 1 };
};

interface Correcting extends Circumstances {
  /** Whether whoever corrects may also correct what the organisation is. */
  readonly mayChangeIdentity: boolean;
}

export const correct = (
  before: Organisation,
  { reason: _reason, ...description }: OrganisationCorrection,
  { mayChangeIdentity, ...circumstances }: Correcting,
): Organisation => {
  requireSound(description, circumstances);
  const { iceOverrideReason: _override, ...organisation } = description;
  const changed = IDENTITY.filter((part) => identityOf(before)[part] !== identityOf(organisation)[part]);
  if (!mayChangeIdentity && changed.length > 0) throw identityReserved(changed);
  return { ...organisation, id: before.id, version: before.version + 1 };
};

/** As the trail tells of it. An auto-entrepreneur is a natural person (law 114-13): so is all that they are known by. */
export const onTrail = (organisation: Organisation) => {
  const hidden = (value: string | null) => personal(organisation.id, value);
  const { nameAr, nameLatin, ice, taxNumber, cnssNumber, registration, seat } = organisation;
  const natural = {
    nameAr: hidden(nameAr),
    nameLatin: hidden(nameLatin),
    ice: hidden(ice),
    taxNumber: hidden(taxNumber),
    cnssNumber: hidden(cnssNumber),
    registration: { ...registration, number: hidden(registration.number) },
    seat: { ...seat, douar: hidden(seat.douar) },
  };
  return {
    ...organisation,
    ...(organisation.legalForm === 'auto_entrepreneur' ? natural : {}),
    phone: hidden(organisation.phone),
    email: hidden(organisation.email),
  };
};

/** By what an organisation is known: whoever could change it alone could turn it into another. */
const IDENTITY = ['legalForm', 'ice', 'court', 'number'] as const;

const identityOf = ({ legalForm, ice, registration: { court, number } }: Omit<Organisation, 'id' | 'version'>) => ({
  legalForm,
  ice,
  court,
  number,
});

const requireSound = (described: Description, { today, isSeatKnown }: Circumstances): void => {
  const { ice, iceOverrideReason, members, seat, legalForm, registration } = described;
  if (ice !== null && checkIce(ice) === 'checksum' && iceOverrideReason === null) throw iceChecksumWrong(ice);
  if (!isConsistent(members)) throw membersInconsistent(members);
  if (!isSeatKnown) throw seatUnknown(seat.region, seat.province);
  requireRegistered(legalForm, registration, today);
};

/** A young woman is counted among the women and among the youth, and once in the total. */
const isConsistent = ({ total, women, youth, youngWomen, withDisability }: Organisation['members']): boolean =>
  youngWomen <= Math.min(women, youth) && women + youth - youngWomen <= total && withDisability <= total;
