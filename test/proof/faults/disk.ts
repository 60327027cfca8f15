import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { endChild, exitOf } from '../../../infra/process.ts';
import type { Chance } from '../chance.ts';
import { backends, type Cluster } from './cluster.ts';

/** What a disk says when it is broken, or full: of the write-ahead log, or of the pages. */
const ERRORS = ['fdatasync:error=EIO', 'pwrite64,pwritev:error=ENOSPC'];

const BROKEN_MS = 1_500;

/** Where strace tells of every call that it let fail. */
const record = ({ folder }: Cluster): string => join(folder, 'disk-errors.log');

export const failedCalls = (cluster: Cluster): number =>
  existsSync(record(cluster)) ? readFileSync(record(cluster), 'utf8').split('(INJECTED)').length - 1 : 0;

export const hasStrace = (): boolean => spawnSync('strace', ['-V'], { stdio: 'ignore' }).status === 0;

/** Some call or other of every backend fails as if the disk had: the first, the fourth, … of each. */
export const failDisk = async (fault: { readonly cluster: Cluster; readonly chance: Chance }): Promise<void> => {
  const { cluster, chance } = fault;
  const pids = await backends(cluster);
  const error = `${chance.oneOf(ERRORS)}:when=${String(1 + chance.below(4))}`;
  const words = [
    '-qq',
    '-A',
    '-o',
    record(cluster),
    '-e',
    `trace=${error.split(':')[0] ?? ''}`,
    '-e',
    `inject=${error}`,
  ];
  const strace = spawn('strace', [...words, ...pids.flatMap((pid) => ['-p', String(pid)])], { stdio: 'ignore' });
  const ended = exitOf(strace);
  await Promise.race([pause(BROKEN_MS), ended]);
  // One that waits in a call of its own hears no wish to end; killed, it lets go of whatever it held.
  await endChild(strace, ended, [
    ['SIGINT', BROKEN_MS],
    ['SIGKILL', BROKEN_MS],
  ]);
};
