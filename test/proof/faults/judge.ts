import type { Knex } from 'knex';
import { listDifferences } from '../../../db/shared/differences.ts';
import { groupedBy } from '../../../services/shared/grouped.ts';
import { stepsDoneTwice } from '../../bench/trail.ts';
import type { Remembered } from './command-log.ts';
import { rowsOf, surely } from './surely.ts';

interface Judged {
  readonly counts: Readonly<Record<string, number>>;
  readonly faults: readonly string[];
}

interface Kept {
  readonly commands: ReadonlySet<string>;
  /** Of people's commands, each kind of event about each subject, and how often it is told. */
  readonly told: readonly { readonly key: string; readonly times: number }[];
  readonly transfers: readonly { readonly key: string; readonly amount: bigint }[];
}

const COMMANDS = `select id from engine.command where claimed_at >= ? and actor_id <> 'system'`;
const TOLD = `
  select command_id as key, count(*)::int as times from audit.event
  where recorded_at >= ? and outcome = 'done' and known_by ->> 'by' = 'token' group by command_id, kind, subject_id`;
const TRANSFERS = `
  select c.id as key, t.amount from ledger.transfer t
  join engine.command c on c.id = split_part(t.command_id, '#', 1) where t.recorded_at >= ? and c.actor_id <> 'system'`;

const keptSince = async (eyes: Knex, since: Date): Promise<Kept> => ({
  commands: new Set((await rowsOf<{ id: string }>(eyes, COMMANDS, [since])).map(({ id }) => id)),
  told: await rowsOf(eyes, TOLD, [since]),
  transfers: await rowsOf(eyes, TRANSFERS, [since]),
});

/** The tables against what people remember: everything acknowledged is there once, and nothing that nobody asked for. */
export const judge = async (eyes: Knex, log: readonly Remembered[], since: Date): Promise<Judged> => {
  const kept = await keptSince(eyes, since);
  const asked = new Set(log.flatMap(({ keys }) => keys));
  const of = (end: Remembered['ending']['end']) => log.filter(({ ending }) => ending.end === end);
  const isKept = ({ keys }: Remembered) => keys.some((key) => kept.commands.has(key));
  const lost = of('acknowledged').filter((command) => !isKept(command));
  const twice = log.filter(({ keys }) => keys.filter((key) => kept.commands.has(key)).length > 1);
  const toldTwice = kept.told.filter(({ times }) => times > 1);
  const refusedAndDone = of('refused').filter(isKept);
  const unasked = [...kept.commands, ...kept.told.map(({ key }) => key)].filter((key) => !asked.has(key));
  const untold = of('acknowledged').filter(untoldIn(kept));
  const amiss = of('acknowledged').filter(amissIn(kept));
  const steps = await surely(() => stepsDoneTwice(eyes));
  const { differences } = await surely(() => listDifferences(eyes));
  const shown = ({ as, method, path }: Remembered) => `${as} ${method} ${path}`;
  return {
    counts: {
      'acknowledged commands': of('acknowledged').length,
      'kinds of commands acknowledged': new Set(of('acknowledged').map(kindOf)).size,
      'commands refused by a rule': of('refused').length,
      'codes of refusals': new Set(log.flatMap(({ ending }) => (ending.end === 'refused' ? [ending.code] : []))).size,
      'commands whose asker never knew': of('unknown').length,
      'transfers, compared by their amounts': kept.transfers.length,
      lost: lost.length,
      'done twice': twice.length + toldTwice.length + steps.length,
      'asked for by nobody': unasked.length + refusedAndDone.length,
      'differences of check': differences.length,
    },
    faults: [
      ...lost.map((command) => `acknowledged and lost: ${shown(command)}`),
      ...untold.map((command) => `done, and the trail is silent: ${shown(command)}`),
      ...amiss.map((command) => `posted otherwise than asked: ${shown(command)}`),
      ...twice.map((command) => `asked for once and done twice: ${shown(command)}`),
      ...toldTwice.map(({ key }) => `one command told twice: ${key}`),
      ...steps.map((id) => `a step done twice: ${id}`),
      ...refusedAndDone.map((command) => `refused, and done: ${shown(command)}`),
      ...unasked.map((key) => `done, and asked for by nobody: ${key}`),
      ...of('refused')
        .filter(isMisshapen)
        .map((command) => `refused for its shape, by no rule: ${shown(command)}`),
      ...differences.map(({ view, what, subjectId, detail }) => `check: ${view} ${what} ${subjectId} ${detail}`),
    ],
  };
};

const SHAPES = ['invalid_request', 'if_match_missing', 'if_match_malformed'];

/** Whoever asks so shows nothing: what they mean to try is never reached. */
const isMisshapen = ({ ending }: Remembered): boolean => ending.end === 'refused' && SHAPES.includes(ending.code);

/** What is asked, whatever it is asked of. */
const kindOf = ({ method, path }: Remembered): string =>
  `${method} ${path.replace(/\?.*$/, '').replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '')}`;

const untoldIn = ({ told, commands }: Kept) => {
  const keys = new Set(told.map(({ key }) => key));
  return (command: Remembered) => command.keys.some((key) => commands.has(key) && !keys.has(key));
};

/** A rise of an envelope is one transfer of that amount. */
const amissIn = ({ transfers, commands }: Kept) => {
  const byKey = groupedBy(transfers, ({ key }) => key);
  return ({ path, body, keys }: Remembered): boolean => {
    if (!path.endsWith('/rises')) return false;
    const asked = (body as { amount: { amount: string } }).amount.amount;
    return keys.some((key) => {
      if (!commands.has(key)) return false;
      const posted = (byKey.get(key) ?? []).map(({ amount }) => String(amount));
      return posted.join() !== asked.replace('.', '');
    });
  };
};
