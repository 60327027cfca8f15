import type { NativeConnection, WorkerOptions } from '@temporalio/worker';
import { Worker } from '@temporalio/worker';
import { engineActivities, stepActivities, type Engine, type Step } from './dossier/dossier-activities.ts';

export interface TouizaWorker {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly taskQueue: string;
  readonly bundle: { readonly code: string };
  readonly engine: Engine;
  readonly steps: Readonly<Record<string, Step>>;
  /** Small in tests, so that histories are replayed all the time. */
  readonly maxCachedWorkflows?: number;
}

/** Few slots on few cores: many would only time out waiting for one another. */
const SLOTS: Partial<WorkerOptions> = {
  maxConcurrentWorkflowTaskExecutions: 8,
  maxConcurrentActivityTaskExecutions: 16,
  shutdownGraceTime: '15 s',
  // What is not in memory is replayed from a short history; thousands that wait for months need no place there.
  maxCachedWorkflows: 300,
};

export const createWorker = ({ bundle, engine, steps, maxCachedWorkflows, ...rest }: TouizaWorker): Promise<Worker> =>
  Worker.create({
    ...SLOTS,
    ...rest,
    workflowBundle: bundle,
    activities: { ...engineActivities(engine), ...stepActivities(steps, engine.look) },
    ...(maxCachedWorkflows === undefined ? {} : { maxCachedWorkflows }),
  });
