import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below the ports that the system lends for a moment, and away from those that servers count up from. */
const FIRST = 20_000;
/** Each worker of the test run has its own: two never choose the same. */
const PER_WORKER = 2_500;
const WORKERS = 4;

const given = new Set<number>();

/** A port to come back to after having left it: nobody takes it meanwhile, and it is given once. */
export const ownPort = async (): Promise<number> => {
  const worker = Number(process.env['JEST_WORKER_ID'] ?? 1) % WORKERS;
  const port = FIRST + worker * PER_WORKER + randomInt(PER_WORKER);
  if (given.has(port) || !(await isFree(port))) return ownPort();
  given.add(port);
  return port;
};

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(false);
    });
    server.listen(port, '127.0.0.1', () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
