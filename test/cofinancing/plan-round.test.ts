import { dirhams } from '../../services/shared/money.ts';
import {
  answerLine,
  approves,
  lineOf,
  openByItself,
  openedRound,
  pictureOf,
  refuses,
  roundWithGap,
  settleByItself,
  type RoundWorld,
  type StoryFunder,
} from '../support/builders/cofinancing.ts';
import { spoil } from '../ledger/bookkeeping.ts';
import { by, createWorld, type World } from '../support/world.ts';
import { openHolds, openWaits, stageOf } from './looking.ts';

describe('the plan of a next round', () => {
  let world: World;
  let round: RoundWorld;
  beforeEach(async () => {
    world = await createWorld();
    round = await roundWithGap(world);
  });
  afterEach(() => world.drop());

  const planRound = (asked: Partial<Record<StoryFunder, number>>, actor = round.people.indh.approver) => {
    const lines = Object.entries(asked).map(([key, whole]) => ({
      funderId: round.funders[key as StoryFunder],
      instrument: 'grant' as const,
      amount: dirhams(whole),
    }));
    return world.useCases.cofinancing.planRound(by(actor), round.dossierId, { lines });
  };

  it('makes its holds before anybody is asked', async () => {
    const planned = await planRound({ cdg: 30_000 });
    expect(planned).toMatchObject({ number: 2, status: 'planned' });
    expect((await openHolds(world, round.dossierId)).map(({ amount }) => amount)).toEqual([
      dirhams(180_000),
      dirhams(90_000),
      dirhams(30_000),
    ]);
    expect((await pictureOf(world, round)).next.step).toBe('opening');
    expect(await openWaits(world, round.dossierId)).toEqual([]);
    await expect(world.useCases.cofinancing.showRounds(round.people.cdg.officer, round.dossierId)).rejects.toThrow();
  });

  it('closes exactly the gap, and belongs to the lead funder', async () => {
    await expect(planRound({ cdg: 29_999 })).rejects.toThrow('gap_not_closed');
    await expect(planRound({ cdg: 30_000 }, round.people.region05.approver)).rejects.toThrow('permission_denied');
    await planRound({ cdg: 20_000, region05: 10_000 });
    await expect(planRound({ cdg: 30_000 })).rejects.toThrow('round_has_no_gap');
  });

  it('is refused where an envelope has not what is asked', async () => {
    const { cdg } = round.funders;
    await spoil(world, "update ledger.account set posted = 100 where book = ? and kind = 'envelope'", [cdg]);
    await expect(planRound({ cdg: 30_000 })).rejects.toThrow('envelope_exceeded');
    expect((await pictureOf(world, round)).next.step).toBe('plan');
  });

  it('draws on what a funder reserves to the region of the project, and on nothing kept for another', async () => {
    const { funders, admin, dossierId, people } = round;
    const open = async (territory: string, instrument: 'grant' | 'loan', whole: number) => {
      const given = { funderId: funders.cdg, year: 2026, callId: null, marker: null, act: 'Convention 7' };
      const envelope = { ...given, territory, instrument, amount: dirhams(whole) };
      return (await world.useCases.programme.openEnvelope(by(admin), envelope)).id;
    };
    const reserved = await open('05', 'grant', 40_000);
    await open('08', 'grant', 50_000);
    await open('08', 'loan', 50_000);
    const { options } = await world.useCases.cofinancing.showPlanOptions(people.indh.approver, dossierId);
    expect(options.filter(({ code }) => code === 'CDG')).toMatchObject([
      { instrument: 'grant', available: dirhams(40_000) },
    ]);
    await planRound({ cdg: 30_000 });
    const holds = await world.read(admin, ({ ledger }) => ledger.openHolds(dossierId));
    const ofCdg = holds.filter(({ share }) => share.funderId === funders.cdg);
    expect(ofCdg).toMatchObject([{ amount: dirhams(30_000), share: { envelopeId: reserved } }]);
  });

  it('asks a funder whose yes stands for more: its larger yes takes the place of the first, which is kept', async () => {
    const first = await lineOf(world, round, 'region05');
    await planRound({ region05: 30_000 });
    await openByItself(world, round.dossierId, 2);
    expect(await lineOf(world, round, 'region05')).toMatchObject({ asked: dirhams(120_000), raises: first.id });

    const second = await answerLine(world, round, { funder: 'region05', decision: approves() });
    const kept = (await pictureOf(world, round)).rounds[0]!.lines.find(({ id }) => id === first.id);
    expect(kept).toMatchObject({ status: 'approved', approved: dirhams(90_000), supersededBy: second.id });
    expect((await openHolds(world, round.dossierId)).map(({ amount }) => amount)).toEqual([
      dirhams(180_000),
      dirhams(120_000),
    ]);
    await settleByItself(world, round.dossierId, 2);
    expect(await stageOf(world, round.dossierId)).toBe('agreement');
  });

  it('leaves the first yes standing when more is refused, until all rounds are used', async () => {
    for (const number of [2, 3]) {
      await planRound({ region05: 30_000 });
      await openByItself(world, round.dossierId, number);
      await answerLine(world, round, { funder: 'region05', decision: refuses });
      await settleByItself(world, round.dossierId, number);
    }
    expect(await pictureOf(world, round)).toMatchObject({ approved: dirhams(270_000), gap: dirhams(30_000) });
    await expect(planRound({ cdg: 30_000 })).rejects.toThrow('rounds_exhausted');
  });

  it('may be given up, for a reason, by the lead funder alone: nothing stays held', async () => {
    const { giveUpRound } = world.useCases.cofinancing;
    const reason = { reason: 'Personne ne peut combler le manque' };
    const { dossierId, people } = round;
    await expect(giveUpRound(by(people.region05.approver), dossierId, reason)).rejects.toThrow('permission_denied');
    const ended = await giveUpRound(by(people.indh.approver), dossierId, reason);
    expect(ended).toMatchObject({ status: 'unfinanced', ending: 'given_up', ...reason });
    expect(await stageOf(world, dossierId)).toBe('unfinanced');
    expect(await openHolds(world, dossierId)).toEqual([]);
    expect(await openWaits(world, dossierId)).toEqual([]);
  });
});

describe('a round that is still open', () => {
  it('is not given up: its funders are being asked', async () => {
    const world = await createWorld();
    const { people, dossierId } = await openedRound(world);
    const giving = world.useCases.cofinancing.giveUpRound(by(people.indh.approver), dossierId, { reason: 'trop tôt' });
    await expect(giving).rejects.toThrow('round_has_no_gap');
    await world.drop();
  });
});
