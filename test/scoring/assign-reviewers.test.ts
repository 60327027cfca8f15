import { assignByItself, assignedDossier, whoIsAsked } from '../support/builders/scoring.ts';
import { eligibleDossier } from '../support/builders/application.ts';
import { ighrem } from '../support/builders/registry.ts';
import type { DossierId, PersonId } from '../../services/shared/ids.ts';
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

const versionOf = async (dossierId: DossierId): Promise<bigint> => {
  const { rows } = await world.admin.raw<{ rows: { version: bigint }[] }>(
    'select version from engine.process where subject_id = ?',
    [dossierId],
  );
  return rows[0]?.version ?? 0n;
};

describe('assignReviewers', () => {
  it('asks as many as the call wants, each with an answer due in three days and a sheet in fifteen', async () => {
    const { dossierId } = await assignedDossier(world);
    const asked = await whoIsAsked(world, dossierId);
    expect(asked).toHaveLength(3);
    const { rows: waits } = await world.admin.raw<{ rows: { due_at: Date; opened_at: Date }[] }>(
      `select due_at, opened_at from engine.obligation where kind = 'review_answer'`,
    );
    expect(waits).toHaveLength(3);
    expect(waits[0]!.due_at.toISOString()).toBe('2026-01-15T22:59:59.999Z');
    expect(asked[0]!.assignment.dueAt.toISOString()).toBe('2026-01-27T22:59:59.999Z');
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

  it('never asks whoever instructed the dossier', async () => {
    const { officer, dossierId } = await eligibleDossier(world);
    await world
      .admin('access.role_grant')
      .where({ role: 'reviewer' })
      .update({ to_at: await world.now() });
    for (const account of ['desk-officer', 'reviewer-8', 'reviewer-9']) await world.holding(account, 'reviewer');
    await assignByItself(world, dossierId);
    const asked = await world.admin('scoring.assignment').where({ dossier_id: dossierId });
    expect(asked).toHaveLength(2);
    expect(asked.map((each: { reviewer_id: string }) => each.reviewer_id)).not.toContain(officer.id);
  });

  it('makes a lack of reviewers a task of the administrator, told once, that ends when one is found', async () => {
    const eligible = await eligibleDossier(world);
    await world.admin.raw(`update access.role_grant set to_at = from_at + interval '1 day' where person_id in (
      select id from access.person where subject in ('reviewer-1', 'reviewer-2'))`);
    await assignByItself(world, eligible.dossierId);
    expect(await noticesOf('scoring.review_asked')).toHaveLength(2);
    const told = { reference: eligible.reference, count: 1 };
    expect(await noticesOf('scoring.reviewers_short')).toEqual([told, told]);
    const tasks = async () =>
      (await world.useCases.access.getMe(eligible.admin)).waiting.filter(({ kind }) => kind === 'reviewer_shortage');
    expect(await tasks()).toMatchObject([{ dossierId: eligible.dossierId }]);

    const { id: personId } = await world.person('reviewer-7');
    const scope = { kind: 'fund', id: null } as const;
    const seen = await versionOf(eligible.dossierId);
    const newcomer = { personId: personId as PersonId, role: 'reviewer', scope } as const;
    await world.useCases.access.grantRole(by(eligible.admin), newcomer);
    expect(await versionOf(eligible.dossierId)).toBe(seen + 1n);
    await assignByItself(world, eligible.dossierId);
    expect(await tasks()).toEqual([]);

    expect(await noticesOf('scoring.review_asked')).toHaveLength(3);
    expect(await noticesOf('scoring.reviewers_short')).toHaveLength(2);
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
