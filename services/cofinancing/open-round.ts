import { replaceHold, type OpenHold } from '../ledger/ledger-acts.ts';
import type { Command, Dependencies } from '../shared/command.ts';
import { dossierWorkflowId, type DossierId, type LineId } from '../shared/ids.ts';
import { toDecimal } from '../shared/money.ts';
import { isPending, stands, type Line, type Round } from './cofinancing.ts';
import type { CofinancingUnit } from './cofinancing-ports.ts';
import { approvalDeadlines, roundDeadlines } from './deadlines.ts';
import { dossierCall, planRules, type DossierCall } from './dossier-call.ts';
import { levelsFor } from './levels.ts';
import { firstRound } from './round-plan.ts';

/** Asks every funder of a planned round at once; the first round is planned by the committee's award. */
export const openRound =
  ({ transact }: Dependencies<CofinancingUnit>) =>
  (command: Command, dossierId: DossierId, number: number): Promise<void> =>
    transact(command, async (unit) => {
      const { access, processes, rounds, audit, now } = unit;
      await access.require('operations.manage', { dossierId });
      if ((await processes.lockStage(dossierId)) !== 'cofinancing') return;
      const planned = number === 1 ? await planFirst(unit, dossierId) : await rounds.getCurrent(dossierId);
      if (planned.number !== number || planned.status !== 'planned') return;
      const call = await dossierCall(unit, dossierId);

      const { endsAt } = await planRules(unit, dossierId, call);
      const { closesAt, rungs } = roundDeadlines(now, call.rulebook.approval.roundDays, endsAt);
      const opened: Round = { ...planned, status: 'open', openedAt: now, closesAt, version: planned.version + 1 };

      await rounds.save(opened);
      await askLines(unit, opened, call);
      await unit.obligations.open(dossierWorkflowId(dossierId), {
        kind: 'round',
        subjectId: opened.id,
        owed: { by: 'funder', funderId: call.leadFunderId, role: 'funder_approver' },
        rungs,
        dueAt: closesAt,
      });
      await audit.record({
        kind: 'cofinancing.round_opened',
        subjectType: 'round',
        subjectId: opened.id,
        dossierId,
        before: planned,
        after: opened,
        ruleVersion: call.rulebookHash,
      });
      await processes.bump(dossierId);
    });

const planFirst = async (unit: CofinancingUnit, dossierId: DossierId): Promise<Round> => {
  const { rounds, lines, committee, now } = unit;
  const existing = await rounds.findCurrent(dossierId);
  if (existing) return existing;
  const first = firstRound(dossierId, (await committee.getAward(dossierId)).lines, now);
  await rounds.add(first.round);
  await lines.add(first.lines);
  return first.round;
};

const askLines = async (unit: CofinancingUnit, round: Round, call: DossierCall): Promise<void> => {
  const { lines, programme, now } = unit;
  const { workingDays } = call.rulebook.approval;
  const { answerBy, lapsesAt, rungs } = approvalDeadlines(now, workingDays, await programme.holidays());
  const all = await lines.listByDossier(round.dossierId);
  for (const line of all.filter(isPending)) {
    const own = await unit.funderLevels.find(line.funderId);
    const levels = levelsFor(line.asked, call.rulebook.approval.levels, own?.levels);
    const asked: Line = {
      ...line,
      status: 'asked',
      levels,
      askedAt: now,
      answerBy,
      lapsesAt,
      version: line.version + 1,
    };
    await lines.save(asked);
    await unit.obligations.open(dossierWorkflowId(line.dossierId), {
      kind: 'approval',
      subjectId: line.id,
      owed: { by: 'funder', funderId: line.funderId, role: 'funder_approver' },
      rungs,
      dueAt: lapsesAt,
    });
    await tell(unit, asked, { call, answerBy });
  }
  await keepHolds(unit, all, { lapsesAt, closesAt: round.closesAt ?? lapsesAt });
};

const tell = async (
  { access, outbox }: CofinancingUnit,
  { dossierId, funderId, asked }: Line,
  { call, answerBy }: { readonly call: DossierCall; readonly answerBy: Date },
): Promise<void> => {
  await access.admitFunder(dossierId, funderId);
  await outbox.notify({
    kind: 'cofinancing.approval_asked',
    to: { by: 'funder', funderId, role: 'funder_officer' },
    dossierId,
    data: { reference: call.reference, amount: toDecimal(asked), answerBy: answerBy.toISOString() },
  });
};

/** Standing yeses hold until this round closes, and no provisional hold ends before its line may still be answered. */
const keepHolds = async (
  { ledger, lines }: CofinancingUnit,
  all: readonly Line[],
  until: { readonly lapsesAt: Date; readonly closesAt: Date },
): Promise<void> => {
  const short: { id: LineId; held: OpenHold; dueAt: Date }[] = [];
  for (const line of all.filter((each) => isPending(each) || stands(each))) {
    const held = await ledger.hold(line.holdId);
    const dueAt = stands(line) ? until.closesAt : until.lapsesAt;
    if (held.dueAt < dueAt) short.push({ id: line.id, held, dueAt });
  }
  const posted = await ledger.post(short.flatMap(({ held, dueAt }) => replaceHold(held, held.amount, dueAt)));
  const renewed = posted.filter((_id, index) => index % 2 === 1);
  for (const [index, holdId] of renewed.entries()) {
    const line = short[index];
    if (line) await lines.keepHold(line.id, holdId);
  }
};
