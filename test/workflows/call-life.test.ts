import { draftDossier, type DossierWorld } from '../support/builders/application.ts';
import { eventually, startWorker, type RunningWorker } from '../support/worker.ts';
import { by, createWorld, type World } from '../support/world.ts';

const reason = 'Une raison donnée pour le test.';

describe('the workflow of a call', () => {
  let world: World;
  let worker: RunningWorker;
  let draft: DossierWorld;
  beforeEach(async () => {
    world = await createWorld();
    draft = await draftDossier(world);
    worker = await startWorker(world);
  });
  afterEach(async () => {
    await worker.stop();
    await world.drop();
  });

  const moveTo = async (instant: string) => {
    await world.useCases.dossier.moveClock(by(await world.person('operator')), new Date(instant));
  };
  const call = () => world.useCases.programme.getCall(draft.admin, draft.callId);
  const processOf = async (subjectId: string) =>
    (await world.admin('engine.process').where({ subject_id: subjectId }).first()) as {
      stage: string;
      open: boolean;
      seen: bigint;
      version: bigint;
    };
  const remindersSent = async () =>
    (await world.admin('engine.notice').where({ kind: 'reminder.draft' })).map(
      ({ created_at }: { created_at: Date }) => created_at,
    );

  it('honours an extended closing: reminders before it, the draft lapsed at it, the call settled a day after', async () => {
    await moveTo('2026-03-05T17:00:00Z');
    await eventually(remindersSent, ({ length }) => length === 3);
    const closesAt = new Date('2026-03-20T16:30:00Z');
    await world.useCases.programme.extendClosing(by(draft.admin), draft.callId, { closesAt, reason });

    await moveTo('2026-03-06T17:00:00Z');
    await eventually(
      () => processOf(draft.callId),
      ({ seen, version }) => seen === version,
    );
    expect(await call()).toMatchObject({ status: 'open' });
    expect(await processOf(draft.dossierId)).toMatchObject({ stage: 'application', open: true });

    await moveTo('2026-03-19T17:00:00Z');
    await eventually(remindersSent, ({ length }) => length === 6);
    await moveTo('2026-03-20T16:30:00Z');
    await eventually(call, ({ status }) => status === 'closed');
    await eventually(
      () => processOf(draft.dossierId),
      ({ stage }) => stage === 'lapsed',
    );
    await moveTo('2026-03-21T17:00:00Z');
    await eventually(call, ({ status }) => status === 'settled');
    expect(await processOf(draft.callId)).toMatchObject({ open: false });
    expect(await world.admin('engine.stuck_step')).toEqual([]);
  }, 60_000);

  it('ends with a cancellation, and so does every dossier by its own workflow', async () => {
    await world.useCases.programme.cancelCall(by(draft.admin), draft.callId, { reason });
    await eventually(
      () => processOf(draft.dossierId),
      ({ stage, open }) => stage === 'cancelled' && !open,
    );
    expect(await world.admin('engine.obligation').whereNull('closed_at')).toEqual([]);
    expect(await world.admin('engine.stuck_step')).toEqual([]);
  }, 60_000);
});
