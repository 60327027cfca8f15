import { connect, type NetConnectOpts, type Socket } from 'node:net';
import { scannerUnavailable } from '../services/documents/documents-errors.ts';
import type { Scanner } from '../services/documents/documents-ports.ts';
import type { Verdict } from '../services/documents/scan.ts';

const TIMEOUT_MS = 30_000;
const CHUNK = 64 * 1024;
const ANSWER_MAX = 4_096;

/** What clamd reports when it was told to, though it found no malware: nothing can be said of what it cannot open. */
const UNOPENED = /^Heuristics\.(?:Encrypted|Limits)\b/;

/** ClamAV's daemon, asked by its INSTREAM command (`man clamd`) at `tcp://host:port` or `unix:/path`. */
export const clamav = (url: string, timeoutMs = TIMEOUT_MS): Scanner => ({
  scan: async (bytes) => verdictOf(await ask(addressOf(url), bytes, timeoutMs)),
});

const addressOf = (url: string): NetConnectOpts => {
  const { protocol, hostname, port, pathname } = new URL(url);
  if (protocol === 'unix:') return { path: pathname };
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 3310) };
};

const ask = (address: NetConnectOpts, bytes: Uint8Array, timeoutMs: number): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(address);
    let answer = '';
    const fail = (reason: string) => {
      socket.destroy();
      reject(scannerUnavailable(reason));
    };
    // For the whole of it: a peer that sends a byte now and then must not hold a file for ever.
    const timer = setTimeout(fail, timeoutMs, 'timeout');
    socket.on('connect', () => {
      send(socket, bytes);
    });
    socket.on('data', (data) => {
      answer += data.toString('utf8');
      if (answer.includes('\0')) socket.end();
      else if (answer.length > ANSWER_MAX) fail('answer too long');
    });
    // A clamd that has read enough answers and hangs up while we still send: what it said counts.
    socket.on('error', ({ message }) => {
      if (!answer.includes('\0')) fail(message);
    });
    socket.on('close', () => {
      clearTimeout(timer);
      if (answer.includes('\0')) resolve(answer.slice(0, answer.indexOf('\0')));
      else fail('no answer');
    });
  });

const send = (socket: Socket, bytes: Uint8Array): void => {
  socket.write('zINSTREAM\0');
  for (let at = 0; at < bytes.length; at += CHUNK) {
    const chunk = bytes.subarray(at, at + CHUNK);
    socket.write(lengthOf(chunk.length));
    socket.write(chunk);
  }
  socket.write(lengthOf(0));
};

const lengthOf = (length: number): Buffer => {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(length);
  return head;
};

const verdictOf = (answer: string): Verdict => {
  if (answer === 'stream: OK') return { verdict: 'clean' };
  const finding = /^stream: (.+) FOUND$/.exec(answer)?.[1];
  if (finding !== undefined) return { verdict: UNOPENED.test(finding) ? 'unscannable' : 'infected', finding };
  if (answer.startsWith('INSTREAM size limit exceeded')) return { verdict: 'unscannable', finding: answer };
  throw scannerUnavailable(answer);
};
