import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { endChild, exitOf, type Running } from '../../../infra/process.ts';
import { keep, type Kept } from './keeper.ts';

const sleeping = (): Promise<Running> => {
  const child = spawn('sleep', ['60'], { stdio: 'ignore' });
  const exited = exitOf(child);
  return Promise.resolve({ pid: child.pid, exited, stop: () => endChild(child, exited, [['SIGTERM', 5_000]]) });
};

const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await pause(20);
};

let kept: Kept;
const pid = (): number | undefined => kept.pids()[0];
const runs = () => until(() => pid() !== undefined);
afterEach(() => kept.stop());

describe('a program that is kept', () => {
  it('comes again when it is killed, and counts only the endings that nobody had wanted', async () => {
    kept = await keep('sleep', sleeping);
    const first = pid();
    kept.kill();
    await until(() => pid() !== undefined && pid() !== first);
    expect(kept.endings()).toBe(0);
    process.kill(pid() ?? 0, 'SIGKILL');
    await until(() => kept.endings() === 1);
    await runs();
  });

  it('is started once more where a start fails', async () => {
    let starts = 0;
    kept = await keep('sleep', () => {
      starts += 1;
      return starts === 2 ? Promise.reject(new Error('no port')) : sleeping();
    });
    kept.kill();
    await until(() => starts === 3);
    await runs();
  });

  it('is away while that is wanted, and comes back however the work ends', async () => {
    kept = await keep('sleep', sleeping);
    const work = kept.whileAway(async () => {
      await pause(300);
      expect(pid()).toBeUndefined();
      throw new Error('no copy');
    });
    await expect(work).rejects.toThrow('no copy');
    await runs();
  });

  it('can be stopped while it waits for what it needs, and while it is away', async () => {
    let isNeeded = false;
    kept = await keep('sleep', async (signal) => {
      if (isNeeded) await pause(60_000, undefined, { signal });
      return sleeping();
    });
    isNeeded = true;
    kept.kill();
    await until(() => pid() === undefined);
    await kept.stop();

    kept = await keep('sleep', sleeping);
    await kept.whileAway(() => kept.stop());
    expect(pid()).toBeUndefined();
  });
});
