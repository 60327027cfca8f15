import type { RecoveryView } from '../../services/disbursement/disbursement-views.ts';
import { addDays, addMonths, instantAt, localDateOf, LocalDate } from '../../services/shared/dates.ts';
import type { FunderId } from '../../services/shared/ids.ts';
import { dirhams } from '../../services/shared/money.ts';
import {
  answerRun,
  claim,
  orderedTranche,
  plannedTranches,
  sentRun,
  settledTranche,
  trancheOf,
  type TrancheWorld,
} from '../support/builders/disbursement.ts';
import { storedDocument } from '../support/builders/registry.ts';
import { eventually, startWorker, type RunningWorker } from '../support/worker.ts';
import { automatically, by, createWorld, type World } from '../support/world.ts';

/** A Monday without a holiday in the two weeks that follow. */
const SENT_ON = LocalDate.parse('2026-06-29');

interface Wait {
  readonly rungs_done: number;
  readonly closed_at: Date | null;
}

let world: World;
let worker: RunningWorker;
let payments: TrancheWorld;

const moveTo = async (instant: Date) => {
  await world.useCases.dossier.moveClock(by(await world.person('operator')), instant);
};
const onMorningOf = (day: LocalDate) => moveTo(instantAt(day, '09:00'));
const waitFor = async (subjectId: string): Promise<Wait> => {
  const waits = await world
    .admin<Wait, Wait[]>('engine.obligation')
    .whereRaw('subject_id = ?', [subjectId])
    .orderBy('opened_at', 'desc');
  return waits[0]!;
};
/** How many rungs of a wait have rung, once as many as expected have. */
const rung = async (subjectId: string, times: number) =>
  (
    await eventually(
      () => waitFor(subjectId),
      ({ rungs_done }) => rungs_done >= times,
    )
  ).rungs_done;
const told = async (kind: string): Promise<string[]> => {
  const rows = await world
    .admin<{ kind: string }, { kind: string }[]>('engine.notice')
    .whereRaw('kind like ?', [`%.${kind}`])
    .orderBy('id');
  return rows.map((row) => row.kind);
};
const legOf = async (funderId: FunderId) =>
  (await trancheOf(world, payments, 1)).legs.find((leg) => leg.funderId === funderId)?.status;

beforeEach(async () => {
  world = await createWorld();
}, 60_000);
afterEach(async () => {
  await worker.stop();
  await world.drop();
});

describe('what payments wait for, with the clock moved', () => {
  it('is the bank’s statement: reminded after 3 and 5 working days, after 10 the outcome is unknown', async () => {
    payments = await orderedTranche(world);
    await world.moveTo(instantAt(SENT_ON, '10:00'));
    worker = await startWorker(world);
    const { indh, region05, cdg } = payments.funders;
    const silent = (await sentRun(world, payments, indh)).id;
    const answered = (await sentRun(world, payments, region05)).id;
    await answerRun(world, payments, { runId: answered });
    await answerRun(world, payments, { runId: (await sentRun(world, payments, cdg)).id });

    await onMorningOf(LocalDate.parse('2026-07-02'));
    expect(await rung(silent, 1)).toBe(1);
    await onMorningOf(LocalDate.parse('2026-07-06'));
    expect(await rung(silent, 2)).toBe(2);
    expect(await legOf(indh)).toBe('sent');
    await moveTo(instantAt(LocalDate.parse('2026-07-14'), '00:01'));
    await eventually(
      () => legOf(indh),
      (status) => status === 'unknown',
    );
    expect(await told('statement')).toEqual(['reminder.statement', 'reminder.statement', 'escalation.statement']);
    expect(await told('outcome_unknown')).toHaveLength(1);
    // The others were answered first: nobody was reminded of them, and a lapse that comes late changes nothing.
    expect(await waitFor(answered)).toMatchObject({ rungs_done: 0 });
    await world.useCases.disbursement.lapseStatement(automatically('lapse', answered), answered);
    expect([await legOf(region05), await legOf(cdg)]).toEqual(['settled', 'settled']);
    expect(await told('outcome_unknown')).toHaveLength(1);
  }, 120_000);

  it('is what a holder pays back: reminded a week before and on the day, escalated a week after', async () => {
    payments = await settledTranche(world);
    worker = await startWorker(world);
    const order = async (whole: number): Promise<RecoveryView> =>
      world.useCases.disbursement.orderRecovery(by(payments.officer), payments.dossierId, {
        cause: 'ineligible_expense',
        amount: dirhams(whole),
        documentId: await storedDocument(world, payments.holder, `constat ${String(whole)}`),
        reason: 'Dépense hors projet',
      });
    const paid = await order(500);
    const { id, dueOn } = await order(1_000);
    await world.useCases.disbursement.receiveRecovery(by(payments.staff.payer), paid.id, {
      amount: dirhams(500),
      receivedOn: localDateOf(await world.now()),
      bankReference: 'VIR-7',
    });

    await onMorningOf(addDays(dueOn, -7));
    expect(await rung(id, 1)).toBe(1);
    await onMorningOf(dueOn);
    expect(await rung(id, 2)).toBe(2);
    await onMorningOf(addDays(dueOn, 7));
    expect(await rung(id, 3)).toBe(3);
    expect(await told('recovery')).toEqual(['reminder.recovery', 'reminder.recovery', 'escalation.recovery']);
    expect(await waitFor(paid.id)).toMatchObject({ rungs_done: 0 });
  }, 120_000);
});

describe('the claim of a tranche', () => {
  it('is asked for when it may be claimed, then each month, and no more once it came', async () => {
    const planned = await plannedTranches(world);
    const beginning = await world.now();
    worker = await startWorker(world);
    const { id } = await trancheOf(world, planned, 1);
    const later = (months: number) => addMonths(localDateOf(beginning), months);
    expect(await told('claimable')).toHaveLength(1);
    await onMorningOf(later(1));
    expect(await rung(id, 1)).toBe(1);
    await onMorningOf(later(2));
    expect(await rung(id, 2)).toBe(2);
    expect(await told('claim')).toEqual(['reminder.claim', 'reminder.claim']);

    await claim(world, planned, 1);
    await onMorningOf(later(4));
    expect(await waitFor(id)).toMatchObject({ rungs_done: 2, closed_at: expect.any(Date) as Date });
  }, 120_000);
});
