import { once } from 'node:events';
import type { Knex } from 'knex';
import pg from 'pg';
import type { DirtyProcess } from '../../services/shared/look.ts';

/** The relay's and the sweep's side of the process rows. */
export interface Engine {
  /** Processes whose last change has not been sent to their workflow, the longest waiting first. */
  readonly listUnsent: (limit: number) => Promise<DirtyProcess[]>;
  readonly markSent: (sent: readonly DirtyProcess[]) => Promise<void>;
  /** Wakes what was lost, overdue or long unseen; gives how many. */
  readonly sweep: () => Promise<bigint>;
  /** Tells which namespace answers; another than before knows no workflow, so every open process is sent anew. */
  readonly meetNamespace: (id: string) => Promise<bigint>;
  /** Calls back whenever a command has changed a process, until the signal aborts. */
  readonly listen: (onChange: () => void, signal: AbortSignal) => Promise<void>;
}

export const engineOn = (knex: Knex): Engine => ({
  listUnsent: async (limit) => {
    const { rows } = await knex.raw<{ rows: DirtyProcess[] }>(
      `select workflow_id as "workflowId", type, version::text from engine.process
       where open and sent < version order by touched_at limit ?`,
      [limit],
    );
    return rows;
  },
  markSent: async (sent) => {
    // No row is locked while a nudge is on its way; a version that grew meanwhile stays unsent.
    await knex.raw(
      `update engine.process p set sent = greatest(p.sent, s.version)
       from unnest(?::text[], ?::bigint[]) as s(workflow_id, version) where p.workflow_id = s.workflow_id`,
      [sent.map(({ workflowId }) => workflowId), sent.map(({ version }) => version)] as unknown as Knex.RawBinding,
    );
  },
  sweep: async () => {
    const { rows } = await knex.raw<{ rows: { woken: bigint }[] }>('select engine.sweep() as woken');
    return rows[0]?.woken ?? 0n;
  },
  meetNamespace: async (id) => {
    const { rows } = await knex.raw<{ rows: { woken: bigint }[] }>('select engine.meet_namespace(?) as woken', [id]);
    return rows[0]?.woken ?? 0n;
  },
  listen: async (onChange, signal) => {
    // A connection of its own: one that waits for news must never be lent to anybody else.
    const client = new pg.Client((knex.client as { connectionSettings: pg.ClientConfig }).connectionSettings);
    client.on('error', () => undefined);
    // An error and an abort end the waiting as the server does.
    const ended = once(client, 'end', { signal }).catch(() => undefined);
    await client.connect();
    client.on('notification', onChange);
    await client.query('listen touiza_nudge');
    await ended;
    await client.end();
  },
});
