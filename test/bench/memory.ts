import { setTimeout as pause } from 'node:timers/promises';
import { connect } from '../../db/shared/connection.ts';
import { programEnvironment, programs } from '../../infra/programs.ts';
import { logStep } from '../../infra/steps.ts';
import { seedDossiers } from './dossier-seed.ts';
import type { Ground } from './ground.ts';
import { memoryOf } from './proc.ts';
import type { Line } from './table.ts';
import { startTokenIssuer } from './token-issuer.ts';

const OPEN = 2_000;
const PATIENCE_MS = 150_000;
const SETTLING_MS = 5_000;

/** Two thousand dossiers of the seed that their holders still write: each with a wait of its own, none looked at yet. */
const REOPENED = `
  begin; set local session_replication_role = replica;
  with reopened as (
    update engine.process set stage = 'application', version = version + 1
    where workflow_id in (select workflow_id from engine.process order by workflow_id desc limit ${OPEN})
    returning workflow_id, subject_id)
  insert into engine.obligation (id, workflow_id, kind, subject_id, owed_by, owed_role, rungs, next_at, due_at, opened_at)
  select uuidv7(), workflow_id, 'draft', subject_id, 'role', 'project_holder',
    jsonb_build_array(jsonb_build_object('at', now() + interval '20 days', 'act', 'remind')),
    now() + interval '20 days', now() + interval '30 days', now()
  from reopened;
  update engine.process set open = false where seen = version;
  commit`;

/** What all processes take with two thousand workflows waiting. */
export const memory = async (ground: Ground): Promise<Line[]> => {
  const temporal = await ground.startTemporal();
  const issuer = await startTokenIssuer();
  ground.atEnd(issuer.stop);
  await seedDossiers(ground.adminUrl, issuer.url);
  const admin = connect(ground.adminUrl, { poolMax: 1 });
  ground.atEnd(() => admin.destroy());
  await admin.raw(REOPENED);

  // Nothing is handed in, so no scanner is there.
  const away = { issuer: issuer.url, scanner: 'tcp://127.0.0.1:9' };
  const addresses = { port: 0, databaseUrl: ground.url, temporal: temporal.address, ...away };
  const environment = { ...programEnvironment(ground.folder, addresses), NODE_ENV: 'production', TOUIZA_DEMO: '0' };
  const api = await ground.startServer({ ...programs.api, environment }, '/health/live');
  const worker = await ground.startWorker({ ...programs.worker, environment });
  const unseen = async (): Promise<number> => {
    const { rows } = await admin.raw<{ rows: { left: bigint }[] }>(
      'select count(*) as left from engine.process where open and seen < version',
    );
    return Number(rows[0]?.left);
  };
  for (const until = Date.now() + PATIENCE_MS; (await unseen()) > 0;) {
    await pause(500);
    if (Date.now() > until) throw new Error(`${await unseen()} of ${OPEN} dossiers still wait to be looked at`);
  }
  logStep(`memory: ${OPEN} workflows wait`);
  await pause(SETTLING_MS);
  return linesOf({ API: api.pid, worker, Temporal: temporal.pid ?? 0, Postgres: ground.postgresPid });
};

const linesOf = (pids: Readonly<Record<string, number>>): Line[] => {
  const each = Object.entries(pids).map(([name, pid]) => ({ name, ...memoryOf(pid) }));
  const total = (of: 'residentMb' | 'proportionalMb') => each.reduce((sum, one) => sum + one[of], 0);
  return [
    { what: `memory with ${OPEN} dossiers waiting: resident, MB`, ours: total('residentMb') },
    ...each.map(({ name, residentMb }) => ({ what: `  ${name}: resident, MB`, ours: residentMb })),
    { what: '  all, what they share counted once, MB', ours: total('proportionalMb') },
  ];
};
