import { connect, type NetConnectOpts, type Socket } from 'node:net';
import { scannerUnavailable } from '../services/documents/documents-errors.ts';
import type { Scanner } from '../services/documents/documents-ports.ts';
import type { Verdict } from '../services/documents/scan.ts';
import { DomainError } from '../services/shared/errors.ts';

const TIMEOUT_MS = 30_000;
const CHUNK = 64 * 1024;
const ANSWER_MAX = 4_096;
const TRIES = 4;
const HUNG_UP = /\b(?:EPIPE|ECONNRESET)\b/;

/** What clamd reports when it was told to, though it found no malware: nothing can be said of what it cannot open. */
const UNOPENED = /^Heuristics\.(?:Encrypted|Limits)\b/;

/** ClamAV's daemon, asked by its INSTREAM command (`man clamd`) at `tcp://host:port` or `unix:/path`. */
export const clamav = (url: string, timeoutMs = TIMEOUT_MS): Scanner => ({
  scan: async (bytes) => verdictOf(await unlessHungUp(() => ask(addressOf(url), bytes, timeoutMs))),
});

/** A clamd that refuses a file hangs up while we still send: our write may then fail before its answer is read. */
const unlessHungUp = (attempt: () => Promise<string>, tries = TRIES): Promise<string> =>
  attempt().catch((error: unknown) => {
    if (tries === 1 || !(error instanceof DomainError && HUNG_UP.test(JSON.stringify(error.details)))) throw error;
    return unlessHungUp(attempt, tries - 1);
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
      socket.write('zINSTREAM\0');
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

/** With a turn of the loop between two chunks: a clamd that has read enough is heard before it is written to again. */
const send = (socket: Socket, bytes: Uint8Array, at = 0): void => {
  if (!socket.writable) return;
  const chunk = bytes.subarray(at, at + CHUNK);
  socket.write(lengthOf(chunk.length));
  if (chunk.length > 0) socket.write(chunk, () => setImmediate(send, socket, bytes, at + CHUNK));
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
