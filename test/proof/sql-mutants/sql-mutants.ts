import { createWorld, type World } from '../../support/world.ts';
import { AT_FIRST, faultOf, PAYING, type Try } from '../four-eyes/tries.ts';
import { orderedPayment, preparedPayment, sceneOf, type Scene } from '../four-eyes/scene.ts';
import { booksOracle } from '../ledger/books-oracle.ts';
import type { Outcome, Proof, Run } from '../proof.ts';
import { BENT } from './bent.ts';
import { guardsTakenAway, type Mutant } from './guards.ts';
import { SURVIVORS } from './survivors.ts';

interface Place {
  readonly world: World;
  readonly scene: Scene;
}

/** Attempts that reach the table whose rule it is; the books are reached through their functions. */
const isNear =
  ({ scene }: Place, { table }: Mutant) =>
  ({ sql }: Try): boolean =>
    sql(scene).includes(table.startsWith('ledger.') ? 'ledger.' : table);

/** The first attempt that ends otherwise than it ought to; the rule is taken away for each, and is back afterwards. */
const isNoticed = async (place: Place, mutant: Mutant, tries: readonly Try[]): Promise<boolean> => {
  for (const each of tries.filter(isNear(place, mutant))) {
    if ((await faultOf(place, each, mutant.sql)) !== null) return true;
  }
  return false;
};

const unnoticed = async (place: Place, mutants: readonly Mutant[], tries: readonly Try[]): Promise<Mutant[]> => {
  const alive: Mutant[] = [];
  for (const mutant of mutants) if (!(await isNoticed(place, mutant, tries))) alive.push(mutant);
  return alive;
};

/** What is red by itself would notice everything. */
const redAlready = async (place: Place, tries: readonly Try[]): Promise<string[]> => {
  const red: string[] = [];
  for (const each of tries) {
    const fault = await faultOf(place, each);
    if (fault !== null) red.push(`without any change, ${fault}`);
  }
  return red;
};

/** Sequences on the books, against their model, in a database whose rule is changed for good. */
const unforetold = async (mutants: readonly Mutant[], { seed, amount }: Run): Promise<Mutant[]> => {
  const alive: Mutant[] = [];
  for (const mutant of mutants) {
    const world = await createWorld();
    try {
      await world.admin.raw(mutant.sql);
      const { faults } = await booksOracle(world, { seed, sequences: amount('sequences'), seconds: amount('seconds') });
      if (faults.length === 0) alive.push(mutant);
    } finally {
      await world.drop();
    }
  }
  return alive;
};

const isOfBooks = ({ table }: Mutant): boolean => table.startsWith('ledger.');

/** Nothing is changed: the attempts are not red by themselves. */
const NO_CHANGE: Mutant = { name: 'nothing at all', table: 'audit.event', sql: 'select 1' };

const run = async (asked: Run): Promise<Outcome> => {
  const world = await createWorld();
  try {
    const payments = await preparedPayment(world);
    const place = { world, scene: await sceneOf(world, payments) };
    const guards = await guardsTakenAway(world);
    const mutants = [...guards, ...BENT, ...(asked.planted === null ? [] : [NO_CHANGE])];
    const red = await redAlready(place, AT_FIRST);
    const first = await unnoticed(place, mutants, AT_FIRST);
    await orderedPayment(world, payments);
    red.push(...(await redAlready(place, PAYING)));
    const second = await unnoticed(place, first, PAYING);
    const unexplained = second.filter(({ name }) => !SURVIVORS.has(name));
    const alive = [
      ...second.filter((each) => !isOfBooks(each) || SURVIVORS.has(each.name)),
      ...(await unforetold(unexplained.filter(isOfBooks), asked)),
    ];
    return {
      counts: {
        'guards taken away': guards.length,
        'rules said otherwise': BENT.length,
        noticed: mutants.length - alive.length,
        'not noticed, each with its reason': SURVIVORS.size,
      },
      faults: [
        ...red,
        ...alive.filter(({ name }) => !SURVIVORS.has(name)).map(({ name }) => `nobody notices: ${name}`),
        ...[...SURVIVORS.keys()]
          .filter((name) => !alive.some((each) => each.name === name))
          .map((name) => `explained, and noticed now or not there: ${name}`),
      ],
    };
  } finally {
    await world.drop();
  }
};

export const sqlMutants: Proof = {
  shows:
    'whatever rule of the database on money, signatures and evidence is taken away or said otherwise, an attempt or the model of the books notices, or it is told why not',
  amounts: { sequences: { short: 400, long: 4_000 }, seconds: { short: 20, long: 120 } },
  controls: { 'nothing-changed': 'what changes nothing counts as a rule said otherwise' },
  run,
};
