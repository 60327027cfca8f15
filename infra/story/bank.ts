import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Behaviour } from '../bank-simulator/behaviour.ts';
import { answerAll } from '../bank-simulator/folders.ts';

/** Takes a payment file to the pretended bank, and brings back its statements, oldest first. */
export const atTheBank = async (file: string, behaviour: object = {}): Promise<string[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'touiza-bank-'));
  const [outbox, inbox] = [join(folder, 'outbox'), join(folder, 'inbox')];
  try {
    await mkdir(outbox);
    await writeFile(join(outbox, 'run.xml'), file);
    await answerAll({ outbox, inbox }, Behaviour.parse(behaviour));
    const names = (await readdir(inbox)).sort();
    return await Promise.all(names.map((name) => readFile(join(inbox, name), 'utf8')));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
