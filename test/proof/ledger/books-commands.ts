import fc from 'fast-check';
import type { NewTransfer } from '../../../services/ledger/ledger-acts.ts';
import type { Command } from '../../../services/shared/command.ts';
import { newId } from '../../../services/shared/ids.ts';
import { automatically, type World } from '../../support/world.ts';
import { codeOf } from '../races/race.ts';
import type { BooksModel } from './books-model.ts';
import { INVARIANTS, look, type Look } from './looking.ts';
import { build, moves, type Move, type Place } from './moves.ts';

/** The real thing, and what was last seen of it. */
export interface Books {
  readonly world: World;
  readonly place: Place;
  readonly books: readonly string[];
  readonly sent: string[];
  last: { readonly command: Command; readonly transfers: readonly NewTransfer[]; readonly answer: string } | null;
  seen: Look | null;
  readonly told: { commands: number; refused: number; checks: number };
}

type Step = fc.AsyncCommand<BooksModel, Books>;

const send = async ({ world, sent }: Books, command: Command, transfers: readonly NewTransfer[]): Promise<string[]> => {
  if (!sent.includes(command.id)) sent.push(command.id);
  return world.transact(command, ({ ledger }) => ledger.post(transfers));
};

/** After every step all invariants hold; after a refused one, besides, every byte is as it was. */
const inspect = async (books: Books, model: BooksModel, isRefused: boolean): Promise<void> => {
  const seen = await look(books.world.admin, books.books, books.sent);
  if (isRefused && books.seen !== null && books.seen.bytes !== seen.bytes)
    throw new Error('a refused command changed something');
  books.seen = seen;
  books.told.commands += 1;
  for (const [name, holds] of Object.entries(INVARIANTS)) {
    books.told.checks += 1;
    if (!holds(seen, model)) throw new Error(`it does not hold that ${name}`);
  }
};

/** One call of one posting or of several, all or nothing: the model says beforehand how it ends. */
class Post implements Step {
  private readonly asked: readonly Move[];

  constructor(asked: readonly Move[]) {
    this.asked = asked;
  }

  check(): boolean {
    return true;
  }

  async run(model: BooksModel, books: Books): Promise<void> {
    const transfers = this.asked.flatMap((move) => build(move, books.place, model));
    if (transfers.length === 0) return;
    const expected = model.refusals(transfers);
    const command = automatically('oracle', newId());
    try {
      const ids = await send(books, command, transfers);
      if (expected.length > 0) throw new Error(`it was posted, and not refused as ${expected.join(' or ')}`);
      model.post(transfers, ids);
      books.last = { command, transfers, answer: ids.join() };
    } catch (error) {
      if (!expected.includes(codeOf(error))) throw error;
      books.told.refused += 1;
    }
    await inspect(books, model, expected.length > 0);
  }

  toString(): string {
    return this.asked.map(({ act, which, amount, beside }) => `${act}(${which}, ${amount}, ${beside})`).join(' + ');
  }
}

/** The last command once more: the same answer, and nothing more in the books. */
class Again implements Step {
  check(): boolean {
    return true;
  }

  async run(model: BooksModel, books: Books): Promise<void> {
    if (books.last === null) return;
    const { command, transfers, answer } = books.last;
    const ids = await send(books, command, transfers);
    if (ids.join() !== answer) throw new Error('the same command was answered differently');
    await inspect(books, model, true);
  }

  toString(): string {
    return 'again';
  }
}

/** The last command's id with another input: a conflict, and nothing in the books. */
class Reused implements Step {
  check(): boolean {
    return true;
  }

  async run(model: BooksModel, books: Books): Promise<void> {
    if (books.last === null) return;
    const { command, transfers } = books.last;
    const outcome = await send(books, { ...command, inputHash: 'another' }, transfers).catch(codeOf);
    if (outcome !== 'command_reused') throw new Error(`a reused id was answered ${String(outcome)}`);
    books.told.refused += 1;
    await inspect(books, model, true);
  }

  toString(): string {
    return 'reused';
  }
}

const smaller = (move: Move, index: number): Move => ({ ...move, amount: 700n + BigInt(index) });

const some = (act: Move['act'], which = 1, amount = 4_000n): Move => ({
  act,
  which,
  amount,
  isPast: false,
  beside: 0n,
});

/** What every sequence begins with, so that there is something to order, to take back and to call. */
export const BEGINNING: readonly Step[] = [
  new Post([
    some('raise', 0),
    some('raise', 2),
    some('raiseCover'),
    some('pledge', 0),
    some('suspend'),
    some('suspend'),
  ]),
  new Post([some('hold', 0), some('hold', 1), some('hold', 2), some('hold', 3), some('holdCover')].map(smaller)),
  new Post([some('commit', 1), some('commit', 2), some('commit', 3), some('evidence', 0, 900n)]),
  new Post([some('order', 0, 200n), some('order', 1, 300n)]),
];

export const steps: fc.Arbitrary<Step>[] = [
  moves.map((move) => new Post([move])),
  moves.map((move) => new Post([move])),
  moves.map((move) => new Post([move])),
  fc.array(moves, { minLength: 2, maxLength: 4 }).map((several) => new Post(several)),
  fc.constant(new Again()),
  fc.constant(new Reused()),
];
