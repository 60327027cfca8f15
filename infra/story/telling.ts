import { findDemoAccount } from '../demo/accounts.ts';
import { until, visitors, type Api, type Visitor } from './visitor.ts';
import type { Clock } from './wire.ts';

/** What a chapter has: the people at the door, the clock, and a line to tell. */
export interface Telling {
  readonly as: (account: string) => Visitor;
  readonly until: typeof until;
  readonly chapter: (title: string) => Promise<void>;
  /** One step: who did what, and what is different now. */
  readonly tell: (account: string, did: string, changed: string) => void;
  readonly now: () => Promise<Date>;
  readonly moveTo: (instant: Date) => Promise<void>;
  /** The folder into which a development server puts its letters. */
  readonly letters: string | undefined;
  /** What must be so in the end, or the story was another one. */
  readonly expect: <Value>(what: string, seen: Value, right: Value) => void;
}

export interface Reader {
  readonly print: (line: string) => void;
  /** Where letters can be looked for; nowhere where nothing is said. */
  readonly letters?: string;
  /** Between two chapters: where a test breaks things, and the story must not notice. */
  readonly between?: () => Promise<void>;
  /** The title of the chapter that is left to others, with all that follows. */
  readonly before?: string;
}

/** The story stops here, because its reader goes on by hand. */
export class StoppedBefore extends Error {}

export const telling = (api: Api, { print, letters, before, between = () => Promise.resolve() }: Reader): Telling => {
  const as = visitors(api);
  let chapters = 0;
  let steps = 0;
  const tell = (account: string, did: string, changed: string): void => {
    steps += 1;
    const name = findDemoAccount(account)?.name ?? account;
    print(`${`${chapters}.${steps}`.padStart(5)}  ${name} (${account}) ${did}`);
    print(`       → ${changed}`);
  };
  return {
    as,
    until,
    tell,
    letters,
    chapter: async (title) => {
      await between();
      if (title === before) throw new StoppedBefore(title);
      chapters += 1;
      steps = 0;
      print(`\n${chapters}. ${title}`);
    },
    now: async () => new Date((await as('admin').get<Clock>('/demo/clock')).now),
    moveTo: async (instant) => {
      const { now } = await as('admin').post<Clock>('/demo/clock', { to: instant.toISOString() });
      tell('admin', 'moves the demo clock', now);
    },
    expect: (what, seen, right) => {
      const [is, must] = [JSON.stringify(seen), JSON.stringify(right)];
      if (is !== must) throw new Error(`${what}: ${is}, and not ${must}`);
      print(`    ✓  ${what}: ${is}`);
    },
  };
};

/** What must be there by now, or the story cannot go on. */
export const needed = <Thing>(thing: Thing | null | undefined, what: string): Thing => {
  if (thing === null || thing === undefined) throw new Error(`there is no ${what}`);
  return thing;
};

/** As people read it: 48,500. */
export const dirhams = (amount: number): string => amount.toLocaleString('en');

export const mad = (amount: number) => ({ amount: amount.toFixed(2), currency: 'MAD' });

const DAY_MS = 24 * 60 * 60 * 1000;
export const daysAfter = (instant: Date, days: number): Date => new Date(instant.getTime() + days * DAY_MS);
