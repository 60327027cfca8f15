import fc from 'fast-check';
import { idOf } from '../../../services/shared/ids.ts';
import { suspenseBook } from '../../../services/ledger/receipt-acts.ts';
import type { World } from '../../support/world.ts';
import type { Outcome } from '../proof.ts';
import { BEGINNING, steps, type Books } from './books-commands.ts';
import { BooksModel } from './books-model.ts';
import { faultOf } from './counterexample.ts';
import { INVARIANTS } from './looking.ts';
import { newPlace } from './moves.ts';

interface Asked {
  readonly seed: number;
  readonly sequences: number;
  readonly seconds: number;
}

/** Sequences run beside one another, each in books of its own. */
const LANES = 4;
const COMMANDS_MAX = 30;

export const booksOracle = async (world: World, { seed, sequences, seconds }: Asked): Promise<Outcome> => {
  const told = { commands: 0, refused: 0, checks: 0 };
  let played = 0;
  const lane = (number: number) =>
    fc.check(
      fc.asyncProperty(fc.commands(steps, { maxCommands: COMMANDS_MAX, size: 'max' }), async (commands) => {
        played += 1;
        await fc.asyncModelRun(() => begun(newBooks(world, told)), commands);
      }),
      {
        seed: seed + number,
        numRuns: Math.ceil(sequences / LANES),
        interruptAfterTimeLimit: seconds * 1_000,
        markInterruptAsFailure: false,
      },
    );
  const ended = await Promise.all(Array.from({ length: LANES }, (_none, number) => lane(number)));
  return {
    counts: {
      'books: command sequences': played,
      'books: commands': told.commands,
      'books: of them refused, as they must': told.refused,
      [`books: checks of ${String(Object.keys(INVARIANTS).length)} invariants`]: told.checks,
    },
    faults: ended.flatMap(faultOf),
  };
};

const begun = async (real: Books) => {
  const model = new BooksModel();
  for (const step of BEGINNING) await step.run(model, real);
  return { model, real };
};

const newBooks = (world: World, told: Books['told']): Books => {
  const place = newPlace();
  const funders = place.shares.map(({ funderId }) => funderId);
  const covers = place.covers.map(({ envelopeId }) => idOf('book', 'guarantee', envelopeId));
  const holders = place.dossiers.map((dossierId) => idOf('book', 'holder', dossierId));
  const books = [...new Set([...funders, ...covers, ...holders, suspenseBook(place.bank.rib)])];
  return { world, place, books, sent: [], last: null, seen: null, told };
};
