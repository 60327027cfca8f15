import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { attemptsAt, type Attempts } from './attempts.ts';

let servers: Server[];
let urls: string[];
let attempts: Attempts;
/** Of each server, those who wait for its answer. */
let waiting: ServerResponse[][];
beforeEach(async () => {
  waiting = [[], []];
  servers = waiting.map((inside) => createServer((_request, response) => inside.push(response)));
  for (const server of servers) await once(server.listen(0, '127.0.0.1'), 'listening');
  urls = servers.map((server) => `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`);
  attempts = attemptsAt({ apis: () => urls, tokenFor: (account) => Promise.resolve(account) });
});
afterEach(() => {
  for (const server of servers) server.close().closeAllConnections();
});

const ask = () => attempts.make('somebody', '/things', {});
const arrived = async (count: number): Promise<void> => {
  while (waiting.flat().length < count) await new Promise((resolve) => setTimeout(resolve, 5));
};
const answerAll = (inside = waiting.flat()): void => {
  for (const response of inside.splice(0)) response.setHeader('content-type', 'application/json').end('{}');
};

describe('somebody who asks', () => {
  it('goes where fewer wait', async () => {
    const first = [ask(), ask(), ask(), ask()];
    await arrived(4);
    expect(waiting.map(({ length }) => length)).toEqual([2, 2]);
    answerAll(waiting[0]);
    await Promise.any(first);
    const second = [ask(), ask()];
    await arrived(4);
    expect(waiting.map(({ length }) => length)).toEqual([2, 2]);
    answerAll(waiting[0]);
    answerAll(waiting[1]);
    const outcomes = await Promise.all([...first, ...second]);
    expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(['done']));
  });

  it('keeps away for a while from where nobody answered', async () => {
    servers[0]?.close();
    const outcomes: string[] = [];
    while (!outcomes.includes('transient')) {
      const asked = ask();
      await Promise.race([asked, arrived(1)]);
      answerAll(waiting[1]);
      outcomes.push((await asked).outcome);
    }
    const next = [ask(), ask(), ask()];
    await arrived(3);
    expect(waiting[1]).toHaveLength(3);
    answerAll(waiting[1]);
    await Promise.all(next);
    expect(attempts.counts).toMatchObject({ transient: 1, unknown: 0 });
  });
});
