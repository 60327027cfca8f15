import { addDays, instantAt, localDateOf, type LocalDate } from '../shared/dates.ts';
import type { AgreementId, DossierId, PersonId, SuspensionId } from '../shared/ids.ts';
import type { NewObligation, Rung } from '../shared/obligation.ts';
import { ownSuspensionLifted, reviewInThePast, suspensionAlreadyLifted } from './agreement-errors.ts';

/** From here until it is lifted no payment of the dossier leaves; what the holder owes, it still owes. */
export interface Suspension {
  readonly id: SuspensionId;
  readonly dossierId: DossierId;
  readonly agreementId: AgreementId;
  readonly reason: string;
  /** By when somebody looks whether it must go on. */
  readonly reviewOn: LocalDate;
  readonly suspendedBy: PersonId;
  readonly suspendedAt: Date;
  readonly lifting: Lifting | null;
}

interface Lifting {
  readonly reason: string;
  readonly by: PersonId;
  readonly at: Date;
}

export const requireToCome = (reviewOn: LocalDate, now: Date): void => {
  if (reviewOn <= localDateOf(now)) throw reviewInThePast(reviewOn);
};

/** One person stops payments at once; another lets them go again. */
export const lifted = (suspension: Suspension, lifting: Lifting): Suspension => {
  if (suspension.lifting !== null) throw suspensionAlreadyLifted(suspension.lifting.at);
  if (suspension.suspendedBy === lifting.by) throw ownSuspensionLifted();
  return { ...suspension, lifting };
};

const MORNING = '09:00';

/** Seven days before its review, on the day, and seven days after to whoever stands above. It never ends by itself. */
export const suspensionWait = ({ id, reviewOn }: Suspension): NewObligation => {
  const rung = (days: number, act: Rung['act']): Rung => ({ at: instantAt(addDays(reviewOn, days), MORNING), act });
  return {
    kind: 'suspension',
    subjectId: id,
    owed: { by: 'role', role: 'desk_officer' },
    rungs: [rung(-7, 'remind'), rung(0, 'remind'), rung(7, 'escalate')],
    dueAt: null,
  };
};
