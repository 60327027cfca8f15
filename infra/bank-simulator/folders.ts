import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { statementsOf, type Behaviour } from './behaviour.ts';
import { readPaymentFile, type PaymentFile } from './payment-file.ts';

/** Files are all that the bank and its customers have in common. */
export interface Folders {
  readonly outbox: string;
  readonly inbox: string;
}

const filesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { withFileTypes: true }))
    .filter((file) => file.isFile() && file.name.endsWith('.xml'))
    .map(({ name }) => name)
    .sort();

interface Answered {
  readonly answered: readonly string[];
  /** No payment orders: a bank that refuses a file says so and goes on. */
  readonly refused: readonly string[];
}

/**
 * Answers every payment file that waits in the outbox. A file is put away once its statements are whole in the inbox:
 * cut off in between, it is answered again with the same statements under the same names.
 */
export const answerAll = async ({ outbox, inbox }: Folders, behaviour: Behaviour): Promise<Answered> => {
  const away = { answered: join(outbox, 'taken'), refused: join(outbox, 'refused') };
  for (const folder of [inbox, away.answered, away.refused]) await mkdir(folder, { recursive: true });
  const said = { answered: [] as string[], refused: [] as string[] };
  for (const name of await filesIn(outbox)) {
    const outcome = (await answer(join(outbox, name), inbox, behaviour)) ? 'answered' : 'refused';
    await rename(join(outbox, name), join(away[outcome], name));
    said[outcome].push(name);
  }
  return said;
};

const answer = async (path: string, inbox: string, behaviour: Behaviour): Promise<boolean> => {
  const text = await readFile(path, 'utf8');
  const file = readOrNull(text);
  if (file === null) return false;
  for (const { name, xml } of statementsOf(file, behaviour)) {
    await writeFile(join(inbox, `${name}.part`), xml);
    await rename(join(inbox, `${name}.part`), join(inbox, name));
  }
  return true;
};

const readOrNull = (text: string): PaymentFile | null => {
  try {
    return readPaymentFile(text);
  } catch {
    return null; // whatever the reader stumbles over, this is no payment order
  }
};
