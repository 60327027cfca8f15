import type { DossierId, ItemId, PersonId, SessionId } from '../shared/ids.ts';
import type { Decision } from './decision.ts';
import {
  alreadyDecided,
  alreadyVoted,
  contentChanged,
  memberAbsent,
  memberRecused,
  majorityMissing,
  quorumLost,
} from './committee-errors.ts';
import { presentVoters, requireStatus, type Session } from './session.ts';

export const ITEM_STATUSES = ['listed', 'decided', 'settled', 'returned'] as const;
export const VOTES = ['for', 'against', 'abstain'] as const;
export type Voice = (typeof VOTES)[number];

export interface Vote {
  readonly personId: PersonId;
  readonly vote: Voice;
  /** SHA-256 of the application as it was shown. */
  readonly contentHash: string;
  readonly castAt: Date;
}

export interface Recusal {
  readonly personId: PersonId;
  readonly reason: string;
  readonly at: Date;
}

export interface Tally {
  readonly present: number;
  readonly recused: number;
  readonly quorum: number;
  readonly for: number;
  readonly against: number;
  readonly abstain: number;
}

export interface Decided {
  readonly decision: Decision;
  readonly tally: Tally;
  readonly decidedBy: PersonId;
  readonly decidedAt: Date;
}

/** One dossier on a session's agenda. */
export interface Item {
  readonly id: ItemId;
  readonly sessionId: SessionId;
  readonly dossierId: DossierId;
  readonly position: number;
  readonly rank: number;
  readonly status: (typeof ITEM_STATUSES)[number];
  readonly recusals: readonly Recusal[];
  readonly votes: readonly Vote[];
  readonly decided: Decided | null;
}

const isRecused = ({ recusals }: Item, personId: PersonId) => recusals.some((recusal) => recusal.personId === personId);

/** Who may still act on an item: a voting member who is there and has not left for it. */
const requireVoter = (session: Session, item: Item, personId: PersonId): void => {
  requireStatus(session, 'open');
  if (item.decided) throw alreadyDecided();
  if (!presentVoters(session).includes(personId)) throw memberAbsent(personId);
  if (isRecused(item, personId)) throw memberRecused(personId);
};

/** Whoever has voted can neither vote again nor leave for the item any more. */
export const requireUnvoted = (session: Session, item: Item, personId: PersonId): void => {
  requireVoter(session, item, personId);
  if (item.votes.some((vote) => vote.personId === personId)) throw alreadyVoted();
};

/** Votes are cast on what was shown: an application that has changed since must be looked at again. */
export const requireSameContent = (shown: string, current: string | null): void => {
  if (shown !== current) throw contentChanged(shown, current);
};

/** What the item's votes say, refused where too few who may vote are left. */
export const tallyOf = (session: Session, item: Item, chairId: PersonId): Tally => {
  requireVoter(session, item, chairId);
  const voters = presentVoters(session);
  const recused = voters.filter((id) => isRecused(item, id)).length;
  const tally: Tally = {
    present: voters.length,
    recused,
    quorum: session.quorum,
    for: count(item, 'for'),
    against: count(item, 'against'),
    abstain: count(item, 'abstain'),
  };
  if (voters.length - recused < session.quorum) throw quorumLost(tally);
  return tally;
};

const count = ({ votes }: Item, voice: Voice): number => votes.filter(({ vote }) => vote === voice).length;

/** What kind of majority each decision needs; putting a question needs none. */
const NEEDED: Record<Decision['kind'], 'for' | 'against' | null> = {
  retained: 'for',
  reserve: 'for',
  rejected: 'against',
  deferred: null,
};

/** The majority of votes cast, abstentions aside; on a tie the chair's own vote decides. */
export const requireMajority = (
  kind: Decision['kind'],
  { votes }: Item,
  options: { tally: Tally; chairId: PersonId },
) => {
  const { tally, chairId } = options;
  const casting = votes.find(({ personId }) => personId === chairId)?.vote;
  const majority = tally.for === tally.against ? casting : tally.for > tally.against ? 'for' : 'against';
  const needed = NEEDED[kind];
  if (needed !== null && majority !== needed) throw majorityMissing(needed, tally);
};
