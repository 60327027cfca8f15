import { assignByItself, assignedDossier, sheetOf, whoIsAsked } from '../support/builders/scoring.ts';
import { automatically, by, createWorld, type World } from '../support/world.ts';

let world: World;

beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.drop());

/** How many answers, and how many sheets, are waited for. */
const openWaits = async (): Promise<{ answers: number; sheets: number }> => {
  const { rows } = await world.admin.raw<{ rows: { kind: string }[] }>(
    `select kind from engine.obligation where kind in ('review_answer', 'review') and closed_at is null`,
  );
  const count = (wanted: string) => rows.filter(({ kind }) => kind === wanted).length;
  return { answers: count('review_answer'), sheets: count('review') };
};

describe('a reviewer who is asked', () => {
  it('accepts, and owes the sheet in place of the answer', async () => {
    const { dossierId } = await assignedDossier(world);
    const [first] = await whoIsAsked(world, dossierId);
    const { acceptReview } = world.useCases.scoring;
    const stale = by(first!.reviewer, { expectedVersion: 7 });
    await expect(acceptReview(stale, first!.assignment.id)).rejects.toMatchObject({ code: 'version_stale' });
    const accepted = await acceptReview(by(first!.reviewer, { expectedVersion: 1 }), first!.assignment.id);
    expect(accepted).toMatchObject({ status: 'accepted', version: 2 });
    expect(await openWaits()).toEqual({ answers: 2, sheets: 1 });
    await world.useCases.scoring.submitSheet(by(first!.reviewer), first!.assignment.id, sheetOf(78));
    expect(await openWaits()).toEqual({ answers: 2, sheets: 0 });
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
    expect(await openWaits()).toEqual({ answers: 3, sheets: 0 });
    await expect(submitSheet(by(first!.reviewer), first!.assignment.id, sheetOf(78))).rejects.toMatchObject({
      code: 'assignment_closed',
    });
  });

  it('is replaced when no answer came, and left alone when one did: lapseAnswer', async () => {
    const { dossierId } = await assignedDossier(world);
    const [silent, willing] = await whoIsAsked(world, dossierId);
    const { acceptReview, lapseAnswer } = world.useCases.scoring;
    await acceptReview(by(willing!.reviewer), willing!.assignment.id);
    await lapseAnswer(automatically('lapse', '1'), silent!.assignment.id);
    await lapseAnswer(automatically('lapse', '2'), willing!.assignment.id);
    await assignByItself(world, dossierId);
    const asked = (await whoIsAsked(world, dossierId)).map(({ reviewer }) => reviewer.id);
    expect(asked).toHaveLength(3);
    expect(asked).toContain(willing!.reviewer.id);
    expect(asked).not.toContain(silent!.reviewer.id);
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
