import type { PersonId } from '../shared/ids.ts';

export const CAPACITIES = ['titular', 'substitute', 'observer'] as const;
/** Elected members, State services, civil society: the INDH's committees are made of these in equal parts. */
export const THIRDS = ['elected', 'state', 'civil'] as const;

export interface Seat {
  readonly personId: PersonId;
  readonly capacity: (typeof CAPACITIES)[number];
  /** Null where the call's rulebook asks for no thirds, and for an observer. */
  readonly third: (typeof THIRDS)[number] | null;
}

export interface Member extends Seat {
  /** Null until the session was opened. */
  readonly isPresent: boolean | null;
}

/**
 * Who votes: the titular members who are there, and for every one who is absent or has left for the item a
 * substitute of the same third, in the order in which they were convened; where there are no thirds, any substitute.
 * Whoever sits goes on sitting however many more leave.
 */
export const votersOf = (
  { members }: { readonly members: readonly Member[] },
  recused: readonly PersonId[] = [],
): PersonId[] =>
  [...THIRDS, null].flatMap((third) => {
    const seats = members.filter((member) => member.third === third);
    const there = seats.filter(({ isPresent, personId }) => isPresent === true && !recused.includes(personId));
    const titulars = there.filter(({ capacity }) => capacity === 'titular');
    const places = seats.filter(({ capacity }) => capacity === 'titular').length;
    const substitutes = there.filter(({ capacity }) => capacity === 'substitute').slice(0, places - titulars.length);
    return [...titulars, ...substitutes].map(({ personId }) => personId);
  });
