import { connect, createServer, type Socket } from 'node:net';
import { ownPort } from './own-port.ts';

/** What becomes of the bytes: all pass; none; questions do and answers do not; all do, late. */
export type Manner = 'pass' | 'silent' | 'answerless' | 'slow';

export interface Proxy {
  readonly port: number;
  readonly behave: (manner: Manner) => void;
  /** Every connection is reset; new ones are taken at once. */
  readonly reset: () => void;
  /** Every connection is reset, and nobody answers any more. */
  readonly cut: () => Promise<void>;
  /** Everything passes again. */
  readonly mend: () => Promise<void>;
}

const LOST = Infinity;

/** After how many milliseconds what is said arrives. */
const LATE: Readonly<Record<Manner, { readonly questions: number; readonly answers: number }>> = {
  pass: { questions: 0, answers: 0 },
  silent: { questions: LOST, answers: LOST },
  answerless: { questions: 0, answers: LOST },
  slow: { questions: 120, answers: 120 },
};

/** Stands between two parts, and does to their connections what networks do. The URL that it leads to is asked anew for each. */
export const startProxy = async (to: () => string): Promise<Proxy> => {
  const sockets = new Set<Socket>();
  let manner: Manner = 'pass';
  const reset = (): void => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  // Each side says when it ends: to end the other for it would be to overtake what is still on its way.
  const server = createServer({ allowHalfOpen: true }, (near) => {
    const { hostname: host, port: toPort } = new URL(to());
    const far = connect({ host, port: Number(toPort), allowHalfOpen: true });
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    }
    carry(near, far, () => LATE[manner].questions);
    carry(far, near, () => LATE[manner].answers);
  });
  const port = await ownPort();
  const listen = () => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen();
  const behave = (next: Manner): void => {
    // A connection that has lost bytes says nonsense from then on.
    if (manner === 'silent' || manner === 'answerless') reset();
    manner = next;
  };
  return {
    port,
    behave,
    reset,
    cut: () =>
      new Promise((resolve) => {
        reset();
        server.close(() => {
          resolve();
        });
      }),
    mend: async () => {
      behave('pass');
      if (!server.listening) await listen();
    },
  };
};

const carry = (from: Socket, into: Socket, lateMs: () => number): void => {
  const inTurn = inOrder();
  const pass = (act: () => unknown): void => {
    if (lateMs() !== LOST) inTurn(act, lateMs());
  };
  from.setNoDelay(true);
  from.on('data', (bytes) => {
    pass(() => into.writable && into.write(bytes));
  });
  from.on('end', () => {
    pass(() => into.end());
  });
  from.on('error', () => into.resetAndDestroy());
  from.on('close', () => {
    inTurn(() => {
      into.destroySoon();
    }, 0);
  });
};

/** What is late stays before what comes after it, the end too. */
const inOrder = () => {
  const waiting: { readonly act: () => unknown; readonly at: number }[] = [];
  const drain = (): void => {
    for (let [next] = waiting; next && next.at <= Date.now(); [next] = waiting) {
      next.act();
      waiting.shift();
    }
    const [next] = waiting;
    if (next) setTimeout(drain, Math.max(next.at - Date.now(), 1));
  };
  return (act: () => unknown, lateMs: number): void => {
    if (lateMs === 0 && waiting.length === 0) {
      act();
      return;
    }
    waiting.push({ act, at: Math.max(Date.now() + lateMs, waiting.at(-1)?.at ?? 0) });
    if (waiting.length === 1) drain();
  };
};
