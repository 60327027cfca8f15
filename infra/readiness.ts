import { setTimeout as pause } from 'node:timers/promises';
import { lastLines } from './logs.ts';
import { programLog } from './node-child.ts';

/** Whose log explains a failure. */
export interface Whose {
  readonly name: string;
  readonly folder: string;
}

const EVERY_MS = 50;
const PATIENCE_MS = 60_000;
const ANSWER_MS = 5_000;

const statusOf = (url: string): Promise<string> =>
  fetch(url, { signal: AbortSignal.timeout(ANSWER_MS) }).then(
    async (response) => (response.ok ? 'ok' : `${response.status} ${await response.text()}`),
    () => 'no answer',
  );

/** Waits until the address answers with success. */
export const answers = async (url: string, { name, folder }: Whose): Promise<void> => {
  let status = 'no answer';
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until;) {
    status = await statusOf(url);
    if (status === 'ok') return;
    await pause(EVERY_MS);
  }
  const log = programLog(folder, name);
  throw new Error(`${name} is not ready: ${url} says "${status}". The end of ${log}:\n${await lastLines(log)}`);
};

export const becomesHealthy = async (api: string, whose: Whose): Promise<void> => {
  await answers(`${api}/health/live`, whose);
  await answers(`${api}/health/ready`, whose);
};
