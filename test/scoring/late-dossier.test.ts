import { submittedDossier } from '../support/builders/application.ts';
import { committee } from '../support/builders/committee.ts';
import { assignByItself, frozenRanking, handIn, scoredDossier } from '../support/builders/scoring.ts';
import { ighrem } from '../support/builders/registry.ts';
import { by, createWorld, type World } from '../support/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.drop());

/** One dossier is ranked; the other was found ineligible before, and has appealed. */
const appealed = async () => {
  const first = await scoredDossier(world);
  const late = await submittedDossier(world, { call: first, account: 'holder-ighrem', input: ighrem });
  const { decideEligibility, fileAppeal } = world.useCases.application;
  await decideEligibility(by(late.officer), late.dossierId, { eligible: false, reason: 'Hors secteur', overrides: [] });
  await fileAppeal(by(late.holder), late.dossierId, { grounds: 'Le secteur est admis' });
  return { ...(await frozenRanking(world, first)), late };
};

const reinstated = async () => {
  const ranked = await appealed();
  const another = await world.holding('another-officer', 'desk_officer');
  const yes = { outcome: 'reinstated', reason: 'Secteur admis, en effet' } as const;
  await world.useCases.application.decideAppeal(by(another), ranked.late.dossierId, yes);
  await assignByItself(world, ranked.late.dossierId);
  return ranked;
};

describe('a dossier reinstated after the ranking of its call is frozen', () => {
  it('is scored by as many reviewers as the others, then joins the next version of the ranking', async () => {
    const { callId, dossierId, ranking, secretary, late } = await reinstated();
    const { getRanking, getScores } = world.useCases.scoring;
    await handIn(world, late.dossierId, [78, 74]);
    expect(await getRanking(secretary, callId)).toEqual(ranking);
    await handIn(world, late.dossierId, [72]);

    const next = await getRanking(secretary, callId);
    expect(next).toMatchObject({ version: 2, cause: 'late_dossier', frozenBy: null });
    expect(next.dossiers).toMatchObject([
      { dossierId: late.dossierId, rank: 1 },
      { dossierId, rank: 2 },
    ]);
    expect(await getRanking(secretary, callId, { version: 1 })).toEqual(ranking);
    expect((await getScores(secretary, late.dossierId)).sheets).toHaveLength(3);
    const told = await world.admin('engine.notice').where({ kind: 'scoring.ranked_again' });
    expect(told).toMatchObject([{ to_role: 'committee_secretary', dossier_id: late.dossierId }]);
  });

  it('is on the agenda of a next session, while the first keeps the ranks that it was convened with', async () => {
    const { callId, dossierId, secretary, late } = await reinstated();
    const { convocation, chair } = await committee(world);
    const { conveneSession, getSession } = world.useCases.committee;
    const at = (day: string) => new Date(`2026-${day}T09:00:00Z`);
    const head = { ...convocation, callId };
    const first = await conveneSession(by(secretary), {
      ...head,
      reference: 'CRS-2026-03',
      sittingAt: at('03-20'),
      dossierIds: [dossierId],
    });
    await handIn(world, late.dossierId, [78, 74, 72]);
    const second = await conveneSession(by(secretary), {
      ...head,
      reference: 'CRS-2026-04',
      sittingAt: at('04-10'),
      dossierIds: [late.dossierId],
    });
    const ranks = async (id: typeof first.id) =>
      (await getSession(chair, id)).items.map(({ item }) => [item.dossierId, item.rank]);
    expect(await ranks(first.id)).toEqual([[dossierId, 1]]);
    expect(await ranks(second.id)).toEqual([[late.dossierId, 1]]);
  });

  it('does not hold up the freezing while its appeal is open', async () => {
    const { ranking, dossierId } = await appealed();
    expect(ranking.dossiers.map((each) => each.dossierId)).toEqual([dossierId]);
  });
});
