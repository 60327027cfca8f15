import type { EffectiveAgreement } from '../agreement/agreement-facts.ts';
import type { Call } from '../programme/programme-facts.ts';
import type { Command, Dependencies } from '../shared/command.ts';
import { newId, type DossierId, type LegId, type TrancheId } from '../shared/ids.ts';
import type { FinancingPlan } from '../application/application-facts.ts';
import { type Leg, type Tranche } from './disbursement.ts';
import { requirementsOf } from './requirements.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import { schedule, type ScheduledTranche } from './schedule.ts';

/** Plans every tranche of an effective agreement, with its legs and the proofs that it asks for. */
export const planTranches =
  ({ transact }: Dependencies<DisbursementUnit>) =>
  (command: Command, dossierId: DossierId): Promise<void> =>
    transact(command, async (unit) => {
      const { access, processes, tranches, agreement, application, cofinancing, programme, audit } = unit;
      await access.requireOn('disbursement.prepare', dossierId);
      await processes.requireStage(dossierId, 'execution');
      if ((await tranches.listByDossier(dossierId)).length > 0) return;
      const effective = await agreement.getEffective(dossierId);
      const { callId, rulebookHash } = await application.getDossier(dossierId);
      const { rulebook } = await programme.getCall(callId, rulebookHash);

      const planned = tranchesOf(effective, await cofinancing.getPlan(dossierId), rulebook);

      for (const { tranche, legs } of planned) await tranches.insert(tranche, legs);
      await audit.record({
        kind: 'disbursement.planned',
        subjectType: 'agreement',
        subjectId: effective.id,
        dossierId,
        related: planned.flatMap(({ tranche, legs }) => [tranche.id, ...legs.map(({ id }) => id)]),
        after: { tranches: planned.map(({ tranche: { id, number, amount } }) => ({ id, number, amount })) },
        ruleVersion: rulebookHash,
      });
      await processes.bump(dossierId);
    });

/** In-kind uses are nobody's to pay: what falls due is cash, of the eligible uses. */
const costsOf = ({ uses }: FinancingPlan) => uses.filter(({ nature, isEligible }) => nature === 'cash' && isEligible);

const tranchesOf = (agreement: EffectiveAgreement, plan: FinancingPlan, rulebook: Call['rulebook']) => {
  const { tranches: template, sharing } = rulebook;
  const scheduled = schedule({ template, lines: agreement.lines, costs: costsOf(plan), sharing });
  const numbers = scheduled.map(({ number }) => number);
  const requirements = requirementsOf(template, agreement.conditions, numbers);
  return scheduled.map(({ number, amount, legs }, index) => {
    const id = newId<TrancheId>();
    const tranche: Tranche = {
      id,
      signingId: id,
      dossierId: agreement.dossierId,
      agreementNumber: agreement.number,
      number,
      amount,
      requirements: requirements[index] ?? [],
      status: 'planned',
      reopenedReason: null,
      claimedBy: null,
      preparedBy: null,
      verifiedBy: null,
      approvedBy: null,
      orderedBy: null,
      cancelledBy: null,
      settledAt: null,
      version: 1,
    };
    return { tranche, legs: legsOf(tranche, legs) };
  });
};

/** A funder whose part of a tranche rounds to nothing has no leg in it. */
const legsOf = ({ id, dossierId }: Tranche, lines: ScheduledTranche['legs']): Leg[] =>
  lines
    .map((line, index) => ({
      ...line,
      id: newId<LegId>(),
      trancheId: id,
      dossierId,
      position: index + 1,
      isGivenUp: false,
    }))
    .filter(({ amount }) => amount > 0n);
