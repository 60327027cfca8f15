import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { resetFolder } from './reset-folder.ts';
import { touizaFolder } from './root.ts';

const { values } = parseArgs({ options: { yes: { type: 'boolean' } } });

const ask = async (): Promise<boolean> => {
  if (values.yes === true) return true;
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  // At the end of the input nobody can answer, and that is not a yes.
  const closed = once(prompt, 'close').then(() => '');
  const answer = await Promise.race([prompt.question('Delete all of this? Type yes: '), closed]);
  prompt.close();
  return answer.trim().toLowerCase() === 'yes';
};

const log = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

await resetFolder({ folder: touizaFolder(), log, confirm: ask }).catch((error: unknown) => {
  log(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
