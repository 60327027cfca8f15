import { eligibleDossier } from '../support/builders/application.ts';
import { closeByCalendar, openCallWorld } from '../support/builders/programme.ts';
import { profile, sheetOf, whoIsAsked, type Asked, type Total } from '../support/builders/scoring.ts';
import { eventually, startWorker, type RunningWorker } from '../support/worker.ts';
import { by, createWorld, type World } from '../support/world.ts';

let world: World;
let worker: RunningWorker;

beforeEach(async () => {
  world = await createWorld();
  worker = await startWorker(world);
});
afterEach(async () => {
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

  it('takes off a reviewer in whom a tie is found, while scoring and with the committee, and goes on by itself', async () => {
    const call = await openCallWorld(world);
    const { dossierId } = await eligibleDossier(world, { call });
    const asked = (count: number) =>
      eventually(
        () => whoIsAsked(world, dossierId),
        ({ length }) => length === count,
      );
    const { saveReviewer, submitSheet, freezeRanking, getRanking } = world.useCases.scoring;
    const tied = profile({ rib: '999780000000000000000105' });
    const isGone = ({ id }: Asked['reviewer']) =>
      eventually(
        () => whoIsAsked(world, dossierId),
        (all) => all.length === 3 && all.every(({ reviewer }) => reviewer.id !== id),
      );

    const [first] = await asked(3);
    await saveReviewer(by(first!.reviewer), tied);
    const three = await isGone(first!.reviewer);
    for (const { reviewer, assignment } of three) await submitSheet(by(reviewer), assignment.id, sheetOf(74));
    await world.moveTo('2026-03-06T16:31:00Z');
    await closeByCalendar(world, call.callId);
    const secretary = await world.holding('secretary', 'committee_secretary');
    await freezeRanking(by(secretary), call.callId);

    await saveReviewer(by(three[0]!.reviewer), tied);
    const [last] = await asked(1);
    await submitSheet(by(last!.reviewer), last!.assignment.id, sheetOf(78));
    const again = await getRanking(secretary, call.callId);
    expect(again).toMatchObject({ version: 2, cause: 'conflict', dossiers: [{ dossierId, meanHundredths: 7533 }] });
  });
});
