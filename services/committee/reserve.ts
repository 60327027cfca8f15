import type { CallId, DossierId, ItemId } from '../shared/ids.ts';
import type { Money } from '../shared/money.ts';
import { outOfRankOrder, reserveRankTaken } from './committee-errors.ts';
import type { AwardCondition, ProposedLine } from './committee-facts.ts';

export const RESERVE_STATUSES = ['waiting', 'proposed', 'promoted'] as const;

/** A dossier's place on the reserve list of its call, with what the committee proposed for it. */
export interface ReservePlace {
  readonly dossierId: DossierId;
  readonly callId: CallId;
  readonly itemId: ItemId;
  readonly rank: number;
  readonly status: (typeof RESERVE_STATUSES)[number];
  readonly amount: Money;
  readonly lines: readonly Omit<ProposedLine, 'holdId'>[];
  readonly conditions: readonly AwardCondition[];
  /** How often freed money has made it the next. */
  readonly rounds: number;
  readonly since: Date;
}

/** The list in its order: by rank, and of one rank whoever was listed first. */
type InOrder = readonly Pick<ReservePlace, 'dossierId' | 'rank'>[];

export const requireFreeRank = (list: InOrder, rank: number): void => {
  const taken = list.find((place) => place.rank === rank);
  if (taken) throw reserveRankTaken(rank, taken.dossierId);
};

/** Whoever passes over a better rank says why. */
export const requireNextInRank = (list: InOrder, dossierId: DossierId, reason: string | null): void => {
  const [next] = list;
  if (next && next.dossierId !== dossierId && reason === null) throw outOfRankOrder(next.dossierId, next.rank);
};
