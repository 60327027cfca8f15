import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

export interface RoundRobin {
  readonly url: string;
  /** How many requests went to each, in the order in which they were given. */
  readonly served: () => readonly number[];
  readonly stop: () => Promise<void>;
}

/** One request to each in turn; whoever cannot be reached is passed over. What breaks in the middle breaks for the client. */
export const startRoundRobin = async (backends: () => readonly string[]): Promise<RoundRobin> => {
  const served = new Map<string, number>();
  let turn = 0;

  const pass = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const body = Buffer.concat(await incoming.toArray());
    const order = backends();
    turn += 1;
    for (let tried = 0; tried < order.length; tried += 1) {
      const backend = order[(turn + tried) % order.length] ?? '';
      const outcome = await forward({ backend, incoming, outgoing, body });
      if (outcome === 'unreachable') continue;
      served.set(backend, (served.get(backend) ?? 0) + 1);
      return;
    }
    outgoing.writeHead(503).end();
  };

  const server = createServer((incoming, outgoing) => {
    pass(incoming, outgoing).catch(() => outgoing.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    served: () => backends().map((backend) => served.get(backend) ?? 0),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

interface Passing {
  readonly backend: string;
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  readonly body: Buffer;
}

const forward = ({ backend, incoming, outgoing, body }: Passing): Promise<'unreachable' | 'done'> =>
  new Promise((resolve, reject) => {
    const { method, headers, url = '' } = incoming;
    const onward = request(`${backend}${url}`, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.on('error', reject).pipe(outgoing);
      outgoing.on('finish', () => {
        resolve('done');
      });
    });
    onward.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED') resolve('unreachable');
      else reject(error);
    });
    onward.end(body);
  });
