import { assignByItself, assignedDossier, sheetOf, whoIsAsked } from '../support/builders/scoring.ts';
import { automatically, by, createWorld, type World } from '../support/world.ts';

let world: World;

beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.drop());

const openReviews = async (): Promise<number> => {
  const { rows } = await world.admin.raw<{ rows: object[] }>(
    `select id from engine.obligation where kind = 'review' and closed_at is null`,
  );
  return rows.length;
};

describe('a reviewer who is asked', () => {
  it('accepts, and the sheet stays owed', async () => {
    const { dossierId } = await assignedDossier(world);
    const [first] = await whoIsAsked(world, dossierId);
    const { acceptReview } = world.useCases.scoring;
    const stale = by(first!.reviewer, { expectedVersion: 7 });
    await expect(acceptReview(stale, first!.assignment.id)).rejects.toMatchObject({ code: 'version_stale' });
    const accepted = await acceptReview(by(first!.reviewer, { expectedVersion: 1 }), first!.assignment.id);
    expect(accepted).toMatchObject({ status: 'accepted', version: 2 });
    expect(await openReviews()).toBe(3);
    await world.useCases.scoring.submitSheet(by(first!.reviewer), first!.assignment.id, sheetOf(78));
    expect(await openReviews()).toBe(2);
  });

  it('declines with a reason and is replaced: declineReview', async () => {
    const { dossierId } = await assignedDossier(world);
    const [first] = await whoIsAsked(world, dossierId);
    const declined = await world.useCases.scoring.declineReview(by(first!.reviewer), first!.assignment.id, {
      reason: 'On leave until the end of the month',
    });
    expect(declined.status).toBe('declined');
    await assignByItself(world, dossierId);
    const asked = await whoIsAsked(world, dossierId);
    expect(asked).toHaveLength(3);
    expect(asked.map(({ reviewer }) => reviewer.id)).not.toContain(first!.reviewer.id);
  });

  it('stays silent to the end and is replaced: lapseReview', async () => {
    const { dossierId } = await assignedDossier(world);
    const [first] = await whoIsAsked(world, dossierId);
    const { lapseReview, submitSheet } = world.useCases.scoring;
    await lapseReview(automatically('lapse', '1'), first!.assignment.id);
    await lapseReview(automatically('lapse', '2'), first!.assignment.id);
    await assignByItself(world, dossierId);
    expect(await openReviews()).toBe(3);
    await expect(submitSheet(by(first!.reviewer), first!.assignment.id, sheetOf(78))).rejects.toMatchObject({
      code: 'assignment_closed',
    });
  });

  it('does not lapse once the sheet is in', async () => {
    const { dossierId } = await assignedDossier(world);
    const [first] = await whoIsAsked(world, dossierId);
    await world.useCases.scoring.submitSheet(by(first!.reviewer), first!.assignment.id, sheetOf(78));
    await world.useCases.scoring.lapseReview(automatically('lapse', '1'), first!.assignment.id);
    const { status } = await world.useCases.scoring.getReview(first!.reviewer, first!.assignment.id);
    expect(status).toBe('scored');
  });
});
