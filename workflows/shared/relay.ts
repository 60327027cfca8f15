import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import type { DirtyProcess } from '../../services/shared/look.ts';

export interface RelaySource {
  readonly listUnsent: (limit: number) => Promise<DirtyProcess[]>;
  readonly markSent: (sent: readonly DirtyProcess[]) => Promise<void>;
  readonly sweep: () => Promise<bigint>;
  readonly meetNamespace: (id: string) => Promise<bigint>;
  readonly listen: (onChange: () => void, signal: AbortSignal) => Promise<void>;
}

export interface RelayOptions {
  readonly client: Client;
  readonly source: RelaySource;
  readonly taskQueue: string;
  /** Told of every failure to reach Postgres or Temporal; the relay goes on. */
  readonly onError: (error: unknown) => void;
}

const BATCH = 100;
const DEADLINE_MS = 5_000;
const POLL_MS = 1_000;
const SWEEP_MS = 5_000;

/** Turns changed process rows into nudges, for as long as the signal does not abort. Several may run. */
export const relay = async (options: RelayOptions, signal: AbortSignal): Promise<void> => {
  const bell = ringing(signal);
  const every = repeating(options, signal);
  await Promise.all([
    sending(options, bell, signal),
    every(SWEEP_MS, () => options.source.sweep()),
    every(SWEEP_MS, () => meetNamespace(options)),
    every(POLL_MS, () => options.source.listen(bell.ring, signal)),
  ]);
};

/** Sends what is unsent when the bell rings, and every second even if it does not. */
const sending = async (options: RelayOptions, bell: Bell, signal: AbortSignal): Promise<void> => {
  while (!signal.aborted) {
    await bell.rung(POLL_MS);
    try {
      await sendAll(options, signal);
    } catch (error) {
      options.onError(error);
      await pause(POLL_MS, signal);
    }
  }
};

const sendAll = async (options: RelayOptions, signal: AbortSignal): Promise<void> => {
  let sent = BATCH;
  while (sent === BATCH && !signal.aborted) sent = await sendBatch(options);
};

/** How many were sent; what could not be sent stays unsent and the first failure is thrown. */
const sendBatch = async (options: RelayOptions): Promise<number> => {
  const dirty = await options.source.listUnsent(BATCH);
  if (dirty.length === 0) return 0;
  const results = await Promise.allSettled(dirty.map((process) => nudgeOne(options, process)));
  const sent = dirty.filter((_process, index) => results[index]?.status === 'fulfilled');
  if (sent.length > 0) await options.source.markSent(sent);
  const failure = results.find((result) => result.status === 'rejected');
  if (failure) throw failure.reason;
  return sent.length;
};

const nudgeOne = ({ client, taskQueue }: RelayOptions, { workflowId, type }: DirtyProcess) =>
  client.withDeadline(Date.now() + DEADLINE_MS, () =>
    client.workflow.signalWithStart(type, {
      workflowId,
      taskQueue,
      args: [workflowId],
      signal: 'nudge',
      signalArgs: [],
    }),
  );

/** A Temporal database that was lost or replaced shows in the id of its namespace. */
const meetNamespace = async ({ client, source }: RelayOptions): Promise<void> => {
  const { namespace } = client.options;
  const described = await client.withDeadline(Date.now() + DEADLINE_MS, () =>
    client.workflowService.describeNamespace({ namespace }),
  );
  const id = described.namespaceInfo?.id;
  if (id) await source.meetNamespace(id);
};

interface Bell {
  readonly ring: () => void;
  /** Resolves when it was rung since the last time, or after the wait. */
  readonly rung: (waitMs: number) => Promise<void>;
}

const ringing = (signal: AbortSignal): Bell => {
  let isRung = false;
  let wake: () => void = () => undefined;
  const ring = () => {
    isRung = true;
    wake();
  };
  signal.addEventListener('abort', ring, { once: true });
  return {
    ring,
    rung: async (waitMs) => {
      if (!isRung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, waitMs);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      isRung = false;
    },
  };
};

const repeating =
  ({ onError }: RelayOptions, signal: AbortSignal) =>
  async (everyMs: number, work: () => Promise<unknown>): Promise<void> => {
    while (!signal.aborted) {
      await work().catch(onError);
      await pause(everyMs, signal);
    }
  };

/** Ends early, and quietly, when the signal aborts. */
const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal }).catch(() => undefined);
