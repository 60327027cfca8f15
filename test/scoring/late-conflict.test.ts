import type { Actor } from '../../services/shared/command.ts';
import type { DossierId, PersonId } from '../../services/shared/ids.ts';
import { handIn, rankedDossier, whoIsAsked, assignByItself, scoredDossier } from '../support/builders/scoring.ts';
import { closeByCalendar } from '../support/builders/programme.ts';
import { ighrem } from '../support/builders/registry.ts';
import { decidedItem, idOfPerson, retainedDossier } from '../support/builders/committee.ts';
import { by, createWorld, type World } from '../support/world.ts';

let world: World;

beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.drop());

const TOLD = { kind: 'family', reason: 'Brother of the treasurer, says a letter' } as const;

const stageOf = async (dossierId: DossierId): Promise<string | undefined> => {
  const { rows } = await world.admin.raw<{ rows: { stage: string }[] }>(
    'select stage from engine.process where subject_id = ?',
    [dossierId],
  );
  return rows[0]?.stage;
};

/** The sheet of this many points, and whose it is. */
const sheetOf = async (world: World, dossierId: DossierId, points: number) => {
  const secretary = await world.holding('secretary', 'committee_secretary');
  const { sheets, assignments } = await world.useCases.scoring.getScores(secretary, dossierId);
  const sheet = sheets.find(({ totalHundredths }) => totalHundredths === points * 100);
  const assignment = assignments.find(({ id }) => id === sheet?.assignmentId);
  return { secretary, reviewerId: assignment!.reviewerId, assignmentId: assignment!.id };
};

/** The reviewer who, of the six, has this id. */
const reviewerOf = async (reviewerId: PersonId): Promise<Actor> => {
  for (const number of [1, 2, 3, 4, 5, 6]) {
    const reviewer = await world.person(`reviewer-${String(number)}`);
    if (reviewer.id === reviewerId) return reviewer;
  }
  throw new Error(`no reviewer ${reviewerId}`);
};

describe('a conflict told after the ranking is frozen', () => {
  it('ranks the call again at once where enough sheets are left: recordConflict', async () => {
    const { dossierId, callId, ranking } = await rankedDossier(world);
    const { secretary, reviewerId } = await sheetOf(world, dossierId, 51);
    const { recordConflict, getRanking, getScores } = world.useCases.scoring;

    await recordConflict(by(secretary), dossierId, { reviewerId, ...TOLD });

    expect(await stageOf(dossierId)).toBe('committee');
    const again = await getRanking(secretary, callId);
    expect(again).toMatchObject({ version: 2, cause: 'conflict', frozenBy: null });
    expect(again.dossiers).toMatchObject([{ dossierId, rank: 1, meanHundredths: 7467, spreadHundredths: 600 }]);
    expect(again.contentHash).not.toBe(ranking.contentHash);
    expect(await getRanking(secretary, callId, { version: 1 })).toEqual(ranking);
    expect(await getScores(secretary, dossierId)).toMatchObject({ needsRectification: false });
  });

  it('takes the dossier back from the committee where a sheet is lacking, and returns it ranked anew', async () => {
    const { dossierId, callId } = await rankedDossier(world);
    const { secretary, reviewerId } = await sheetOf(world, dossierId, 51);
    const second = await sheetOf(world, dossierId, 72);
    const { recordConflict, getRanking } = world.useCases.scoring;
    await recordConflict(by(secretary), dossierId, { reviewerId, ...TOLD });
    await recordConflict(by(secretary), dossierId, { reviewerId: second.reviewerId, ...TOLD });
    expect(await stageOf(dossierId)).toBe('scoring');

    await assignByItself(world, dossierId);
    expect(await whoIsAsked(world, dossierId)).toHaveLength(1);
    await handIn(world, dossierId, [78]);

    expect(await stageOf(dossierId)).toBe('committee');
    const { version, cause, dossiers } = await getRanking(secretary, callId);
    expect({ version, cause, dossiers }).toMatchObject({
      version: 3,
      cause: 'conflict',
      dossiers: [{ dossierId, rank: 1, meanHundredths: 7667 }],
    });
  });

  it('leaves the other dossiers of the call where they are, in their new ranks', async () => {
    const first = await scoredDossier(world);
    const second = await scoredDossier(world, { call: first, account: 'holder-ighrem', input: ighrem });
    await world.moveTo('2026-03-06T16:31:00Z');
    await closeByCalendar(world, first.callId);
    const { secretary, reviewerId } = await sheetOf(world, second.dossierId, 51);
    const { freezeRanking, recordConflict, getRanking } = world.useCases.scoring;
    const before = await freezeRanking(by(secretary), first.callId);
    expect(before.reliability).toMatchObject({ dossiers: 2, sheets: 8 });
    expect(before.dossiers.map(({ dossierId }) => dossierId)).toEqual([first.dossierId, second.dossierId]);

    await recordConflict(by(secretary), second.dossierId, { reviewerId, ...TOLD });

    const after = await getRanking(secretary, first.callId);
    expect(after.dossiers.map(({ dossierId }) => dossierId)).toEqual([second.dossierId, first.dossierId]);
    expect(after.reliability).toMatchObject({ dossiers: 2, sheets: 7 });
  });

  it('leaves a decision as it is, noted as needing a rectifying one', async () => {
    const { dossierId, callId } = await retainedDossier(world);
    const { secretary, assignmentId, reviewerId } = await sheetOf(world, dossierId, 51);
    const { declareConflict, getScores, getRanking } = world.useCases.scoring;

    await declareConflict(by(await reviewerOf(reviewerId)), assignmentId, TOLD);

    expect(await stageOf(dossierId)).toBe('cofinancing');
    expect(await getRanking(secretary, callId)).toMatchObject({ version: 1 });
    expect(await getScores(secretary, dossierId)).toMatchObject({
      needsRectification: true,
      result: { meanHundredths: 7467 },
      sheets: [{}, {}, { isWithdrawn: true }, {}],
    });
    const { waiting } = await world.useCases.access.getMe(secretary);
    expect(waiting.filter(({ kind }) => kind === 'rectification')).toMatchObject([{ dossierId }]);
    expect(await world.admin('scoring.rectification')).toMatchObject([
      { assignment_id: assignmentId, mean_before: 6875, mean_after: 7467 },
    ]);
  });

  it('counts as decided from the vote on, though the minutes are not signed', async () => {
    const { dossierId } = await decidedItem(world);
    const { secretary, reviewerId } = await sheetOf(world, dossierId, 51);
    await world.useCases.scoring.recordConflict(by(secretary), dossierId, { reviewerId, ...TOLD });
    expect(await stageOf(dossierId)).toBe('committee');
    expect(await world.useCases.scoring.getScores(secretary, dossierId)).toMatchObject({ needsRectification: true });
  });
});

describe('recordConflict', () => {
  it('keeps a reviewer who was not asked from ever being asked, and is refused a second time', async () => {
    const { dossierId } = await rankedDossier(world);
    const secretary = await world.holding('secretary', 'committee_secretary');
    const id = idOfPerson(await world.holding('reviewer-6', 'reviewer'));
    const { recordConflict, getScores } = world.useCases.scoring;
    const told = { reviewerId: id, ...TOLD };
    await recordConflict(by(secretary), dossierId, told);
    await expect(recordConflict(by(secretary), dossierId, told)).rejects.toMatchObject({
      kind: 'conflict',
      code: 'conflict_already_known',
    });
    const { conflicts, assignments } = await getScores(secretary, dossierId);
    expect(conflicts).toMatchObject([{ reviewerId: id, origin: 'recorded' }]);
    expect(assignments.map(({ reviewerId }) => reviewerId)).not.toContain(id);
  });
});
