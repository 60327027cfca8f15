import type { Connection } from '@temporalio/client';
import type { Knex } from 'knex';
import { engineReadiness } from '../db/shared/readiness.ts';
import type { Health, Readiness } from './shared/health.ts';

const DEADLINE_MS = 1_500;

/** Temporal away does not make the API unready: commands succeed, and automatic steps catch up. It is said. */
export const checkingHealth = (knex: Knex, temporal: Connection): Health => ({
  check: async (): Promise<Readiness> => {
    const [engine, isTemporalThere] = await Promise.all([
      engineReadiness(knex).catch(() => null),
      temporal
        .withDeadline(Date.now() + DEADLINE_MS, () => temporal.workflowService.getSystemInfo({}))
        .then(() => true)
        .catch(() => false),
    ]);
    return {
      isReady: engine !== null,
      postgres: engine !== null,
      temporal: isTemporalThere,
      oldestUnseenSeconds: engine?.oldestUnseenSeconds ?? null,
      stuckSteps: engine?.stuckSteps ?? 0,
    };
  },
});
