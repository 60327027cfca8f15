import type { Decision } from '../../services/cofinancing/approval.ts';
import {
  approves,
  openedRound,
  pictureOf,
  prepareLine,
  refuses,
  roundWithGap,
  settleByItself,
  type RoundWorld,
} from '../support/builders/cofinancing.ts';
import { dirhams } from '../../services/shared/money.ts';
import { automatically, by, createWorld, type World } from '../support/world.ts';
import { differences, openHolds, openWaits, stageOf } from './looking.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.drop());

/** Whatever happened: the books hold what the answers say, and nothing once the dossier has ended. */
const expectSound = async ({ dossierId }: RoundWorld) => {
  expect(await world.admin('cofinancing.difference')).toEqual([]);
  expect(await differences(world)).toBe(0);
  if (['withdrawn', 'unfinanced'].includes(await stageOf(world, dossierId))) {
    expect(await openHolds(world, dossierId)).toEqual([]);
    expect(await openWaits(world, dossierId)).toEqual([]);
  }
};

describe('at the same moment', () => {
  it('a yes, a no of a colleague and the holder’s withdrawal leave one truth', async () => {
    const round = await openedRound(world);
    const { dossierId, people, funders, holder } = round;
    const second = await world.holding('indh-second', 'funder_approver', { kind: 'funder', id: funders.indh });
    const { id } = await prepareLine(world, round, 'indh');
    const decide = (actor: typeof second, decision: Decision) =>
      world.useCases.cofinancing.decideApproval(by(actor), id, decision);
    const reason = 'Nous renonçons au projet';
    const outcomes = await Promise.allSettled([
      decide(people.indh.approver, approves(180_000)),
      decide(second, refuses),
      world.useCases.dossier.withdrawDossier(by(holder), dossierId, { reason }),
    ]);
    expect(outcomes[2].status).toBe('fulfilled');
    expect(outcomes.slice(0, 2).filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ kind: 'conflict' });
    }
    expect(await stageOf(world, dossierId)).toBe('withdrawn');
    await expectSound(round);
  });

  it('a plan, giving up and the end of the round leave one truth', async () => {
    const round = await roundWithGap(world);
    const { dossierId, people, funders } = round;
    const { rounds } = await pictureOf(world, round);
    const lines = [{ funderId: funders.cdg, instrument: 'grant' as const, amount: dirhams(30_000) }];
    const lead = people.indh.approver;
    const outcomes = await Promise.allSettled([
      world.useCases.cofinancing.planRound(by(lead), dossierId, { lines }),
      world.useCases.cofinancing.giveUpRound(by(lead), dossierId, { reason: 'Personne d’autre' }),
      world.useCases.cofinancing.lapseRound(automatically('lapse', rounds[0]!.id), rounds[0]!.id),
    ]);
    expect(
      outcomes
        .slice(0, 2)
        .map(({ status }) => status)
        .sort(),
    ).toEqual(['fulfilled', 'rejected']);
    await expectSound(round);
  });

  it('two settlements of one round are one, and a step that comes too late changes nothing', async () => {
    const round = await roundWithGap(world);
    const { dossierId } = round;
    await Promise.all([
      settleByItself(world, dossierId, 1),
      world.useCases.cofinancing.settleRound(automatically('settleRound', 'again'), dossierId, 1),
      world.useCases.cofinancing.openRound(automatically('openRound', 'again'), dossierId, 1),
    ]);
    expect((await pictureOf(world, round)).rounds).toHaveLength(1);
    expect(await openWaits(world, dossierId)).toEqual(['round', 'round_plan']);
    await expectSound(round);
  });
});
