import { logStep } from '../../../infra/steps.ts';
import { createWorld, type World } from '../../support/world.ts';
import { chanceOf } from '../chance.ts';
import type { Outcome, Proof, Run } from '../proof.ts';
import { oneCommand, oneEnvelope, oneHold, oneNumber } from './book-races.ts';
import { CONTROLS, plant } from './controls.ts';
import { oneApproval, onePaymentRun, oneSeat } from './people-races.ts';
import type { Race } from './race.ts';

const RACES: readonly Race[] = [oneEnvelope, oneHold, oneApproval, onePaymentRun, oneSeat, oneNumber, oneCommand];

const BOOKS = 'select what, subject_id, detail from ledger.difference';

const raced = async (race: Race, { seed, amount, planted }: Run): Promise<Outcome> => {
  const world = await createWorld();
  const rounds = amount('rounds');
  try {
    const round = await race.prepare(world, rounds);
    const takeBack = await plant(world, planted);
    try {
      return await played(world, { name: race.name, round, rounds, seed });
    } finally {
      takeBack();
    }
  } finally {
    await world.drop();
  }
};

interface Played {
  readonly name: string;
  readonly round: Awaited<ReturnType<Race['prepare']>>;
  readonly rounds: number;
  readonly seed: number;
}

const played = async ({ admin }: World, { name, round, rounds, seed }: Played): Promise<Outcome> => {
  const chance = chanceOf(seed);
  const faults: string[] = [];
  let clients = 0;
  for (let number = 1; number <= rounds; number += 1) {
    const told = await round(chance);
    clients += told.clients;
    faults.push(...told.faults.map((fault) => `${name}, round ${String(number)}: ${fault}`));
  }
  const { rows } = await admin.raw<{ rows: { what: string; detail: string }[] }>(BOOKS);
  faults.push(...rows.map(({ what, detail }) => `${name}: the books differ, ${what} ${detail}`));
  return { counts: { [`${name}: rounds`]: rounds, [`${name}: asked at once`]: clients }, faults };
};

const isAsked = (name: string, { planted }: Run): boolean => planted === null || CONTROLS[planted]?.race === name;

const run = async (asked: Run): Promise<Outcome> => {
  const outcomes: Outcome[] = [];
  for (const race of RACES.filter(({ name }) => isAsked(name, asked))) {
    outcomes.push(await raced(race, asked));
    logStep(`${race.name}: raced`);
  }
  return {
    counts: Object.assign({}, ...outcomes.map(({ counts }) => counts)) as Outcome['counts'],
    faults: outcomes.flatMap(({ faults }) => faults),
  };
};

export const races: Proof = {
  shows: 'of all who ask for the same at once, exactly as many get it as there is for',
  amounts: { rounds: { short: 100, long: 1_000, control: 10 } },
  controls: Object.fromEntries(Object.entries(CONTROLS).map(([name, { what }]) => [name, what])),
  run,
};
