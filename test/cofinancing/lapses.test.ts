import type { LineId, RoundId } from '../../services/shared/ids.ts';
import { dirhams } from '../../services/shared/money.ts';
import {
  answerLine,
  approves,
  lineOf,
  openedRound,
  pictureOf,
  prepareLine,
  roundWithGap,
  settleByItself,
} from '../support/builders/cofinancing.ts';
import { automatically, by, createWorld, type World } from '../support/world.ts';
import { differences, openHolds, openWaits, stageOf, toldOf } from './looking.ts';

describe('silence', () => {
  let world: World;
  beforeEach(async () => {
    world = await createWorld();
  });
  afterEach(() => world.drop());

  const lapseApproval = (id: LineId, again = '') =>
    world.useCases.cofinancing.lapseApproval(automatically('lapse', `${id}${again}`), id);
  const lapseRound = (id: RoundId) => world.useCases.cofinancing.lapseRound(automatically('lapse', id), id);
  const lapseRoundPlan = (id: RoundId) =>
    world.useCases.cofinancing.lapseRoundPlan(automatically('lapse', `${id}/plan`), id);

  it('lets a line lapse at its deadline and releases its hold; the rest goes on', async () => {
    const round = await openedRound(world);
    const { dossierId } = round;
    await answerLine(world, round, { funder: 'region05', decision: approves() });
    const { id, lapsesAt } = await lineOf(world, round, 'indh');

    await lapseApproval(id, '/early');
    expect((await lineOf(world, round, 'indh')).status).toBe('asked');

    await world.moveTo(lapsesAt!);
    await lapseApproval(id);
    await lapseApproval(id, '/again');
    expect((await lineOf(world, round, 'indh')).status).toBe('lapsed');
    expect((await openHolds(world, dossierId)).map(({ amount }) => amount)).toEqual([dirhams(90_000)]);
    expect(await toldOf(world, 'cofinancing.approval_lapsed')).toEqual([round.funders.indh]);
    expect(await openWaits(world, dossierId)).toEqual(['round']);

    await settleByItself(world, dossierId, 1);
    expect(await pictureOf(world, round)).toMatchObject({ gap: dirhams(210_000), next: { step: 'plan' } });
  });

  it('is decided by the clock: an answer after the deadline is refused even before the line has lapsed', async () => {
    const round = await openedRound(world);
    const { id } = await prepareLine(world, round, 'indh');
    const { answerBy, lapsesAt } = await lineOf(world, round, 'indh');
    await world.moveTo(new Date(answerBy!.getTime() + 1000));
    await world.useCases.cofinancing.prepareApproval(by(round.people.indh.officer), id, {
      opinion: 'unfavourable',
      proposedAmount: null,
      note: 'Encore à temps',
    });
    await world.moveTo(lapsesAt!);
    const decide = world.useCases.cofinancing.decideApproval(by(round.people.indh.approver), id, approves());
    await expect(decide).rejects.toThrow('approval_overdue');
  });

  it('reminds seven, three and no working days before the last one, and tells the head at its end', async () => {
    const round = await openedRound(world);
    const { id, answerBy, lapsesAt } = await lineOf(world, round, 'indh');
    const { rows } = await world.admin.raw<{ rows: { rungs: { at: string; act: string }[]; due_at: Date }[] }>(
      "select rungs, due_at from engine.obligation where kind = 'approval' and subject_id = ?",
      [id],
    );
    expect(rows[0]?.rungs.map(({ act }) => act)).toEqual(['remind', 'remind', 'remind', 'escalate']);
    expect(new Date(rows[0]!.rungs[3]!.at)).toEqual(answerBy);
    expect(rows[0]?.due_at).toEqual(lapsesAt);
  });

  it('of the lead funder, once a gap is stated, is the same as giving up', async () => {
    const round = await roundWithGap(world);
    const [first] = (await pictureOf(world, round)).rounds;
    await lapseRoundPlan(first!.id);
    await world.moveTo(first!.planDueAt!);
    await world.useCases.cofinancing.lapseRoundPlan(automatically('lapse', `${first!.id}/due`), first!.id);
    expect(await stageOf(world, round.dossierId)).toBe('unfinanced');
    expect(await openHolds(world, round.dossierId)).toEqual([]);
    expect((await pictureOf(world, round)).rounds[0]).toMatchObject({ status: 'unfinanced', ending: 'plan_overdue' });
  });

  it('of everybody until the date of the round lets every hold expire, and tells every funder', async () => {
    const round = await openedRound(world);
    const { dossierId, funders } = round;
    await answerLine(world, round, { funder: 'region05', decision: approves() });
    const [first] = (await pictureOf(world, round)).rounds;
    await world.moveTo(first!.closesAt!);
    await lapseRound(first!.id);
    expect(await stageOf(world, dossierId)).toBe('unfinanced');
    expect(await openHolds(world, dossierId)).toEqual([]);
    expect(await openWaits(world, dossierId)).toEqual([]);
    expect(await toldOf(world, 'cofinancing.ended_unfinanced')).toEqual(
      [funders.indh, funders.region05, round.organisationId].sort(),
    );
    const { rounds } = await pictureOf(world, round);
    expect(rounds[0]?.lines.map(({ status }) => status)).toEqual(['lapsed', 'approved']);
    const { rows } = await world.admin.raw<{ rows: { kind: string }[] }>(
      "select kind from ledger.transfer where kind = 'expire'",
    );
    expect(rows).toHaveLength(1);
    expect(await differences(world)).toBe(0);
  });
});
