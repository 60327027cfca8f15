import type { Knex } from 'knex';

export interface EngineReadiness {
  readonly oldestUnseenSeconds: number | null;
  readonly stuckSteps: number;
}

/** What the process rows say of the automation's health. */
export const engineReadiness = async (knex: Knex): Promise<EngineReadiness> => {
  const { rows } = await knex.raw<{ rows: EngineReadiness[] }>(
    `select
       (select extract(epoch from clock_timestamp() - min(touched_at))::int from engine.process
        where open and seen < version) as "oldestUnseenSeconds",
       (select count(*)::int from engine.stuck_step where resolved_at is null) as "stuckSteps"`,
  );
  return rows[0] ?? { oldestUnseenSeconds: null, stuckSteps: 0 };
};
