import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/**
 * A double of ClamAV's daemon, for the demo and the tests only: it speaks INSTREAM and knows one signature, the test file
 * of EICAR. It protects nobody. `CLAMAV_URL` puts a real one in its place.
 */
export interface ClamdDouble {
  readonly url: string;
  readonly port: number;
  readonly stop: () => Promise<void>;
}

interface Behaviour {
  readonly port?: number;
  /** As clamd's StreamMaxLength. */
  readonly bytesMax?: number;
}

const COMMAND = Buffer.from('zINSTREAM\0');
/** In two halves: scanners must not take this program for what it knows. */
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE!$H+H*'].join('');
const BYTES_MAX = 25 * 1024 * 1024;

export const startClamdDouble = async ({ port = 0, bytesMax = BYTES_MAX }: Behaviour = {}): Promise<ClamdDouble> => {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
    answering(socket, bytesMax);
  });
  await listening(server, port);
  const at = (server.address() as AddressInfo).port;
  return {
    url: `tcp://127.0.0.1:${at}`,
    port: at,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const socket of sockets) socket.destroy();
      }),
  };
};

const listening = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });

const answering = (socket: Socket, bytesMax: number): void => {
  let received = Buffer.alloc(0);
  socket.on('data', (data: Buffer) => {
    received = Buffer.concat([received, data]);
    const answer = answerTo(received, bytesMax);
    if (answer !== null) socket.end(`${answer}\0`);
  });
};

/** Null while more is to come. */
const answerTo = (received: Buffer, bytesMax: number): string | null => {
  if (received.length < COMMAND.length) return null;
  if (!received.subarray(0, COMMAND.length).equals(COMMAND)) return 'UNKNOWN COMMAND';
  const content: Buffer[] = [];
  let size = 0;
  for (let at = COMMAND.length; at + 4 <= received.length;) {
    const length = received.readUInt32BE(at);
    if (length === 0)
      return Buffer.concat(content).includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK';
    size += length;
    if (size > bytesMax) return 'INSTREAM size limit exceeded. ERROR';
    content.push(received.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
};
