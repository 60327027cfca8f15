import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Knex } from 'knex';
import { gauge, type Source } from './families.ts';

const NANO = 1e9;

/** Of this process: under the names that every Prometheus client uses, and what its event loop waited. */
export const ofProcess = (): Source => {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  return () => {
    const { user, system } = process.cpuUsage();
    const { rss, heapUsed } = process.memoryUsage();
    const p99 = delay.percentile(99) / NANO;
    delay.reset();
    const seconds = { value: (user + system) / 1e6 };
    const help = 'User and system time of the processor';
    return [
      { name: 'process_cpu_seconds_total', help, type: 'counter', readings: [seconds] },
      gauge('process_resident_memory_bytes', 'Memory held', rss),
      gauge('process_start_time_seconds', 'When the process began, in Unix time', performance.timeOrigin / 1000),
      gauge('nodejs_heap_used_bytes', 'Memory of JavaScript objects', heapUsed),
      gauge('nodejs_eventloop_lag_p99_seconds', 'What 99 of 100 turns waited less than, since the last scrape', p99),
    ];
  };
};

interface Pool {
  readonly max: number;
  readonly numUsed: () => number;
  readonly numFree: () => number;
  readonly numPendingAcquires: () => number;
}

/** Of this process's connections to the database. */
export const ofPool = (knex: Knex): Source => {
  const { pool } = knex.client as { pool: Pool };
  const states = [
    ['used', () => pool.numUsed()],
    ['idle', () => pool.numFree()],
  ] as const;
  return () => [
    gauge(
      'touiza_pool_connections',
      'Connections to the database, by what they do',
      states.map(([state, value]) => ({ labels: { state }, value: value() })),
    ),
    gauge('touiza_pool_waiting', 'Pieces of work that wait for a connection', pool.numPendingAcquires()),
    gauge('touiza_pool_max', 'Connections allowed', pool.max),
  ];
};
