import { z } from 'zod';
import { LegalForm } from '../programme/programme-facts.ts';
import type { LocalDate } from '../shared/dates.ts';
import type { DomainError } from '../shared/errors.ts';
import { plainDigits } from '../shared/rib.ts';
import { Email, Phone } from './contact.ts';
import { checkIce, Ice } from './identifiers.ts';
import { Registration, registrationRules } from './registration.ts';
import {
  alreadyRegistered,
  descriptionUnsound,
  iceChecksumWrong,
  membersInconsistent,
  seatUnknown,
  type Broken,
  type Identifier,
} from './registry-errors.ts';
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

/** How an organisation describes itself, as it is registered and as it is corrected. */
export const DESCRIBED = {
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

export type Description = z.output<z.ZodObject<typeof DESCRIBED>>;

export interface Circumstances {
  readonly today: LocalDate;
  /** Whether the seat's province is one, of the seat's region. */
  readonly isSeatKnown: boolean;
  /** What another organisation is known by already. */
  readonly taken: readonly Identifier[];
}

/** Every rule that it breaks; a rule is asked of what it is about, and passed over where that cannot be read. */
export const brokenBy = (described: Partial<Description>, around: Partial<Circumstances>): Broken[] => {
  const { taken = [] } = around;
  return [
    ...iceRule(described),
    ...membersRule(described),
    ...seatRule(described, around),
    ...registrationRules(described, around.today),
    ...(taken.length > 0 ? [{ path: '', error: alreadyRegistered(taken) }] : []),
  ];
};

const iceRule = ({ ice, iceOverrideReason }: Partial<Description>): Broken[] =>
  ice && iceOverrideReason === null && checkIce(ice) === 'checksum'
    ? [{ path: 'ice', error: iceChecksumWrong(ice) }]
    : [];

const membersRule = ({ members }: Partial<Description>): Broken[] =>
  members && !isConsistent(members) ? [{ path: 'members.total', error: membersInconsistent(members) }] : [];

/** A young woman is counted among the women and among the youth, and once in the total. */
const isConsistent = ({ total, women, youth, youngWomen, withDisability }: Description['members']): boolean =>
  youngWomen <= Math.min(women, youth) && women + youth - youngWomen <= total && withDisability <= total;

const seatRule = ({ seat }: Partial<Description>, { isSeatKnown = true }: Partial<Circumstances>): Broken[] =>
  seat && !isSeatKnown ? [{ path: 'seat.province', error: seatUnknown(seat.region, seat.province) }] : [];

/** One broken rule is refused by its own name, several in one refusal: whoever mends them sends them once. */
const refusalOf = (broken: readonly Broken[]): DomainError | null =>
  broken.length > 1 ? descriptionUnsound(broken) : (broken[0]?.error ?? null);

export const requireSound = (broken: readonly Broken[]): void => {
  const refusal = refusalOf(broken);
  if (refusal !== null) throw refusal;
};

/** What rules say of a description that cannot be read whole: of those parts of it that can. */
export const foreseenIn = (typed: Readonly<Record<string, unknown>>): DomainError | null => {
  const parts = Object.entries(DESCRIBED).map(([name, part]) => [name, part.safeParse(typed[name])] as const);
  const read = parts.flatMap(([name, part]) => (part.success ? [[name, part.data] as const] : []));
  return refusalOf(brokenBy(Object.fromEntries(read), {}));
};
