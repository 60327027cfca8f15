import type { Running } from '../../infra/process.ts';
import { supervise } from '../../infra/supervise.ts';

/** A server that ends when told to, or when the test says it dies. */
const fakeServer = (): Running & { die: (why: string) => void } => {
  let die: (why: string) => void = () => undefined;
  const exited = new Promise<string>((resolve) => {
    die = resolve;
  });
  return {
    pid: undefined,
    exited,
    die,
    stop: () => {
      die('stopped');
      return Promise.resolve();
    },
  };
};

describe('a supervised server', () => {
  it('is started again after its death, which is said', async () => {
    const servers: ReturnType<typeof fakeServer>[] = [];
    const said: string[] = [];
    let tell: () => void = () => undefined;
    const again = new Promise<void>((resolve) => {
      tell = resolve;
    });
    const log = (line: string): void => {
      said.push(line);
      if (line.endsWith('runs again')) tell();
    };
    const start = () => {
      const server = fakeServer();
      servers.push(server);
      return Promise.resolve(server);
    };
    const service = supervise({ name: 'api', start, log });

    (await service.started).die('SIGKILL');
    await again;
    await service.stop();

    expect(servers).toHaveLength(2);
    expect(said).toEqual(['api ended (SIGKILL), restarting in 0.5 s', 'api runs again']);
  });

  it('stays ended once it was told to stop', async () => {
    let starts = 0;
    const server = fakeServer();
    const start = () => {
      starts += 1;
      return Promise.resolve(server);
    };
    const service = supervise({ name: 'api', start, log: () => undefined });
    await service.started;

    await service.stop();

    expect(await server.exited).toBe('stopped');
    expect(starts).toBe(1);
  });

  it('ends a server whose start was still under way', async () => {
    const server = fakeServer();
    let finish: () => void = () => undefined;
    const start = () =>
      new Promise<Running>((resolve) => {
        finish = () => {
          resolve(server);
        };
      });
    const service = supervise({ name: 'PostgreSQL', start, log: () => undefined });

    const stopping = service.stop();
    finish();
    await stopping;

    expect(await server.exited).toBe('stopped');
  });
});
