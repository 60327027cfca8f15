import { replaceHold, type OpenHold } from '../ledger/ledger-acts.ts';
import type { Command, Dependencies } from '../shared/command.ts';
import type { DossierId } from '../shared/ids.ts';
import { toDecimal } from '../shared/money.ts';
import { isPending, settle, stands, type Line, type Round } from './cofinancing.ts';
import type { CofinancingUnit } from './cofinancing-ports.ts';
import { signedBy } from './deadlines.ts';
import { dossierCall, dossierProject, type DossierCall } from './dossier-call.ts';
import { faultsOf, giftsOf } from './funding-limits.ts';
import { awaitPlan } from './gap-waits.ts';
import { endUnfinanced } from './unfinanced-ending.ts';

/** Says what the answers make of the award, once the last line of the round is answered. */
export const settleRound =
  ({ transact }: Dependencies<CofinancingUnit>) =>
  (command: Command, dossierId: DossierId, number: number): Promise<void> =>
    transact(command, async (unit) => {
      const { access, processes, rounds, lines } = unit;
      await access.require('operations.manage', { dossierId });
      if ((await processes.lockStage(dossierId)) !== 'cofinancing') return;
      const round = await rounds.getCurrent(dossierId);
      const answers = await lines.listByDossier(dossierId);
      if (round.number !== number || round.status !== 'open' || answers.some(isPending)) return;
      const call = await dossierCall(unit, dossierId);

      const faults = faultsOf(call.rulebook, await dossierProject(unit, dossierId, call), giftsOf(answers));

      const settlement = settle(round, answers, faults);

      if (settlement.outcome === 'financed') await closeFinanced(unit, { round, answers, call });
      else if (settlement.outcome === 'gap') await stateGap(unit, { round: { ...round, ...settlement, faults }, call });
      else await endUnfinanced(unit, round, { ending: 'nobody_approved', reason: null });
    });

interface Settled {
  readonly round: Round;
  readonly call: DossierCall;
}

/** The plan is whole: every yes holds until the agreement can be signed by all, renewed in one call. */
const closeFinanced = async (
  unit: CofinancingUnit,
  { round, answers, call }: Settled & { answers: readonly Line[] },
) => {
  const { rounds, lines, ledger, obligations, outbox, processes, now } = unit;
  const { dossierId } = round;
  const yeses = answers.filter(stands);
  const held: OpenHold[] = [];
  for (const { holdId } of yeses) held.push(await ledger.hold(holdId));
  const until = signedBy(now, call.rulebook.agreement.signatureDays, yeses.length + 1);

  const posted = await ledger.post(held.flatMap((each) => replaceHold(each, each.amount, until)));
  for (const [index, { id }] of yeses.entries()) {
    const renewed = posted[index * 2 + 1];
    if (renewed) await lines.keepHold(id, renewed);
  }
  const financed: Round = { ...round, status: 'financed', settledAt: now, version: round.version + 1 };
  await rounds.save(financed);
  await obligations.close('round', round.id);
  await record(unit, { before: round, after: financed, call });
  for (const { funderId } of yeses) {
    await outbox.notify({
      kind: 'cofinancing.financed',
      to: { by: 'funder', funderId, role: 'funder_approver' },
      dossierId,
      data: { reference: call.reference, total: toDecimal(round.award) },
    });
  }
  await outbox.notify({
    kind: 'cofinancing.financed',
    to: { by: 'organisation', organisationId: call.organisationId },
    dossierId,
    data: { reference: call.reference, total: toDecimal(round.award) },
  });
  await processes.enter(dossierId, 'agreement');
};

/** The yeses still hold until the round's own date, so its wait stays open while the lead funder chooses. */
const stateGap = async (unit: CofinancingUnit, { round, call }: Settled) => {
  const stated = await awaitPlan(unit, { ...round, status: 'gap', settledAt: unit.now }, call);
  await record(unit, { before: round, after: stated, call });
  await unit.processes.bump(round.dossierId);
};

const record = (
  { audit }: CofinancingUnit,
  { before, after, call }: { readonly before: Round; readonly after: Round; readonly call: DossierCall },
): Promise<void> =>
  audit.record({
    kind: 'cofinancing.round_settled',
    subjectType: 'round',
    subjectId: after.id,
    dossierId: after.dossierId,
    before,
    after,
    ruleVersion: call.rulebookHash,
  });
