import { findDemoAccount } from '../demo/accounts.ts';
import { until, visitors, type Api, type Json, type Visitor } from './visitor.ts';

/** What a chapter has: the people at the door, the clock, and a line to tell. */
export interface Telling {
  readonly as: (account: string) => Visitor;
  readonly until: (ask: () => Promise<Json>, isRight: (answer: Json) => boolean) => Promise<Json>;
  readonly chapter: (title: string) => Promise<void>;
  /** One step: who did what, and what is different now. */
  readonly tell: (account: string, did: string, changed: string) => void;
  readonly now: () => Promise<Date>;
  readonly moveTo: (instant: Date) => Promise<void>;
}

export interface Reader {
  readonly print: (line: string) => void;
  /** Between two chapters: where a test breaks things, and the story must not notice. */
  readonly between?: () => Promise<void>;
}

export const telling = (api: Api, { print, between = () => Promise.resolve() }: Reader): Telling => {
  const as = visitors(api);
  let chapters = 0;
  let steps = 0;
  const tell = (account: string, did: string, changed: string): void => {
    steps += 1;
    const name = findDemoAccount(account)?.name ?? account;
    const number = `${String(chapters)}.${String(steps)}`;
    print(`${number.padStart(5)}  ${name} (${account}) ${did}`);
    print(`       → ${changed}`);
  };
  return {
    as,
    until,
    tell,
    chapter: async (title) => {
      await between();
      chapters += 1;
      steps = 0;
      print(`\n${String(chapters)}. ${title}`);
    },
    now: async () => new Date((await as('admin').get('/demo/clock')).now),
    moveTo: async (instant) => {
      const { now } = await as('admin').post('/demo/clock', { to: instant.toISOString() });
      tell('admin', 'moves the demo clock', String(now));
    },
  };
};

export const mad = (amount: number): Json => ({ amount: amount.toFixed(2), currency: 'MAD' });

const DAY_MS = 24 * 60 * 60 * 1000;
export const daysAfter = (instant: Date, days: number): Date => new Date(instant.getTime() + days * DAY_MS);
export const dateOf = (instant: Date): string => instant.toISOString().slice(0, 10);
