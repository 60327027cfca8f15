import { setTimeout as after } from 'node:timers/promises';
import { Router } from 'express';

interface EngineReadiness {
  /** How long the oldest change has waited for its workflow to look; null where none waits. */
  readonly oldestUnseenSeconds: number | null;
  readonly stuckSteps: number;
}

/** What is asked: each fails, or never answers, where what it asks is away. */
export interface Health {
  readonly engine: () => Promise<EngineReadiness>;
  readonly temporal: () => Promise<unknown>;
}

const DEADLINE_MS = 1_500;

/** Live: the process answers. Ready: what it stands on answers too, and nothing waits that should not. */
export const healthRouter = (health: Health): Router => {
  const router = Router();
  router.get('/health/live', (_request, response) => {
    response.json({ status: 'live' });
  });
  router.get('/health/ready', async (_request, response) => {
    const [engine, temporal] = await Promise.all([inTime(health.engine()), inTime(health.temporal())]);
    // Temporal away does not make the API unready: commands succeed, and automatic steps catch up. It is said.
    response.status(engine === null ? 503 : 200).json({
      isReady: engine !== null,
      postgres: engine !== null,
      temporal: temporal !== null,
      oldestUnseenSeconds: engine?.oldestUnseenSeconds ?? null,
      stuckSteps: engine?.stuckSteps ?? null,
    });
  });
  return router;
};

const inTime = <Answer>(work: Promise<Answer>): Promise<Answer | null> =>
  Promise.race([work.catch(() => null), after(DEADLINE_MS, null, { ref: false })]);
