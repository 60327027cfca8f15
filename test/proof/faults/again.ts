import type { Chance } from '../chance.ts';
import type { Remembered } from './command-log.ts';
import { hashOf, type Door } from './door.ts';

const ASKED_MOST = 200;

/** What is told once and kept nowhere: the secret that a receipt comes with. */
const isToldOnce = ({ path }: Remembered): boolean => path.endsWith('/submission');

/** Some of what was acknowledged is asked again, under its key: the answer is the one that was given. */
export const askAgain = async (
  door: Door,
  log: readonly Remembered[],
  chance: Chance,
): Promise<{ asked: number; faults: string[] }> => {
  const left = log.filter((command) => command.ending.end === 'acknowledged' && !isToldOnce(command));
  const faults: string[] = [];
  let asked = 0;
  for (; asked < ASKED_MOST && left.length > 0; asked += 1) {
    const [command] = left.splice(chance.below(left.length), 1);
    if (command && !(await isAnsweredAlike(door, command)))
      faults.push(`answered otherwise the second time: ${command.method} ${command.path}`);
  }
  return { asked, faults };
};

const isAnsweredAlike = async ({ askAgain: ask }: Door, command: Remembered): Promise<boolean> => {
  const { ending } = command;
  const { outcome, body } = await ask(command);
  return outcome === 'done' && ending.end === 'acknowledged' && hashOf(body) === ending.answer;
};
