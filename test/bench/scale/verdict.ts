import { setTimeout as pause } from 'node:timers/promises';
import { listDifferences } from '../../../db/shared/differences.ts';
import type { World } from '../../support/world.ts';
import { stepsDoneTwice } from '../trail.ts';

export interface Verdict {
  readonly acknowledged: number;
  readonly lost: number;
  readonly twice: number;
  /** Done by somebody, and acknowledged to nobody: a command whose answer was lost and that nobody asked for again. */
  readonly phantom: number;
  readonly unseen: number;
  readonly stuck: number;
  readonly differences: number;
}

const SETTLE_MS = 60_000;

const unseen = async ({ admin }: World): Promise<number> =>
  (await admin('engine.process').whereRaw('open and seen < version')).length;

/** What people did, in the words of the trail. */
const DONE = `
  select command_id as key, kind, subject_id, count(*) as times from audit.event
  where outcome = 'done' and known_by ->> 'by' = 'token' and kind like 'cofinancing.%' and recorded_at >= ?
  group by 1, 2, 3`;

/** Holds the tables against what was acknowledged, once everything has come to rest. */
export const judge = async (world: World, acknowledged: ReadonlySet<string>, since: Date): Promise<Verdict> => {
  for (const end = Date.now() + SETTLE_MS; (await unseen(world)) > 0 && Date.now() < end;) await pause(200);
  const { rows: done } = await world.admin.raw<{ rows: { key: string; times: bigint }[] }>(DONE, [since]);
  const twice = await stepsDoneTwice(world.admin);
  const keys = new Set(done.map(({ key }) => key));
  return {
    acknowledged: acknowledged.size,
    lost: [...acknowledged].filter((key) => !keys.has(key)).length,
    twice: done.filter(({ times }) => times > 1n).length + twice.length,
    phantom: [...keys].filter((key) => !acknowledged.has(key)).length,
    unseen: await unseen(world),
    stuck: (await world.admin('engine.stuck_step').where({ resolved_at: null })).length,
    differences: (await listDifferences(world.admin)).differences.length,
  };
};

export const isSound = ({ acknowledged, ...faults }: Verdict): boolean =>
  acknowledged > 0 && Object.values(faults).every((count) => count === 0);
