import { by, createWorld, type World } from '../support/world.ts';
import { assignByItself, assignedDossier, handIn, sheetOf, whoIsAsked } from '../support/builders/scoring.ts';

let world: World;

beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.drop());

const CONFLICT = { kind: 'family', reason: 'Cousin of the treasurer' } as const;

describe('declareConflict', () => {
  it('replaces the reviewer, who can no longer open the dossier and is never asked again', async () => {
    const { dossierId } = await assignedDossier(world);
    const [first, ...others] = await whoIsAsked(world, dossierId);
    const { declareConflict, getReview, submitSheet } = world.useCases.scoring;

    await declareConflict(by(first!.reviewer), first!.assignment.id, CONFLICT);
    await assignByItself(world, dossierId);

    const asked = await whoIsAsked(world, dossierId);
    expect(asked).toHaveLength(3);
    expect(asked.map(({ reviewer }) => reviewer)).toEqual(expect.arrayContaining(others.map((each) => each.reviewer)));
    expect(asked.map(({ reviewer }) => reviewer)).not.toContain(first!.reviewer);
    await expect(getReview(first!.reviewer, first!.assignment.id)).rejects.toMatchObject({
      kind: 'forbidden',
      code: 'conflict_of_interest',
    });
    await expect(submitSheet(by(first!.reviewer), first!.assignment.id, sheetOf(78))).rejects.toMatchObject({
      code: 'assignment_closed',
    });
  });

  it('keeps a sheet already handed in, counts it no longer and asks another', async () => {
    const { dossierId, officer } = await assignedDossier(world);
    const [first] = await whoIsAsked(world, dossierId);
    await handIn(world, dossierId, [51, 74, 78]);

    await world.useCases.scoring.declareConflict(by(first!.reviewer), first!.assignment.id, CONFLICT);
    await assignByItself(world, dossierId);
    expect(await whoIsAsked(world, dossierId)).toHaveLength(1);
    await handIn(world, dossierId, [72]);

    const { result, sheets, assignments } = await world.useCases.scoring.getScores(officer, dossierId);
    expect(result).toMatchObject({ meanHundredths: 7467, discordance: null });
    expect(sheets).toHaveLength(4);
    expect(assignments.find(({ id }) => id === first!.assignment.id)).toMatchObject({
      status: 'conflicted',
      conflictKind: 'family',
    });
  });
});
