import { dirhams } from '../../services/shared/money.ts';
import {
  answerLine,
  approves,
  financedDossier,
  lineOf,
  openByItself,
  openedRound,
  pictureOf,
  refuses,
  roundWithGap,
  secondRound,
  settleByItself,
} from '../support/builders/cofinancing.ts';
import { automatically, by, createWorld, type World } from '../support/world.ts';
import { differences, openHolds, openWaits, stageOf, toldOf } from './looking.ts';

describe('the settlement of a round', () => {
  let world: World;
  beforeEach(async () => {
    world = await createWorld();
  });
  afterEach(() => world.drop());

  it('finances the dossier over two rounds: INDH 180,000, the region 90,000, CDG 30,000', async () => {
    const round = await financedDossier(world);
    const { dossierId, financing, funders } = round;
    expect(financing.total).toBe(dirhams(300_000));
    expect(financing.lines.map(({ funderId, amount }) => [funderId, amount])).toEqual([
      [funders.indh, dirhams(180_000)],
      [funders.region05, dirhams(90_000)],
      [funders.cdg, dirhams(30_000)],
    ]);
    expect(await stageOf(world, dossierId)).toBe('agreement');
    expect(await openWaits(world, dossierId)).toEqual([]);
    expect(await toldOf(world, 'cofinancing.financed')).toHaveLength(4);
    const picture = await pictureOf(world, round);
    expect(picture).toMatchObject({ gap: 0n, next: { step: 'none' } });
    expect(picture.rounds.map(({ status, gap }) => [status, gap])).toEqual([
      ['gap', dirhams(30_000)],
      ['financed', null],
    ]);
  });

  it('renews every firm hold, for the same amounts, long enough for four parties to sign', async () => {
    const { dossierId, financing } = await financedDossier(world);
    const holds = await openHolds(world, dossierId);
    expect(holds.map(({ amount }) => amount)).toEqual(financing.lines.map(({ amount }) => amount));
    const [first] = holds;
    const days = (first!.dueAt.getTime() - (await world.now()).getTime()) / 86_400_000;
    expect(days).toBeGreaterThan(4 * 30);
    expect(new Set(holds.map(({ dueAt }) => dueAt.getTime())).size).toBe(1);
    expect(await differences(world)).toBe(0);
  });

  it('states the gap, keeps the yeses until the date of the round, and waits for the plan of the lead funder', async () => {
    const round = await roundWithGap(world);
    const picture = await pictureOf(world, round);
    expect(picture).toMatchObject({ approved: dirhams(270_000), gap: dirhams(30_000) });
    expect(picture.next).toMatchObject({ step: 'plan', funderIds: [round.funders.indh] });
    expect(await openWaits(world, round.dossierId)).toEqual(['round', 'round_plan']);
    expect((await openHolds(world, round.dossierId)).map(({ amount }) => amount)).toEqual([
      dirhams(180_000),
      dirhams(90_000),
    ]);
  });

  it("leaves the region's yes untouched by round 2", async () => {
    const round = await roundWithGap(world);
    const before = await lineOf(world, round, 'region05');
    const heldBefore = (await openHolds(world, round.dossierId)).find(({ funderId }) => funderId === before.funderId);
    const { indh, cdg } = round.funders;
    const plan = { lines: [{ funderId: cdg, instrument: 'grant' as const, amount: dirhams(30_000) }] };
    await world.useCases.cofinancing.planRound(by(round.people.indh.approver), round.dossierId, plan);
    await world.moveTo(new Date((await world.now()).getTime() + 3 * 86_400_000));
    await openByItself(world, round.dossierId, 2);
    const { closesAt } = (await pictureOf(world, round)).rounds[1]!;
    const standing = (await openHolds(world, round.dossierId)).filter(({ funderId }) => funderId !== cdg);
    expect(standing.map(({ dueAt }) => dueAt)).toEqual([closesAt, closesAt]);
    await answerLine(world, round, { funder: 'cdg', decision: approves() });
    await settleByItself(world, round.dossierId, 2);

    expect(await lineOf(world, round, 'region05')).toEqual(before);
    const heldAfter = (await openHolds(world, round.dossierId)).find(({ funderId }) => funderId === before.funderId);
    expect(heldAfter?.amount).toBe(heldBefore?.amount);
    const asked = (await pictureOf(world, round)).rounds[1]!.lines.map(({ funderId }) => funderId);
    expect(asked).toEqual([cdg]);
    expect(asked).not.toContain(indh);
  });

  it('ends unfinanced when everybody refuses, with every hold released and everybody told', async () => {
    const round = await openedRound(world);
    await answerLine(world, round, { funder: 'indh', decision: refuses });
    await answerLine(world, round, { funder: 'region05', decision: refuses });
    await settleByItself(world, round.dossierId, 1);
    expect(await stageOf(world, round.dossierId)).toBe('unfinanced');
    expect(await openHolds(world, round.dossierId)).toEqual([]);
    expect(await openWaits(world, round.dossierId)).toEqual([]);
    expect(await toldOf(world, 'cofinancing.ended_unfinanced')).toHaveLength(3);
    expect((await pictureOf(world, round)).rounds[0]).toMatchObject({
      status: 'unfinanced',
      ending: 'nobody_approved',
    });
    expect(await differences(world)).toBe(0);
  });

  it('waits for the last answer, and is harmless when it is asked again', async () => {
    const round = await secondRound(world);
    const { dossierId } = round;
    const { openRound, settleRound } = world.useCases.cofinancing;
    await settleByItself(world, dossierId, 2);
    await openRound(automatically('openRound', 'again-1'), dossierId, 1);
    await openRound(automatically('openRound', 'again-2'), dossierId, 2);
    await settleRound(automatically('settleRound', 'again-1'), dossierId, 1);
    const { rounds } = await pictureOf(world, round);
    expect(rounds.map(({ status }) => status)).toEqual(['gap', 'open']);
    expect(await openWaits(world, dossierId)).toEqual(['approval', 'round']);
  });

  it('tells the workflow what is due, and nothing else', async () => {
    const waits = (dossierId: Parameters<typeof settleByItself>[1]) =>
      world.read(automatically('look', '').actor, ({ cofinancingWaits }) => cofinancingWaits.waits(dossierId));
    const round = await openedRound(world);
    const { dossierId } = round;
    expect(await waits(dossierId)).toEqual({ roundToOpen: null, roundToSettle: null });
    await answerLine(world, round, { funder: 'indh', decision: approves(180_000) });
    await answerLine(world, round, { funder: 'region05', decision: approves() });
    expect(await waits(dossierId)).toEqual({ roundToOpen: null, roundToSettle: 1 });
    await settleByItself(world, dossierId, 1);
    expect(await waits(dossierId)).toEqual({ roundToOpen: null, roundToSettle: null });
    const plan = { lines: [{ funderId: round.funders.cdg, instrument: 'grant' as const, amount: dirhams(30_000) }] };
    await world.useCases.cofinancing.planRound(by(round.people.indh.approver), dossierId, plan);
    expect(await waits(dossierId)).toEqual({ roundToOpen: 2, roundToSettle: null });
  });
});
