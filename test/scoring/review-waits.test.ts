import type { DossierId } from '../../services/shared/ids.ts';
import { assignedDossier, sheetOf, whoIsAsked } from '../support/builders/scoring.ts';
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

const moveTo = async (instant: string) => {
  await world.useCases.dossier.moveClock(by(await world.person('operator')), new Date(instant));
};

const told = async (dossierId: DossierId): Promise<Record<string, number>> => {
  const { rows } = await world.admin.raw<{ rows: { kind: string; count: bigint }[] }>(
    `select kind, count(*) from engine.notice where dossier_id = ? group by kind`,
    [dossierId],
  );
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, Number(count)]));
};

const statuses = async (dossierId: DossierId): Promise<string[]> => {
  const { rows } = await world.admin.raw<{ rows: { status: string }[] }>(
    'select status from scoring.assignment where dossier_id = ? order by status',
    [dossierId],
  );
  return rows.map(({ status }) => status);
};

const count = (all: readonly string[], wanted: string) => all.filter((status) => status === wanted).length;

describe('the waits of scoring, by the clock', () => {
  it('replaces whoever says nothing for three days, and leaves alone who accepted or scored', async () => {
    const { dossierId } = await assignedDossier(world);
    const [first, second] = await whoIsAsked(world, dossierId);
    const { acceptReview, submitSheet } = world.useCases.scoring;
    await acceptReview(by(first!.reviewer), first!.assignment.id);
    await submitSheet(by(second!.reviewer), second!.assignment.id, sheetOf(78));

    await moveTo('2026-01-15T20:00:00Z');
    expect(count(await statuses(dossierId), 'lapsed')).toBe(0);
    await moveTo('2026-01-15T23:30:00Z');

    const after = await eventually(
      () => statuses(dossierId),
      (all) => count(all, 'lapsed') === 1 && all.length === 4,
    );
    expect(after).toEqual(['accepted', 'asked', 'lapsed', 'scored']);
    expect((await told(dossierId))['scoring.review_lapsed']).toBe(1);
  });

  it('reminds of the sheet three days before and on the day, escalates three days after, then asks another', async () => {
    const { dossierId } = await assignedDossier(world);
    for (const { reviewer, assignment } of await whoIsAsked(world, dossierId)) {
      await world.useCases.scoring.acceptReview(by(reviewer), assignment.id);
    }
    const climbed = (kind: string, times: number) =>
      eventually(
        () => told(dossierId),
        (notices) => notices[kind] === times,
      );
    await moveTo('2026-01-24T10:00:00Z');
    await climbed('reminder.review', 3);
    await moveTo('2026-01-27T10:00:00Z');
    await climbed('reminder.review', 6);
    await moveTo('2026-01-30T10:00:00Z');
    await climbed('escalation.review', 3);
    expect(count(await statuses(dossierId), 'accepted')).toBe(3);
    await moveTo('2026-01-30T23:30:00Z');
    const after = await eventually(
      () => statuses(dossierId),
      (all) => count(all, 'lapsed') === 3 && all.length === 6,
    );
    expect(count(after, 'asked')).toBe(3);
  });
});
