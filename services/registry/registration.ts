import { z } from 'zod';
import type { LegalForm } from '../programme/programme-facts.ts';
import { LocalDate } from '../shared/dates.ts';
import { Line } from './words.ts';
import { registrationDatesImpossible, registrationIncomplete, type Broken } from './registry-errors.ts';

const RECEIPTS = ['provisional', 'final'] as const;

/**
 * Where and under which number an organisation is registered. Cooperatives and unions: the local register of the
 * court (law 112-12) and the number in the ODCO's central one. GIE and companies: the trade register, whose number is
 * unique within a court only. Associations: the receipt of the local authority (dahir 1-58-376, art. 5). Mutuals: the
 * order that approves them. Auto-entrepreneurs: the national register, RNAE (law 114-13).
 */
export const Registration = z
  .strictObject({
    court: Line.nullable().default(null),
    number: Line,
    registeredOn: LocalDate,
    extractOn: LocalDate.nullable().default(null),
    odcoNumber: Line.nullable().default(null),
    /** Who gave the receipt or the approval: a pachalik, a caïdat, a wilaya, a ministry. */
    authority: Line.nullable().default(null),
    receipt: z.enum(RECEIPTS).nullable().default(null),
  })
  .meta({ id: 'Registration' });
export type Registration = z.output<typeof Registration>;

type Detail = 'court' | 'extractOn' | 'odcoNumber' | 'authority' | 'receipt';
const DETAILS: readonly Detail[] = ['court', 'extractOn', 'odcoNumber', 'authority', 'receipt'];

interface Registered {
  readonly legalForm: LegalForm;
  readonly registration: Registration;
}

export interface Register {
  readonly needs: readonly Detail[];
  /** Asked for, and missed without being refused: the number is given later than the registration. */
  readonly may: readonly Detail[];
}

const COOPERATIVES: Register = { needs: ['court', 'extractOn'], may: ['odcoNumber'] };
const TRADE: Register = { needs: ['court', 'extractOn'], may: [] };

const REGISTERS: Record<LegalForm, Register> = {
  cooperative: COOPERATIVES,
  union_of_cooperatives: COOPERATIVES,
  gie: TRADE,
  company: TRADE,
  association: { needs: ['authority', 'receipt'], may: [] },
  mutual: { needs: ['authority'], may: [] },
  auto_entrepreneur: { needs: [], may: ['extractOn'] },
};

/** What the register of a legal form gives: what it must, and what it may. */
export const detailsOf = (legalForm: LegalForm): Register => REGISTERS[legalForm];

/** A registration that its legal form does not have, that lacks what the form needs, or whose days cannot be. */
export const registrationRules = (
  { legalForm, registration }: Partial<Registered>,
  today: LocalDate | undefined,
): Broken[] => {
  if (legalForm === undefined || registration === undefined) return [];
  const { needs, may } = REGISTERS[legalForm];
  const missing = needs.filter((detail) => registration[detail] === null);
  const unexpected = DETAILS.filter(
    (detail) => registration[detail] !== null && !needs.includes(detail) && !may.includes(detail),
  );
  const isWhole = missing.length + unexpected.length === 0;
  return [
    ...(isWhole ? [] : [{ path: '', error: registrationIncomplete(legalForm, { missing, unexpected }) }]),
    ...datesBroken(registration, today),
  ];
};

const datesBroken = ({ registeredOn, extractOn }: Registration, today: LocalDate | undefined): Broken[] => {
  const latest = extractOn ?? registeredOn;
  if (registeredOn <= latest && latest <= (today ?? latest)) return [];
  const path = extractOn === null ? 'registration.registeredOn' : 'registration.extractOn';
  return [{ path, error: registrationDatesImpossible(registeredOn, latest) }];
};
