import type { HeldBack } from '../../../db/shared/reach.ts';
import type { Outcome, Run } from '../proof.ts';
import { chanceOf } from '../chance.ts';
import { NEEDED } from '../../access/needed-permissions.ts';
import { createApp } from '../../support/app.ts';
import { createPages } from '../../support/pages.ts';
import { createWorld } from '../../support/world.ts';
import { askerOf, type Asker, type Doors } from './matrix-asking.ts';
import { ABSENT, NEEDS, OF } from './matrix-deviations.ts';
import {
  operationsIn,
  pagesAt,
  sentFor,
  thingsIn,
  type Asked,
  type Document,
  type Samples,
} from './matrix-operations.ts';
import { PAGES_NEED } from './matrix-pages.ts';
import { peopleOf, STANDINGS, type Person } from './matrix-people.ts';
import { plantIn, PLANTED_IN, spoilt } from './matrix-planting.ts';
import { isOfFund, isOpen, thingNamed, type Rule } from './matrix-rules.ts';
import { faultIn } from './matrix-judging.ts';
import { askedWorldOn } from './matrix-world.ts';

/** So many requests are on their way at once. */
const AT_ONCE = 8;

/** Every operation and page, asked for by everybody, and judged by rules that know nothing of the policy. */
export const runMatrix = async ({ seed, planted, amount }: Run): Promise<Outcome> => {
  const world = await createWorld();
  const { known, ids, statement } = await askedWorldOn(world);
  await plantIn(world, planted);
  const useCases = spoilt(world, planted, await world.holding('of everything', 'auditor'));
  const app = await createApp(world, { useCases });
  const pages = await createPages(world, { useCases });
  try {
    const { components, ...document } = (await app.anyone.get('/api/openapi.json')).body as Document;
    const asked = [...operationsIn({ components, ...document }), ...pagesAt(pages.paths)];
    const most = amount('standings');
    const people = [...(await peopleOf(world, known, most)), null];
    const table = { asked: chosen(asked, amount('asked'), seed), people, isLong: most >= STANDINGS.length };
    const judged = await judge({ app, pages }, table, { ids, components, statement });
    const faults = [...unwritten(asked), ...judged.faults, ...world.heldBack.map(forgotten)];
    return { ...judged, faults, notShown: [absentOf(table.asked)] };
  } finally {
    await pages.stop();
    await app.stop();
    await world.drop();
  }
};

const NEEDED_BY: Readonly<Record<string, Rule['needs']>> = { ...NEEDED, ...PAGES_NEED, ...NEEDS };

const ruleOf = ({ name, path }: Asked): Rule => ({
  needs: NEEDED_BY[name] ?? 'own',
  of: OF[name] ?? thingNamed(thingsIn(path)),
});

/** What is there and not written down, and the other way round. */
const unwritten = (asked: readonly Asked[]): string[] => {
  const names = asked.map(({ name }) => name);
  const written = [...Object.keys(NEEDED), ...Object.keys(PAGES_NEED)];
  return [
    ...names.filter((name) => !written.includes(name)).map((name) => `${name}: nothing says who may ask for it`),
    ...written.filter((name) => !names.includes(name)).map((name) => `${name}: there is no such operation or page`),
  ];
};

/** What was refused, and by no rule: row security alone held a row back. */
const forgotten = ({ code, actorId, requestId }: HeldBack): string =>
  `${code} to ${actorId} by row security alone, request ${String(requestId)}`;

const absentOf = (asked: readonly Asked[]): string => {
  const absent = asked.filter(({ name }) => ABSENT.includes(name)).length;
  return `that whoever may is let in by ${String(absent)} of them: the world has nothing of what they are about`;
};

/** All of them, or so many of them by chance: what a control is planted in first. */
const chosen = (asked: readonly Asked[], most: number, seed: number): Asked[] => {
  if (most >= asked.length) return [...asked];
  const { below } = chanceOf(seed);
  const isFirst = ({ name }: Asked) => PLANTED_IN.includes(name);
  const others = asked.filter((each) => !isFirst(each)).map((each) => ({ each, at: below(asked.length * 100) }));
  return [...asked.filter(isFirst), ...others.sort((a, b) => a.at - b.at).map(({ each }) => each)].slice(0, most);
};

interface Table {
  readonly asked: readonly Asked[];
  readonly people: readonly (Person | null)[];
  readonly isLong: boolean;
}

const judge = async (doors: Doors, { asked, people, isLong }: Table, samples: Samples) => {
  const askers: (readonly [Person | null, Asker])[] = [];
  for (const person of people) askers.push([person, await askerOf(doors, person)]);
  const cells = asked.flatMap((each) => {
    const rule = ruleOf(each);
    const unknown = { sent: sentFor(each, { ...samples, ids: NOT_THERE }) };
    const row = { ...each, rule, sent: sentFor(each, samples), unknown };
    return askers.filter(([person]) => isToAsk(rule, person, isLong)).map(([person, ask]) => ({ row, person, ask }));
  });
  const faults: string[] = [];
  let next = 0;
  const work = async () => {
    for (let cell = cells[next++]; cell; cell = cells[next++]) {
      const fault = await faultIn(cell, samples.ids);
      if (fault !== null) faults.push(fault);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { counts: { 'operations and pages': asked.length, people: people.length, cells: cells.length }, faults };
};

/**
 * What is published, or open to whoever has signed in, is asked for by one stranger of each role; what is of the fund as
 * a whole by one more, who holds the role there. The long form asks it of everybody.
 */
const isToAsk = (rule: Rule, person: Person | null, isLong: boolean): boolean => {
  if (person === null || isLong || person.standing === 'another funder') return true;
  return !isOpen(rule) && (!isOfFund(rule) || person.standing === 'the fund');
};

/** A paper is asked for by words, which are known. */
const NOT_THERE = { slice: 'application', kind: 'receipt', number: 'AAP-2026-99-0001' };
