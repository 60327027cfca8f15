import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { clamav } from '../../infra/clamav.ts';
import { startClamdDouble, type ClamdDouble } from '../../infra/clamd-double.ts';
import { refused } from '../application/asking.ts';
import { EICAR } from '../support/eicar.ts';

const text = (words: string) => new TextEncoder().encode(words);
const CLAMD = ['/usr/sbin/clamd', '/usr/local/sbin/clamd'].find((file) => existsSync(file));

describe('the client of ClamAV', () => {
  let double: ClamdDouble;
  beforeAll(async () => {
    double = await startClamdDouble({ bytesMax: 200_000 });
  });
  afterAll(() => double.stop());

  it('says what the daemon says of a file, large or small', async () => {
    const { scan } = clamav(double.url);
    expect(await scan(text('figues'))).toEqual({ verdict: 'clean' });
    expect(await scan(new Uint8Array(150_000))).toEqual({ verdict: 'clean' });
    expect(await scan(EICAR)).toEqual({ verdict: 'infected', finding: 'Eicar-Test-Signature' });
  });

  it('says that nothing can be said of what the daemon will not read to its end', async () => {
    expect(await clamav(double.url).scan(new Uint8Array(300_000))).toMatchObject({ verdict: 'unscannable' });
  });

  it.each([
    ['closes without a word', '', 'no answer'],
    ['answers an error', "stream: Can't allocate memory ERROR\0", /allocate/],
    ['answers without end', 'x'.repeat(10_000), 'answer too long'],
  ])('takes a daemon that %s for away, never for a yes', async (_, answer, reason) => {
    const server = await answeringServer(answer);
    expect(await refused(clamav(urlOf(server)).scan(text('figues')))).toMatchObject({
      code: 'scanner_unavailable',
      details: { reason: expect.stringMatching(reason) as string },
    });
    server.close();
  });

  it('asks again when the daemon hangs up while we still send, which is how it refuses what is too large', async () => {
    const limit = 'INSTREAM size limit exceeded. ERROR\0';
    let calls = 0;
    const server = await serverThat((socket) => {
      calls += 1;
      if (calls < 3) socket.resetAndDestroy();
      else socket.end(limit);
    });
    expect(await clamav(urlOf(server)).scan(text('figues'))).toEqual({
      verdict: 'unscannable',
      finding: limit.slice(0, -1),
    });
    expect(calls).toBe(3);
    server.close();
  });

  it('does not wait for ever for a daemon that says nothing, nor for one that is not there', async () => {
    const silent = await answeringServer(null);
    expect(await refused(clamav(urlOf(silent), 300).scan(text('figues')))).toMatchObject({
      details: { reason: 'timeout' },
    });
    silent.close();
    expect(await refused(clamav('tcp://127.0.0.1:9').scan(text('figues')))).toMatchObject({
      code: 'scanner_unavailable',
    });
    expect(await refused(clamav('unix:/nowhere/clamd.sock').scan(text('figues')))).toMatchObject({
      code: 'scanner_unavailable',
    });
  });
});

const real = CLAMD === undefined ? describe.skip : describe;

real('a real clamd, where one is installed', () => {
  const strange = text('a file that only our signature knows');
  let folder: string;
  let daemon: ChildProcess;
  let url: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'touiza-clamd-'));
    await chmod(folder, 0o755);
    const hash = createHash('md5').update(strange).digest('hex');
    await writeFile(path.join(folder, 'touiza.hdb'), `${hash}:${strange.length}:Touiza.Test\n`);
    const socket = path.join(folder, 'clamd.sock');
    const settings = ['Foreground yes', `DatabaseDirectory ${folder}`, `LocalSocket ${socket}`, 'User root'];
    await writeFile(path.join(folder, 'clamd.conf'), `${settings.join('\n')}\nStreamMaxLength 1M\n`);
    daemon = spawn(CLAMD ?? '', ['--config-file', path.join(folder, 'clamd.conf')], { stdio: 'ignore' });
    url = `unix:${socket}`;
    for (const until = Date.now() + 20_000; !existsSync(socket) && Date.now() < until;) await pause(50);
  });
  afterAll(async () => {
    daemon.kill();
    await rm(folder, { recursive: true, force: true });
  });

  it('is a ClamAV', () => {
    expect(execFileSync(CLAMD ?? '', ['--version'], { encoding: 'utf8' })).toMatch(/^ClamAV/);
  });

  it('finds what its signatures know, lets pass what they do not, and refuses what is too large', async () => {
    const { scan } = clamav(url);
    expect(await scan(text('figues'))).toEqual({ verdict: 'clean' });
    expect(await scan(strange)).toEqual({ verdict: 'infected', finding: 'Touiza.Test.UNOFFICIAL' });
    expect(await scan(new Uint8Array(3 * 1024 * 1024))).toMatchObject({ verdict: 'unscannable' });
  });
});

/** Takes whatever is sent; answers at once, or never where that is null. */
const answeringServer = (answer: string | null): Promise<Server> =>
  serverThat((socket) => {
    if (answer !== null) socket.end(answer);
  });

const serverThat = async (answers: (socket: Socket) => void): Promise<Server> => {
  const server = createServer((socket) => {
    answers(socket.on('error', () => undefined).resume());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
};

const urlOf = (server: Server): string => `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`;
