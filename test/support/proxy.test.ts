import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { startProxy, type Proxy } from './proxy.ts';

let server: Server;
let heard: string;
let proxy: Proxy;
beforeEach(async () => {
  heard = '';
  server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      heard += bytes.toString();
      socket.write(`so you say ${bytes.toString()}`);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  proxy = await startProxy(() => `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
afterEach(async () => {
  await proxy.cut();
  server.close();
});

const calling = async (): Promise<Socket> => {
  const socket = connect({ host: '127.0.0.1', port: proxy.port });
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
};

const answerTo = async (socket: Socket, said: string): Promise<string> => {
  socket.write(said);
  const [answer] = (await once(socket, 'data')) as [Buffer];
  return answer.toString();
};

/** `once` would take the error before it for a failure of the test. */
const closed = (socket: Socket): Promise<unknown> => new Promise((resolve) => socket.once('close', resolve));

const SOON_MS = 60;

describe('a way that is broken on purpose', () => {
  it('passes everything on while nothing is broken, and later where it is slow', async () => {
    const socket = await calling();
    expect(await answerTo(socket, 'a')).toBe('so you say a');
    proxy.behave('slow');
    const began = Date.now();
    expect(await answerTo(socket, 'b')).toBe('so you say b');
    expect(Date.now() - began).toBeGreaterThan(200);
    socket.destroy();
  });

  it.each([
    ['silent', ''],
    ['answerless', 'a'],
  ] as const)('loses bytes where it is %s, and breaks what has lost them', async (manner, arrived) => {
    const socket = await calling();
    const answers: string[] = [];
    socket.on('data', (bytes) => answers.push(bytes.toString()));
    proxy.behave(manner);
    socket.write('a');
    await pause(SOON_MS);
    expect(heard).toBe(arrived);
    expect(answers).toEqual([]);
    const broken = closed(socket);
    proxy.behave('pass');
    await broken;
    const another = await calling();
    expect(await answerTo(another, 'b')).toBe('so you say b');
    another.destroy();
  });

  it('ends after what was said before, however late that comes', async () => {
    proxy.behave('slow');
    const socket = await calling();
    const answers: string[] = [];
    socket.on('data', (bytes) => answers.push(bytes.toString()));
    socket.end('a');
    await closed(socket);
    expect(heard).toBe('a');
    expect(answers).toEqual(['so you say a']);
  });

  it('is not there once it is cut, and there again once it is mended', async () => {
    const socket = await calling();
    const broken = closed(socket);
    await proxy.cut();
    await broken;
    const refused = connect({ host: '127.0.0.1', port: proxy.port });
    const [error] = (await once(refused, 'error')) as [NodeJS.ErrnoException];
    expect(error.code).toBe('ECONNREFUSED');
    await proxy.mend();
    expect(await answerTo(await calling(), 'b')).toBe('so you say b');
  });

  it('resets every connection when told so', async () => {
    const socket = await calling();
    await answerTo(socket, 'a');
    const broken = closed(socket);
    proxy.reset();
    await broken;
  });
});
