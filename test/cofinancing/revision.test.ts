import { ROLES } from '../../services/access/policy.ts';
import type { FinancingPlan } from '../../services/application/application-facts.ts';
import type { Source } from '../../services/application/financing-plan.ts';
import type { RevisionId } from '../../services/shared/ids.ts';
import { dirhams, money } from '../../services/shared/money.ts';
import {
  openByItself,
  pictureOf,
  roundWithGap,
  settleByItself,
  type RoundWorld,
} from '../support/builders/cofinancing.ts';
import { automatically, by, createWorld, type World } from '../support/world.ts';
import { differences, openHolds, openWaits, stageOf, toldOf } from './looking.ts';

let world: World;
let round: RoundWorld;
beforeEach(async () => {
  world = await createWorld();
  round = await roundWithGap(world);
});
afterEach(() => world.drop());

const ask = (actor = round.people.indh.approver) =>
  world.useCases.cofinancing.askRevision(by(actor), round.dossierId, { message: 'Pouvez-vous apporter 30 000 DH ?' });
const answer = (
  id: RevisionId,
  given: Parameters<World['useCases']['cofinancing']['answerRevision']>[2],
  actor = round.holder,
) => world.useCases.cofinancing.answerRevision(by(actor), id, given);
const lapse = (id: RevisionId, time = 'in time') =>
  world.useCases.cofinancing.lapseRevision(automatically('lapse', `${id} ${time}`), id);

/** INDH asked for what it gave, 180,000, and the cooperative bringing more, or the uses reduced. */
const revised = async ({ own = 140_000, indh = 180_000, cut = 0 } = {}): Promise<FinancingPlan> => {
  const { plan } = await world.read(round.holder, ({ application }) => application.getDossier(round.dossierId));
  const sources = plan.sources.map((source): Source => {
    if (source.by === 'holder' && source.nature === 'cash') return { ...source, amount: dirhams(own) };
    return source.by === 'funder' && source.funderId === round.funders.indh
      ? { ...source, amount: dirhams(indh) }
      : source;
  });
  const [first, ...others] = plan.uses;
  return { uses: [{ ...first!, amount: money(first!.amount - dirhams(cut)) }, ...others], sources };
};

describe('a plan that the holder is asked to revise', () => {
  it('waits for the holder instead of the lead funder, who plans nothing meanwhile', async () => {
    const { dueAt } = await ask();
    expect(await openWaits(world, round.dossierId)).toEqual(['plan_revision', 'round']);
    expect((await pictureOf(world, round)).next).toEqual({ step: 'revision', funderIds: [], until: dueAt });
    expect(await toldOf(world, 'cofinancing.revision_asked')).toHaveLength(1);
    await expect(ask()).rejects.toMatchObject({ kind: 'conflict', code: 'revision_awaited' });
    const lines = [{ funderId: round.funders.cdg, instrument: 'grant' as const, amount: dirhams(30_000) }];
    await expect(
      world.useCases.cofinancing.planRound(by(round.people.indh.approver), round.dossierId, { lines }),
    ).rejects.toThrow('revision_awaited');
  });

  it.each([
    ['brings more of their own', { own: 140_000 }],
    ['reduces the uses', { own: 110_000, cut: 30_000 }],
  ])('finances the dossier on the answers that stand, where the holder %s', async (_how, change) => {
    const { id } = await ask();
    expect(await answer(id, { answer: 'revised', plan: await revised(change) })).toMatchObject({ status: 'revised' });
    await openByItself(world, round.dossierId, 2);
    await settleByItself(world, round.dossierId, 2);
    expect(await stageOf(world, round.dossierId)).toBe('agreement');
    const { rounds, revisions, award } = await pictureOf(world, round);
    expect(award).toBe(dirhams(270_000));
    expect(rounds.map(({ status, lines }) => [status, lines.length])).toEqual([
      ['gap', 2],
      ['financed', 0],
    ]);
    expect(revisions).toMatchObject([{ id, status: 'revised' }]);
    const { total, plan } = await world.read(round.holder, ({ cofinancing }) =>
      cofinancing.getFinancing(round.dossierId),
    );
    expect([total, plan]).toEqual([dirhams(270_000), await revised(change)]);
    expect((await openHolds(world, round.dossierId)).map(({ amount }) => amount).sort()).toEqual(
      [dirhams(180_000), dirhams(90_000)].sort(),
    );
    expect(await differences(world)).toBe(0);
  });

  it.each([
    ['asks a funder for what it refused', { indh: 210_000, own: 110_000 }, 'revision_differs_from_answers'],
    ['does not balance', { own: 139_999 }, 'revision_faulty'],
    ['leaves the grants above their share', { own: 80_000, cut: 60_000 }, 'revision_faulty'],
  ])('refuses a plan that %s', async (_what, change, code) => {
    const { id } = await ask();
    const plan = await revised(change);
    await expect(answer(id, { answer: 'revised', plan })).rejects.toMatchObject({ kind: 'refused', code });
    expect(await openWaits(world, round.dossierId)).toEqual(['plan_revision', 'round']);
  });

  it('gives the choice back to the lead funder when the holder declines, and keeps the answer', async () => {
    const { id } = await ask();
    const reason = 'لا نملك أكثر من ذلك';
    expect(await answer(id, { answer: 'declined', reason })).toMatchObject({ status: 'declined', reason });
    expect(await openWaits(world, round.dossierId)).toEqual(['round', 'round_plan']);
    await expect(answer(id, { answer: 'declined', reason })).rejects.toMatchObject({ code: 'revision_not_asked' });
    await expect(world.admin('cofinancing.revision').where({ id }).update({ reason: 'x' })).rejects.toThrow('kept');
    await expect(world.admin('cofinancing.revision').where({ id }).delete()).rejects.toThrow();
    expect((await ask()).id).not.toBe(id);
  });

  it('gives it back when the holder says nothing, which is harmless once there is an answer', async () => {
    const { id, dueAt } = await ask();
    await lapse(id, 'early');
    expect(await openWaits(world, round.dossierId)).toEqual(['plan_revision', 'round']);
    await world.moveTo(dueAt);
    await expect(answer(id, { answer: 'declined', reason: 'Trop tard' })).rejects.toThrow('revision_overdue');
    await lapse(id);
    await lapse(id, 'again');
    expect(await openWaits(world, round.dossierId)).toEqual(['round', 'round_plan']);
    expect((await pictureOf(world, round)).revisions).toMatchObject([{ status: 'lapsed' }]);
  });

  it('of an answer and its lapse at the same moment, lets one win', async () => {
    const { id, dueAt } = await ask();
    await world.moveTo(dueAt);
    await Promise.allSettled([answer(id, { answer: 'declined', reason: 'Non' }), lapse(id)]);
    expect((await pictureOf(world, round)).revisions).toMatchObject([{ status: 'lapsed' }]);
  });

  it('is dropped when the lead funder gives up', async () => {
    const { id } = await ask();
    await world.useCases.cofinancing.giveUpRound(by(round.people.indh.approver), round.dossierId, {
      reason: 'Le projet a changé',
    });
    expect(await openWaits(world, round.dossierId)).toEqual([]);
    expect(await openHolds(world, round.dossierId)).toEqual([]);
    await expect(answer(id, { answer: 'declined', reason: 'Non' })).rejects.toThrow('stage_mismatch');
    expect((await pictureOf(world, round)).revisions).toMatchObject([{ status: 'dropped' }]);
  });

  it('is asked by the lead funder and answered by the holder, and by nobody else', async () => {
    for (const role of ROLES) {
      const scope = { kind: 'funder', id: round.funders.region05 } as const;
      const actor = await world.holding(`region-${role}`, role, scope);
      await expect(ask(actor)).rejects.toMatchObject({ kind: expect.stringMatching(/forbidden|missing/) as string });
    }
    const { id } = await ask();
    for (const role of ROLES.filter((each) => each !== 'project_holder')) {
      const actor = await world.holding(`fund-${role}`, role);
      await expect(answer(id, { answer: 'declined', reason: 'Non' }, actor)).rejects.toMatchObject({
        kind: expect.stringMatching(/forbidden|missing/) as string,
      });
    }
  });
});
