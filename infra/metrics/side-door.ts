import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { exposition, type Source } from './families.ts';

interface Place {
  readonly METRICS_HOST: string;
  /** Without one, there is no such door. */
  readonly METRICS_PORT?: number | undefined;
}

/** Of a program without a front door, whose health is asked here. */
interface Health {
  readonly isLive: () => boolean;
  readonly isReady: () => boolean;
}

const TEXT = 'text/plain; version=0.0.4; charset=utf-8';

const say = (response: ServerResponse, isSo: boolean): void => {
  response.writeHead(isSo ? 200 : 503, { 'content-type': 'application/json' }).end(JSON.stringify({ ok: isSo }));
};

/** A port for those who run Touiza, and nobody else: the measures of a program and, where it is told, its health. */
export const openSideDoor = async (
  { METRICS_HOST, METRICS_PORT }: Place,
  sources: readonly Source[],
  health?: Health,
): Promise<Server | null> => {
  if (METRICS_PORT === undefined) return null;
  const server = createServer((request, response) => {
    const answer = async (): Promise<void> => {
      if (request.url === '/metrics') response.setHeader('content-type', TEXT).end(await exposition(sources));
      else if (request.url === '/health/live' && health) say(response, health.isLive());
      else if (request.url === '/health/ready' && health) say(response, health.isLive() && health.isReady());
      else response.writeHead(404).end();
    };
    void answer();
  });
  server.listen(METRICS_PORT, METRICS_HOST);
  await once(server, 'listening');
  return server;
};
