import type { DossierId, ItemId, PersonId, SessionId } from '../shared/ids.ts';
import type { Decision } from './decision.ts';
import {
  alreadyDecided,
  alreadyVoted,
  chairRecused,
  contentChanged,
  decisionMismatch,
  majorityMissing,
  memberAbsent,
  memberRecused,
  notPresiding,
  quorumLost,
  substituteNotSitting,
} from './committee-errors.ts';
import { votersOf } from './seating.ts';
import { requireStatus, type Session } from './session.ts';

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

/** Who takes the chair for one item while the chair of the session has left. */
export interface ItemChair {
  readonly personId: PersonId;
  readonly namedBy: PersonId;
  readonly at: Date;
}

export interface Tally {
  /** Who could vote on the item, and those who have left for it. */
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
  /** The item of an earlier session that it corrects; null for a dossier that is to be decided. */
  readonly rectifies: ItemId | null;
  readonly status: (typeof ITEM_STATUSES)[number];
  readonly recusals: readonly Recusal[];
  readonly chairs: readonly ItemChair[];
  readonly votes: readonly Vote[];
  readonly decided: Decided | null;
}

const recusedFrom = ({ recusals }: Item): PersonId[] => recusals.map(({ personId }) => personId);

const requireThere = (session: Session, item: Item, personId: PersonId): void => {
  requireStatus(session, 'open');
  if (item.decided) throw alreadyDecided();
  const member = session.members.find((each) => each.personId === personId);
  if (member?.isPresent !== true || member.capacity === 'observer') throw memberAbsent(personId);
  if (recusedFrom(item).includes(personId)) throw memberRecused(personId);
};

/** Who may leave for an item: a member with a voice, there, who has neither left nor voted. */
export const requireUnvoted = (session: Session, item: Item, personId: PersonId): void => {
  requireThere(session, item, personId);
  if (item.votes.some((vote) => vote.personId === personId)) throw alreadyVoted();
};

/** Who sits on it: a substitute only in the place of a titular member of the same third. */
export const requireSitting = (session: Session, item: Item, personId: PersonId): void => {
  requireThere(session, item, personId);
  if (!votersOf(session, recusedFrom(item)).includes(personId)) throw substituteNotSitting(personId);
};

/** The chair of the session, or whoever was named last for this item once the chair has left for it. */
export const presiderOf = (session: Session, item: Item): PersonId => {
  const recused = recusedFrom(item);
  if (!recused.includes(session.chairId)) return session.chairId;
  const named = item.chairs.at(-1)?.personId;
  if (named === undefined || recused.includes(named)) throw chairRecused(session.chairId);
  return named;
};

export const requirePresiding = (session: Session, item: Item, personId: PersonId): void => {
  if (presiderOf(session, item) !== personId) throw notPresiding(personId);
};

/** Votes are cast on what was shown: an application that has changed since must be looked at again. */
export const requireSameContent = (shown: string, current: string | null): void => {
  if (shown !== current) throw contentChanged(shown, current);
};

/** What the item's votes say, refused where too few who may vote are left. */
export const tallyOf = (session: Session, item: Item): Tally => {
  requireStatus(session, 'open');
  if (item.decided) throw alreadyDecided();
  const recused = recusedFrom(item);
  const voters = votersOf(session, recused).length;
  const tally: Tally = {
    present: voters + recused.length,
    recused: recused.length,
    quorum: session.quorum,
    for: count(item, 'for'),
    against: count(item, 'against'),
    abstain: count(item, 'abstain'),
  };
  if (voters < session.quorum) throw quorumLost(tally);
  return tally;
};

const count = ({ votes }: Item, voice: Voice): number => votes.filter(({ vote }) => vote === voice).length;

/** What kind of majority each decision needs; putting a question needs none. */
const NEEDED: Record<Decision['kind'], 'for' | 'against' | null> = {
  retained: 'for',
  reserve: 'for',
  rejected: 'against',
  deferred: null,
  rectified: 'for',
};

/** A correction is decided as one, and nothing else is. */
export const requireFitting = (kind: Decision['kind'], { rectifies }: Item): void => {
  if ((kind === 'rectified') !== (rectifies !== null)) throw decisionMismatch(kind);
};

/** The majority of votes cast, abstentions aside; on a tie whoever has the casting vote, if anybody, decides. */
export const requireMajority = (
  kind: Decision['kind'],
  { votes }: Item,
  options: { tally: Tally; chairId: PersonId | null },
) => {
  const { tally, chairId } = options;
  const casting = votes.find(({ personId }) => personId === chairId)?.vote;
  const majority = tally.for === tally.against ? casting : tally.for > tally.against ? 'for' : 'against';
  const needed = NEEDED[kind];
  if (needed !== null && majority !== needed) throw majorityMissing(needed, tally);
};
