import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { silent } from '../../infra/steps.ts';
import { startTemporal, wipeTemporal, type Temporal } from '../../infra/temporal.ts';
import { ownPort } from './own-port.ts';

export interface OwnTemporal {
  readonly address: string;
  /** As by `kill -9`. */
  readonly kill: () => Promise<void>;
  /** Starts again on the same port, with what was kept. */
  readonly start: () => Promise<void>;
  /** Loses everything it kept; it must have been killed. */
  readonly wipe: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** A Temporal server of the test's own, to be killed, wiped and started again. */
export const startOwnTemporal = async (): Promise<OwnTemporal> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'touiza-temporal-'));
  let server: Temporal | null = await startTemporal({ folder, port: await ownPort(), log: silent });
  const { address } = server;
  const port = Number(address.split(':')[1]);
  return {
    address,
    kill: async () => {
      await server?.kill();
      server = null;
    },
    start: async () => {
      server = await startTemporal({ folder, port, log: silent });
      if (server.address !== address) throw new Error(`Temporal came back on ${server.address}, not on ${address}`);
    },
    wipe: () => wipeTemporal(folder),
    stop: async () => {
      await server?.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
