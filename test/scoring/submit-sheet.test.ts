import { by, createWorld, type World } from '../support/world.ts';
import {
  assignByItself,
  assignedDossier,
  handIn,
  scoredDossier,
  sheetOf,
  whoIsAsked,
} from '../support/builders/scoring.ts';

let world: World;

beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.drop());

describe('submitSheet', () => {
  it('asks a fourth reviewer by itself where 78, 74 and 51 are discordant, and completes with 72', async () => {
    const { dossierId, officer } = await assignedDossier(world);
    await handIn(world, dossierId, [78, 74, 51]);
    expect(await whoIsAsked(world, dossierId)).toHaveLength(1);
    expect(await world.useCases.scoring.getScores(officer, dossierId)).toMatchObject({
      reviewersWanted: 4,
      completedAt: null,
      result: null,
      sheets: [],
    });

    await handIn(world, dossierId, [72]);

    const scores = await world.useCases.scoring.getScores(officer, dossierId);
    expect(scores.result).toEqual({
      meanHundredths: 6875,
      spreadHundredths: 2700,
      discordance: 'spread',
      isEliminated: false,
    });
    expect(scores.sheets.map(({ totalHundredths }) => totalHundredths)).toEqual([7800, 7400, 5100, 7200]);
    expect(await whoIsAsked(world, dossierId)).toEqual([]);
  });

  it('keeps the sheets of others hidden until all are in', async () => {
    const { dossierId } = await assignedDossier(world);
    const [first, second, third] = await whoIsAsked(world, dossierId);
    const { submitSheet, getReview } = world.useCases.scoring;
    await submitSheet(by(first!.reviewer), first!.assignment.id, sheetOf(78));
    expect((await getReview(second!.reviewer, second!.assignment.id)).sheets).toEqual([]);
    expect((await getReview(first!.reviewer, first!.assignment.id)).sheets).toHaveLength(1);

    await submitSheet(by(second!.reviewer), second!.assignment.id, sheetOf(74));
    await submitSheet(by(third!.reviewer), third!.assignment.id, sheetOf(72));

    expect((await getReview(first!.reviewer, first!.assignment.id)).sheets).toHaveLength(3);
  });

  it('shows an assignment to nobody but its reviewer', async () => {
    const { dossierId, officer } = await assignedDossier(world);
    const [first, second] = await whoIsAsked(world, dossierId);
    const { submitSheet, getReview } = world.useCases.scoring;
    for (const stranger of [second!.reviewer, officer]) {
      await expect(getReview(stranger, first!.assignment.id)).rejects.toMatchObject({ code: 'assignment_missing' });
      await expect(submitSheet(by(stranger), first!.assignment.id, sheetOf(78))).rejects.toMatchObject({
        code: 'assignment_missing',
      });
    }
  });

  it('refuses a second sheet and an incomplete one', async () => {
    const { dossierId } = await assignedDossier(world);
    const [{ reviewer, assignment }] = (await whoIsAsked(world, dossierId)) as [
      Awaited<ReturnType<typeof whoIsAsked>>[0],
    ];
    const { submitSheet } = world.useCases.scoring;
    const scores = sheetOf(78).scores.slice(1);
    await expect(submitSheet(by(reviewer), assignment.id, { scores })).rejects.toMatchObject({
      kind: 'refused',
      code: 'sheet_incomplete',
    });
    await submitSheet(by(reviewer), assignment.id, sheetOf(78));
    await expect(submitSheet(by(reviewer), assignment.id, sheetOf(51))).rejects.toMatchObject({
      kind: 'conflict',
      code: 'assignment_closed',
    });
  });

  it('is frozen: neither the application nor the owner of the tables can change a sheet', async () => {
    await scoredDossier(world);
    for (const knex of [world.knex, world.admin]) {
      await expect(knex.raw('update scoring.sheet set total_hundredths = 10000')).rejects.toThrow(/append-only/);
    }
    await expect(world.knex.raw('delete from scoring.sheet')).rejects.toThrow(/permission denied/);
  });

  it('hides the scores from the project holder', async () => {
    const { dossierId, holder } = await scoredDossier(world);
    await expect(world.useCases.scoring.getScores(holder, dossierId)).rejects.toMatchObject({
      code: 'permission_denied',
    });
  });

  it('asks nobody else where the three agree', async () => {
    const { dossierId } = await assignedDossier(world);
    await handIn(world, dossierId, [78, 74, 72]);
    await assignByItself(world, dossierId);
    expect(await whoIsAsked(world, dossierId)).toEqual([]);
  });
});
