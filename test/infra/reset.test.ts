import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { resetFolder } from '../../infra/reset-folder.ts';
import { takeLock } from '../../infra/run-state.ts';
import { removeFolder, scratchFolder } from './scratch.ts';

describe('what npm start keeps', () => {
  let folder = '';
  let supervisor: ChildProcess | undefined;
  const said: string[] = [];
  const log = (line: string): void => void said.push(line);

  /** Only its command line matters: it looks like another `npm start`. */
  const startSupervisor = async (): Promise<number> => {
    supervisor = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)', 'infra/bootstrap.mjs', 'start']);
    await new Promise((resolve) => supervisor?.once('spawn', resolve));
    await writeFile(join(folder, 'start.pid'), String(supervisor.pid));
    return supervisor.pid ?? 0;
  };

  beforeEach(async () => {
    folder = await scratchFolder();
    said.length = 0;
    for (const name of ['postgres', 'temporal', 'cache']) {
      await mkdir(join(folder, name));
      await writeFile(join(folder, name, 'file'), 'kept');
    }
  });

  afterEach(async () => {
    supervisor?.kill('SIGKILL');
    supervisor = undefined;
    await removeFolder(folder);
  });

  it('says what it would delete, and deletes nothing on a no', async () => {
    const isDone = await resetFolder({ folder, log, confirm: () => Promise.resolve(false) });

    expect(isDone).toBe(false);
    expect(said).toContain(`  ${join(folder, 'temporal')}: the workflows`);
    expect(existsSync(join(folder, 'postgres', 'file'))).toBe(true);
  });

  it('deletes all but the fetched server on a yes', async () => {
    const isDone = await resetFolder({ folder, log, confirm: () => Promise.resolve(true) });

    expect(isDone).toBe(true);
    expect(existsSync(join(folder, 'postgres'))).toBe(false);
    expect(existsSync(join(folder, 'cache', 'file'))).toBe(true);
  });

  it('does not touch a running Touiza', async () => {
    const pid = await startSupervisor();

    await expect(resetFolder({ folder, log, confirm: () => Promise.resolve(true) })).rejects.toThrow(`process ${pid}`);
    expect(existsSync(join(folder, 'postgres', 'file'))).toBe(true);
  });

  it('is held by one npm start at a time', async () => {
    const pid = await startSupervisor();

    await expect(takeLock(folder)).rejects.toThrow(`Touiza already runs here (process ${pid})`);
  });

  it('is taken over when the holder is gone', async () => {
    await writeFile(join(folder, 'start.pid'), '99999999');

    await expect(takeLock(folder)).resolves.toBeUndefined();
  });
});
