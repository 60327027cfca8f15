import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { projectRoot, workflowBundlePath } from '../../infra/root.ts';
import { newId } from '../../services/shared/ids.ts';
import { testServer } from './servers.ts';
import type { TestDatabase } from './database.ts';

export interface WorkerProcess {
  /** As by `kill -9`; the next one starts at once. */
  readonly replace: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

interface ProcessOptions {
  readonly folder: string;
  readonly taskQueue: string;
  readonly environment?: NodeJS.ProcessEnv;
}

/** The compiled worker as a process of its own, to be killed. `npm test` compiles it before the suite begins. */
export const startWorkerProcess = (database: TestDatabase, options: ProcessOptions): WorkerProcess => {
  const start = (): ChildProcess =>
    spawn(process.execPath, [path.join(projectRoot, 'dist', 'workflows', 'main.js')], {
      stdio: 'ignore',
      env: {
        PATH: process.env['PATH'],
        DATABASE_URL: database.appUrl,
        TEMPORAL_ADDRESS: testServer('TEMPORAL'),
        TASK_QUEUE: options.taskQueue,
        WORKFLOW_BUNDLE: workflowBundlePath,
        TOUIZA_FOLDER: options.folder,
        LOG_LEVEL: 'silent',
        ...options.environment,
      },
    });
  let child = start();
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  return {
    replace: async () => {
      await kill();
      child = start();
    },
    stop: kill,
  };
};

export const newTaskQueue = (): string => newId();
