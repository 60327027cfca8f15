import type { World } from '../../support/world.ts';
import type { Chance } from '../chance.ts';

/** Many ask for the same thing at once, and exactly so many get it as there is for. */
export interface Race {
  readonly name: string;
  /** Sets the stage once; what it gives runs one round and tells what went wrong in it. */
  readonly prepare: (world: World, rounds: number) => Promise<(chance: Chance) => Promise<Round>>;
}

export interface Round {
  readonly clients: number;
  readonly faults: readonly string[];
}

interface Expected {
  readonly winners: number;
  /** How those who come too late may be told: anything else is an accident. */
  readonly losing: readonly string[];
}

/** All at the same moment; who won, and whether as many lost as must, each by a rule. */
export const atOnce = async <Won>(
  asks: readonly (() => Promise<Won>)[],
  { winners, losing }: Expected,
): Promise<Round & { readonly won: readonly Won[] }> => {
  const outcomes = await Promise.allSettled(asks.map((ask) => ask()));
  const won = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  const lost = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [codeOf(outcome.reason)] : []));
  const accidents = [...new Set(lost.filter((code) => !losing.includes(code)))];
  return {
    won,
    clients: asks.length,
    faults: [
      ...(won.length === winners ? [] : [`${String(won.length)} won where ${String(winners)} should`]),
      ...accidents.map((code) => `somebody lost by accident: ${code}`),
    ],
  };
};

/** The domain's code; of an error that the domain has no word for, the constraint or what the driver says. */
export const codeOf = (error: unknown): string => {
  const { constraint, code, message } = Object(error) as Partial<Record<'constraint' | 'code' | 'message', unknown>>;
  return String(constraint ?? code ?? message ?? error);
};

/** So many of the same. */
export const times = <Value>(count: number, make: (index: number) => Value): Value[] =>
  Array.from({ length: count }, (_none, index) => make(index));
