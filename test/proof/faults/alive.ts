import { setTimeout as pause } from 'node:timers/promises';
import type { Cluster } from './cluster.ts';
import { rowsOf } from './surely.ts';
import { workflowsOf } from './workflows.ts';

const QUIET_MS = 2_000;
const LOOK_MS = 200;

interface Restless {
  readonly unseen: number;
  readonly events: bigint;
}

const stateOf = async ({ eyes }: Cluster): Promise<Restless> => {
  const [state] = await rowsOf<Restless>(
    eyes,
    `select (select count(*)::int from engine.process where open and seen < version) as unseen,
      (select coalesce(max(seq), 0) from audit.event where known_by ->> 'by' = 'workflow') as events`,
  );
  if (!state) throw new Error('nothing is known of the processes');
  return state;
};

/** Until every open process has been looked at, and no workflow has anything in hand; false where that does not come. */
export const comesToRest = async (cluster: Cluster, restMs: number): Promise<boolean> => {
  let before = await stateOf(cluster);
  let since = Date.now();
  for (const end = Date.now() + restMs; Date.now() < end;) {
    await pause(LOOK_MS);
    const now = await stateOf(cluster);
    if (now.unseen > 0 || now.events !== before.events) since = Date.now();
    before = now;
    if (Date.now() - since < QUIET_MS) continue;
    const workflows = await workflowsOf(cluster, await openOnes(cluster));
    if (![...workflows.values()].includes('busy')) return true;
    since = Date.now();
  }
  return false;
};

const openOnes = async ({ eyes }: Cluster): Promise<string[]> => {
  const rows = await rowsOf<{ id: string }>(eyes, 'select workflow_id as id from engine.process where open');
  return rows.map(({ id }) => id);
};

/**
 * Every open process is alive: its workflow is there, it looks when it is nudged, and it has left nothing undone. Where
 * a nudge that brings no news makes something happen, an earlier one was lost and would never have been missed.
 */
export const deadOnes = async (cluster: Cluster, restMs: number): Promise<{ alive: number; faults: string[] }> => {
  const { eyes } = cluster;
  if (!(await comesToRest(cluster, restMs))) return { alive: 0, faults: await restless(cluster, 'no rest') };
  const before = await stateOf(cluster);
  const nudged = await rowsOf<{ id: string }>(
    eyes,
    `select workflow_id as id from engine.process, engine.bump(workflow_id, false, null, true) where open`,
  );
  if (!(await comesToRest(cluster, restMs)))
    return { alive: 0, faults: await restless(cluster, 'nudged, and no rest') };
  const late = await rowsOf<{ kind: string; subject: string }>(
    eyes,
    `select kind, subject_id as subject from audit.event where seq > ? and known_by ->> 'by' = 'workflow'`,
    [String(before.events)],
  );
  const workflows = await workflowsOf(
    cluster,
    nudged.map(({ id }) => id),
  );
  // What ended meanwhile has closed its process.
  const open = new Set(await openOnes(cluster));
  const missing = [...workflows].filter(([id, state]) => state === 'away' && open.has(id)).map(([id]) => id);
  const stuck = await rowsOf<{ step: string; code: string; id: string }>(
    eyes,
    'select step, code, workflow_id as id from engine.stuck_step where resolved_at is null',
  );
  return {
    alive: nudged.length - missing.length,
    faults: [
      ...late.map(({ kind, subject }) => `left undone until it was nudged: ${kind} of ${subject}`),
      ...missing.map((id) => `no workflow runs: ${id}`),
      ...stuck.map(({ step, code, id }) => `stuck: ${step} with ${code} of ${id}`),
    ],
  };
};

/** Those that nobody has looked at, and whether a nudge was sent to them. */
const restless = async ({ eyes }: Cluster, what: string): Promise<string[]> => {
  const rows = await rowsOf<{ id: string; stage: string | null; isSent: boolean }>(
    eyes,
    `select workflow_id as id, stage, sent = version as "isSent" from engine.process where open and seen < version`,
  );
  if (rows.length === 0) return [`${what}: some workflow has something in hand all the time`];
  const how = (isSent: boolean): string => (isSent ? 'sent to, and never looked at' : 'never sent to');
  return rows.map(({ id, stage, isSent }) => `${what}: ${how(isSent)}: ${id} in ${stage ?? 'its call'}`);
};
