import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { Log } from './steps.ts';

export const isPortFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(false);
    });
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      server.close(() => {
        resolve(true);
      });
    });
  });

const PORTS_TRIED = 200;

/** The first free port from `wanted` on; what is skipped is said. */
export const findPort = async (name: string, wanted: number, log: Log): Promise<number> => {
  for (let port = wanted; port < wanted + PORTS_TRIED && port < 65_536; port += 1) {
    if (await isPortFree(port)) {
      if (port !== wanted) log(`${name}: port ${wanted} is taken, using ${port}`);
      return port;
    }
  }
  throw new Error(`${name}: no free port from ${wanted} on`);
};

export const readPort = async (file: string): Promise<number | undefined> => {
  const text = await readFile(file, 'utf8').catch(() => '');
  const port = Number.parseInt(text, 10);
  return port > 0 && port < 65_536 ? port : undefined;
};

export const rememberPort = (file: string, port: number): Promise<void> => writeFile(file, `${port}\n`);
