import { assignByItself, assignedDossier, whoIsAsked } from '../support/builders/scoring.ts';
import { eligibleDossier } from '../support/builders/application.ts';
import { ighrem } from '../support/builders/registry.ts';
import { automatically, by, createWorld, type World } from '../support/world.ts';

let world: World;

beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.drop());

const noticesOf = async (kind: string) => {
  const { rows } = await world.admin.raw<{ rows: { data: object }[] }>(
    'select data from engine.notice where kind = ?',
    [kind],
  );
  return rows.map(({ data }) => data);
};

describe('assignReviewers', () => {
  it('asks as many as the call wants, each with a sheet due in fifteen days', async () => {
    const { dossierId } = await assignedDossier(world);
    const asked = await whoIsAsked(world, dossierId);
    expect(asked).toHaveLength(3);
    const { rows: waits } = await world.admin.raw<{ rows: { rungs: { act: string }[]; due_at: Date }[] }>(
      `select rungs, due_at from engine.obligation where kind = 'review'`,
    );
    expect(waits).toHaveLength(3);
    expect(waits[0]!.rungs.map(({ act }) => act)).toEqual(['remind', 'remind', 'escalate']);
    expect(waits[0]!.due_at.getTime() - asked[0]!.assignment.dueAt.getTime()).toBe(3 * 86_400_000);
  });

  it('changes nothing when asked again, under whatever command id', async () => {
    const { dossierId } = await assignedDossier(world);
    await world.useCases.scoring.assignReviewers(automatically('assignReviewers', 'again'), dossierId);
    expect(await whoIsAsked(world, dossierId)).toHaveLength(3);
  });

  it('spreads the work: a second dossier goes to those who owe nothing yet', async () => {
    const first = await assignedDossier(world);
    const second = await eligibleDossier(world, { call: first, account: 'holder-ighrem', input: ighrem });
    await assignByItself(world, second.dossierId);
    const [busy, fresh] = [await whoIsAsked(world, first.dossierId), await whoIsAsked(world, second.dossierId)];
    const overlap = fresh.filter(({ reviewer }) => busy.some((each) => each.reviewer.id === reviewer.id));
    expect(overlap).toEqual([]);
  });

  it('tells the administrator once where reviewers are lacking, and goes on when one is found', async () => {
    const eligible = await eligibleDossier(world);
    await world.admin.raw(`update access.role_grant set to_at = from_at + interval '1 day' where person_id in (
      select id from access.person where subject in ('reviewer-1', 'reviewer-2'))`);
    await assignByItself(world, eligible.dossierId);
    expect(await noticesOf('scoring.review_asked')).toHaveLength(2);
    expect(await noticesOf('scoring.reviewers_short')).toEqual([{ reference: eligible.reference, count: 1 }]);

    await world.holding('reviewer-7', 'reviewer');
    await assignByItself(world, eligible.dossierId);

    expect(await noticesOf('scoring.review_asked')).toHaveLength(3);
    expect(await noticesOf('scoring.reviewers_short')).toHaveLength(1);
  });

  it('never asks somebody who stands for the organisation', async () => {
    const eligible = await eligibleDossier(world);
    await world.holding('holder-tazart', 'reviewer');
    await assignByItself(world, eligible.dossierId);
    const { items } = await world.useCases.scoring.listReviews(eligible.holder, { limit: 50 });
    expect(items).toEqual([]);
  });

  it('is not for people to do', async () => {
    const { dossierId, officer } = await eligibleDossier(world);
    await expect(world.useCases.scoring.assignReviewers(by(officer), dossierId)).rejects.toMatchObject({
      code: 'permission_denied',
    });
  });
});
