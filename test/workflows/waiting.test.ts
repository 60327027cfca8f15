import { dossierWorkflowId, newId, type DossierId } from '../../services/shared/ids.ts';
import type { Rung } from '../../services/shared/obligation.ts';
import type { RelaySource } from '../../workflows/shared/relay.ts';
import { openCallWorld } from '../support/builders/programme.ts';
import { startOwnTemporal } from '../support/own-temporal.ts';
import { eventually, startWorker, type RunningWorker } from '../support/worker.ts';
import { automatically, by, createWorld, type World } from '../support/world.ts';

let world: World;
let worker: RunningWorker;

const DAYS: Rung[] = [
  { at: new Date('2026-01-06T09:00:00Z'), act: 'remind' },
  { at: new Date('2026-01-07T09:00:00Z'), act: 'remind' },
  { at: new Date('2026-01-08T09:00:00Z'), act: 'escalate' },
];

beforeEach(async () => {
  world = await createWorld();
});
afterEach(async () => {
  await worker.stop();
  await world.drop();
});

/** A dossier that waits for somebody, with three rungs and no end. */
const waitingDossier = async (rungs = DAYS): Promise<DossierId> => {
  const id = newId<DossierId>();
  await world.transact(automatically('open', id), async ({ processes, obligations }) => {
    await processes.openDossier(id);
    await obligations.open(dossierWorkflowId(id), {
      kind: 'claim',
      subjectId: id,
      owed: { by: 'role', role: 'desk_officer' },
      rungs,
      dueAt: null,
    });
  });
  return id;
};

const notices = async (id: DossierId): Promise<string[]> => {
  const rows = await world.admin('engine.notice').where({ dossier_id: id }).orderBy('id').select('kind');
  return rows.map(({ kind }: { kind: string }) => kind);
};

const process = (id: DossierId) =>
  world
    .admin('engine.process')
    .where({ workflow_id: dossierWorkflowId(id) })
    .first();

/** What the dossier's workflow has asked of its worker, in order. */
const activitiesOf = async (id: DossierId): Promise<string[]> => {
  const { events } = await worker.client.workflow.getHandle(dossierWorkflowId(id)).fetchHistory();
  return (events ?? []).flatMap(
    ({ activityTaskScheduledEventAttributes: scheduled }) => scheduled?.activityType?.name ?? [],
  );
};

const isSeen = (row: { seen: bigint; version: bigint }) => row.seen === row.version;

const LADDER = ['reminder.claim', 'reminder.claim', 'escalation.claim'];

const moveTo = async (instant: string) => {
  await world.useCases.dossier.moveClock(by(await world.person('operator')), new Date(instant));
};

describe('a wait', () => {
  it('rings each rung once and in order when the clock jumps over several', async () => {
    worker = await startWorker(world);
    const id = await waitingDossier();
    await eventually(() => process(id), isSeen);
    expect(await notices(id)).toEqual([]);
    await moveTo('2026-01-20T09:00:00Z');
    await eventually(
      () => notices(id),
      (kinds) => kinds.length === 3,
    );
    await eventually(() => process(id), isSeen);
    expect(await notices(id)).toEqual(LADDER);
    // A step brings its own look: the next one follows without another.
    expect((await activitiesOf(id)).join(' ')).toContain('climb climb');
  });

  it('opened while no worker and no workflow is there is honoured when they are', async () => {
    const id = await waitingDossier();
    await moveTo('2026-01-07T10:00:00Z');
    worker = await startWorker(world);
    expect(
      await eventually(
        () => notices(id),
        (kinds) => kinds.length === 2,
      ),
    ).toEqual(LADDER.slice(0, 2));
  });

  it('is not moved by nudges that come doubled', async () => {
    const doubled = (source: RelaySource): RelaySource => ({
      ...source,
      listUnsent: async (limit) => {
        const unsent = await source.listUnsent(limit);
        return [...unsent, ...unsent];
      },
    });
    worker = await startWorker(world, { distort: doubled });
    const id = await waitingDossier();
    await moveTo('2026-01-20T09:00:00Z');
    await eventually(
      () => notices(id),
      (kinds) => kinds.length === 3,
    );
    expect(await notices(id)).toEqual(LADDER);
  });

  it('is kept by the sweep when every first nudge is dropped', async () => {
    const dropped = new Set<string>();
    const dropping = (source: RelaySource): RelaySource => ({
      ...source,
      listUnsent: async (limit) => {
        const unsent = await source.listUnsent(limit);
        const first = unsent.filter(({ workflowId, version }) => !dropped.has(`${workflowId}@${version}`));
        first.forEach(({ workflowId, version }) => dropped.add(`${workflowId}@${version}`));
        await source.markSent(first);
        return unsent.filter((process) => !first.includes(process));
      },
    });
    worker = await startWorker(world, { distort: dropping });
    const id = await waitingDossier();
    await moveTo('2026-01-20T09:00:00Z');
    // The sweep waits fifteen seconds before it believes that a nudge is lost: let them have passed.
    await eventually(
      () => process(id),
      ({ sent, version }: { sent: bigint; version: bigint }) => sent === version,
    );
    await world.admin('engine.process').update({ touched_at: new Date(Date.now() - 20_000) });
    expect(
      await eventually(
        () => notices(id),
        (kinds) => kinds.length === 3,
      ),
    ).toEqual(LADDER);
  });

  it('is rung on a server that lost everything unnoticed, when only its timer was left', async () => {
    const temporal = await startOwnTemporal();
    const blind = (source: RelaySource): RelaySource => ({ ...source, meetNamespace: () => Promise.resolve(0n) });
    worker = await startWorker(world, { address: temporal.address, distort: blind });
    const id = await waitingDossier();
    await eventually(() => process(id), isSeen);
    await temporal.kill();
    await temporal.wipe();
    await temporal.start();
    // Two days pass, as time does: nobody commands anything, and nothing says "look".
    await world.admin.raw(`update engine.clock set ahead = ahead + interval '2 days'`);
    await world.admin('engine.process').update({ touched_at: new Date(Date.now() - 61_000) });
    expect(
      await eventually(
        () => notices(id),
        (kinds) => kinds.length === 2,
      ),
    ).toEqual(LADDER.slice(0, 2));
    await worker.stop();
    await temporal.stop();
    worker = await startWorker(world);
  }, 60_000);

  it('of a dossier that has ended is left alone by a late nudge', async () => {
    worker = await startWorker(world);
    const id = await waitingDossier();
    await eventually(() => process(id), isSeen);
    await world.transact(automatically('end', id), ({ processes }) => processes.enter(id, 'withdrawn'));
    await worker.client.workflow.signalWithStart('dossier', {
      workflowId: dossierWorkflowId(id),
      taskQueue: worker.taskQueue,
      args: [dossierWorkflowId(id)],
      signal: 'nudge',
    });
    await worker.client.workflow.getHandle(dossierWorkflowId(id)).result();
    await moveTo('2026-01-20T09:00:00Z');
    expect(await notices(id)).toEqual([]);
    expect(await process(id)).toMatchObject({ open: false, stage: 'withdrawn' });
  });

  it('is kept for forty dossiers by a worker that remembers three', async () => {
    worker = await startWorker(world, { maxCachedWorkflows: 3 });
    const ids = await Promise.all(Array.from({ length: 40 }, () => waitingDossier()));
    await moveTo('2026-01-06T10:00:00Z');
    await moveTo('2026-01-20T09:00:00Z');
    const told = world.admin('engine.notice').whereIn('dossier_id', ids).groupBy('dossier_id').select('dossier_id');
    const all = async () => (await told.clone().havingRaw('count(*) = 3')).length;
    expect(await eventually(all, (count) => count === 40, 60_000)).toBe(40);
    for (const id of ids) expect(await notices(id)).toEqual(LADDER);
  }, 90_000);

  it('whose step is refused becomes an operator’s task, and goes on when the operator says so', async () => {
    worker = await startWorker(world);
    const admin = await world.holding('operator', 'fund_administrator');
    const id = newId<DossierId>();
    // Its end is the lapse of a claim, and no slice knows one: the step must be refused.
    await world.transact(automatically('open', id), async ({ processes, obligations }) => {
      await processes.openDossier(id);
      const owed = { by: 'role', role: 'desk_officer' } as const;
      const dueAt = new Date('2026-01-06T09:00:00Z');
      await obligations.open(dossierWorkflowId(id), { kind: 'claim', subjectId: id, owed, rungs: [], dueAt });
    });
    await moveTo('2026-01-07T09:00:00Z');
    const list = () => world.useCases.dossier.listStuckSteps(admin, { limit: 10 });
    const { items } = await eventually(list, (page) => page.items.length === 1);
    expect(items[0]).toMatchObject({ step: 'lapse', code: 'lapse_unknown', workflowId: dossierWorkflowId(id) });
    await world.transact(automatically('answer', id), ({ obligations }) => obligations.close('claim', id));
    await world.useCases.dossier.retryStuckStep(by(admin), items[0]?.id ?? '');
    await eventually(() => process(id), isSeen);
    expect((await list()).items).toEqual([]);
  });

  it('whose end changes nothing becomes an operator’s task instead of being asked for without end', async () => {
    const { callId } = await openCallWorld(world);
    worker = await startWorker(world);
    const admin = await world.holding('operator', 'fund_administrator');
    const id = newId<DossierId>();
    // The call is open already: opening it again is harmless, and leaves this wait as it was.
    await world.transact(automatically('open', id), async ({ processes, obligations }) => {
      await processes.openDossier(id);
      const wait = { kind: 'call_opening', subjectId: callId, owed: { by: 'system' }, rungs: [] } as const;
      await obligations.open(dossierWorkflowId(id), { ...wait, dueAt: new Date('2026-01-06T09:00:00Z') });
    });
    const list = () => world.useCases.dossier.listStuckSteps(admin, { limit: 10 });
    const { items } = await eventually(list, (page) => page.items.length === 1);
    expect(items[0]).toMatchObject({ step: 'lapse', code: 'step_without_effect' });
  });
});
