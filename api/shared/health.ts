import { Router } from 'express';

export interface Readiness {
  readonly isReady: boolean;
  readonly postgres: boolean;
  readonly temporal: boolean;
  /** How long the oldest change has waited for its workflow to look; null where none waits. */
  readonly oldestUnseenSeconds: number | null;
  readonly stuckSteps: number;
}

export interface Health {
  readonly check: () => Promise<Readiness>;
}

/** Live: the process answers. Ready: what it stands on answers too, and nothing waits that should not. */
export const healthRouter = ({ check }: Health): Router => {
  const router = Router();
  router.get('/health/live', (_request, response) => {
    response.json({ status: 'live' });
  });
  router.get('/health/ready', async (_request, response) => {
    const readiness = await check();
    response.status(readiness.isReady ? 200 : 503).json(readiness);
  });
  return router;
};
