import { randomUUID } from 'node:crypto';
import { IncomingMessage, ServerResponse, type Server } from 'node:http';
import { Socket } from 'node:net';
import { safeHeaders } from './safe-headers.ts';

const STATUS: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/** What is no HTTP reaches no route; it is answered all the same as every other request is, and the connection ends. */
export const answeringUnreadable = (server: Server): Server =>
  server.on('clientError', ({ code = '' }: NodeJS.ErrnoException, socket) => {
    if (code === 'ECONNRESET' || !socket.writable || !(socket instanceof Socket)) {
      socket.destroy();
      return;
    }
    answer(socket, STATUS[code] ?? 400);
  });

const answer = (socket: Socket, status: number): void => {
  const request = new IncomingMessage(socket);
  const response = new ServerResponse(request);
  const requestId = randomUUID();
  response.shouldKeepAlive = false;
  safeHeaders(request, response, () => undefined);
  response.setHeader('x-request-id', requestId);
  const problem = { type: '/problems/invalid_request', title: 'invalid_request', status, instance: '', requestId };
  const body = JSON.stringify(problem);
  response.assignSocket(socket);
  response
    .writeHead(status, {
      'content-type': 'application/problem+json; charset=utf-8',
      'content-length': Buffer.byteLength(body),
    })
    .end(body, () => {
      socket.destroySoon();
    });
};
