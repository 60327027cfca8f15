import { Router } from 'express';
import { inTime } from './deadline.ts';
import { otherMethods } from './problem.ts';

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

/** Live: the process answers. Ready: what it stands on answers too, and nothing waits that should not. */
export const healthRouter = (health: Health): Router => {
  const router = Router();
  router.get('/health/live', (_request, response) => {
    response.json({ status: 'live' });
  });
  router.get('/health/ready', async (_request, response) => {
    const [engine, temporal] = await Promise.all([asked(health.engine()), asked(health.temporal())]);
    // Temporal away does not make the API unready: commands succeed, and automatic steps catch up. It is said.
    response.status(engine === null ? 503 : 200).json({
      isReady: engine !== null,
      postgres: engine !== null,
      temporal: temporal !== null,
      oldestUnseenSeconds: engine?.oldestUnseenSeconds ?? null,
      stuckSteps: engine?.stuckSteps ?? null,
    });
  });
  router.all(['/health/live', '/health/ready'], otherMethods(['GET', 'HEAD']));
  return router;
};

const asked = <Answer>(work: Promise<Answer>): Promise<Answer | null> => inTime(work.catch(() => null));
