import { answerLine, approves, lineOf, openedRound, pictureOf } from '../support/builders/cofinancing.ts';
import { eventually, startWorker, type RunningWorker } from '../support/worker.ts';
import { by, createWorld, type World } from '../support/world.ts';

let world: World;
let worker: RunningWorker;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(async () => {
  await worker.stop();
  await world.drop();
});

describe('a funder that stays silent', () => {
  it('is reminded, escalated and lapses at its deadline; without a plan the dossier ends, and nothing stays held', async () => {
    const round = await openedRound(world);
    worker = await startWorker(world);
    await answerLine(world, round, { funder: 'region05', decision: approves() });
    const { lapsesAt } = await lineOf(world, round, 'indh');
    const moveTo = async (instant: Date) => {
      await world.useCases.dossier.moveClock(by(await world.person('operator')), instant);
    };
    const openHolds = async () =>
      (await world.read(round.people.indh.approver, ({ ledger }) => ledger.openHolds(round.dossierId))).length;

    if (lapsesAt === null) throw new Error('the line has no end');
    expect(await openHolds()).toBe(2);
    await moveTo(lapsesAt);
    const gap = await eventually(
      () => pictureOf(world, round),
      ({ next }) => next.step === 'plan',
    );
    expect((await lineOf(world, round, 'indh')).status).toBe('lapsed');
    expect(await openHolds()).toBe(1);
    const told = await world
      .admin('engine.notice')
      .whereRaw(`kind like '%.approval' and to_id = ?`, [round.funders.indh])
      .orderBy('id')
      .select('kind');
    expect(told.map(({ kind }: { kind: string }) => kind)).toEqual([
      'reminder.approval',
      'reminder.approval',
      'reminder.approval',
      'escalation.approval',
    ]);

    if (gap.next.until === null) throw new Error('the plan has no end');
    await moveTo(gap.next.until);
    await eventually(
      () => pictureOf(world, round),
      ({ rounds }) => rounds.some(({ status }) => status === 'unfinanced'),
    );
    expect(await openHolds()).toBe(0);
  }, 60_000);
});
