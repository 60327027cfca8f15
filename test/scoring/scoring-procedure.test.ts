import { eligibleDossier } from '../support/builders/application.ts';
import { sheetOf, whoIsAsked, type Total } from '../support/builders/scoring.ts';
import { eventually, startWorker, type RunningWorker } from '../support/worker.ts';
import { by, createWorld, type World } from '../support/world.ts';

let world: World;
let worker: RunningWorker;

beforeAll(async () => {
  world = await createWorld();
  worker = await startWorker(world);
});
afterAll(async () => {
  await worker.stop();
  await world.drop();
});

describe('the scoring of a dossier, by its workflow', () => {
  it('asks three reviewers, replaces the conflicted one and asks a fourth where the sheets are discordant', async () => {
    const { dossierId, officer } = await eligibleDossier(world);
    const asked = (count: number) =>
      eventually(
        () => whoIsAsked(world, dossierId),
        ({ length }) => length === count,
      );
    const { declareConflict, submitSheet, getScores } = world.useCases.scoring;

    const [conflicted] = await asked(3);
    await declareConflict(by(conflicted!.reviewer), conflicted!.assignment.id, { kind: 'family', reason: 'Cousin' });
    const three = await asked(3);
    expect(three.map(({ reviewer }) => reviewer.id)).not.toContain(conflicted!.reviewer.id);
    const totals: Total[] = [78, 74, 51];
    for (const [index, { reviewer, assignment }] of three.entries()) {
      await submitSheet(by(reviewer), assignment.id, sheetOf(totals[index]!));
    }
    const [fourth] = await asked(1);
    await submitSheet(by(fourth!.reviewer), fourth!.assignment.id, sheetOf(72));

    expect((await getScores(officer, dossierId)).result).toMatchObject({ meanHundredths: 6875 });
    await asked(0);
  });
});
