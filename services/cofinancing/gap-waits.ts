import { dossierWorkflowId } from '../shared/ids.ts';
import { toDecimal, ZERO } from '../shared/money.ts';
import type { Owed } from '../shared/obligation.ts';
import type { Round } from './cofinancing.ts';
import type { CofinancingUnit } from './cofinancing-ports.ts';
import { planDueAt } from './deadlines.ts';
import type { DossierCall } from './dossier-call.ts';

const leadOf = ({ leadFunderId }: DossierCall): Owed => ({
  by: 'funder',
  funderId: leadFunderId,
  role: 'funder_approver',
});

/** The lead funder's turn to choose: who else is asked, whether the holder is, or whether all is given up. */
export const awaitPlan = async (
  { rounds, obligations, outbox, now }: CofinancingUnit,
  round: Round,
  call: DossierCall,
): Promise<Round> => {
  const { dossierId } = round;
  const dueAt = planDueAt(now, call.rulebook.approval.planDays, round.closesAt);
  const awaiting: Round = { ...round, planDueAt: dueAt, version: round.version + 1 };

  await rounds.save(awaiting);
  await obligations.open(dossierWorkflowId(dossierId), {
    kind: 'round_plan',
    subjectId: round.id,
    owed: leadOf(call),
    rungs: [],
    dueAt,
  });
  await outbox.notify({
    kind: 'cofinancing.gap_stated',
    to: leadOf(call),
    dossierId,
    data: {
      reference: call.reference,
      gap: toDecimal(round.gap ?? ZERO),
      coverGap: toDecimal(round.coverGap ?? ZERO),
      faults: round.faults.length,
      dueAt: dueAt.toISOString(),
    },
  });
  return awaiting;
};
