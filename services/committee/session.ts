import type { CommitteeRule } from '../programme/programme-facts.ts';
import type { CallId, DossierId, ItemId, PersonId, SessionId } from '../shared/ids.ts';
import {
  chairAbsent,
  chairNotAMember,
  membersBelowQuorum,
  memberTwice,
  notAMember,
  quorumMissing,
  quorumPresent,
  seatsExceeded,
  sessionMismatch,
  sittingNotBegun,
  thirdMissing,
  thirdUnderrepresented,
  twoOfficesOnePerson,
} from './committee-errors.ts';
import { THIRDS, votersOf, type Member, type Seat } from './seating.ts';

export const SESSION_STATUSES = ['convened', 'open', 'closed', 'signed', 'adjourned', 'lapsed'] as const;
export type SessionStatus = (typeof SESSION_STATUSES)[number];

/**
 * A session that is not held, closed and signed in its time lapses: its items return and nothing stays promised.
 * One that lacked its quorum is adjourned, and may be convened a second time.
 */
export const NEXT: Record<SessionStatus, readonly SessionStatus[]> = {
  convened: ['open', 'adjourned', 'lapsed'],
  open: ['closed', 'lapsed'],
  closed: ['signed', 'lapsed'],
  signed: [],
  adjourned: [],
  lapsed: [],
};

export interface Convocation {
  readonly callId: CallId;
  readonly reference: string;
  readonly sittingAt: Date;
  readonly members: readonly Seat[];
  readonly chairId: PersonId;
  readonly secretaryId: PersonId;
  readonly dossierIds: readonly DossierId[];
  /** Items of earlier sessions whose decisions are to be corrected. */
  readonly rectifies?: readonly ItemId[] | undefined;
  /** The session that lacked its quorum, where this is its second convening. */
  readonly secondOf?: SessionId | undefined;
}

export interface Session extends Omit<Convocation, 'members' | 'dossierIds' | 'rectifies' | 'secondOf'> {
  readonly id: SessionId;
  readonly secondOf: SessionId | null;
  /** In the order of convening. */
  readonly members: readonly Member[];
  /** Voting members needed to open, and to decide an item: the call's rule at the time of convening. */
  readonly quorum: number;
  readonly status: SessionStatus;
  readonly version: number;
}

export const requireConvenable = ({ members, chairId, secretaryId }: Convocation, rule: CommitteeRule): void => {
  const ids = members.map(({ personId }) => personId);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  if (twice.length > 0) throw memberTwice(twice);
  const titulars = members.filter(({ capacity }) => capacity === 'titular');
  if (!titulars.some(({ personId }) => personId === chairId)) throw chairNotAMember(chairId);
  if (chairId === secretaryId) throw twoOfficesOnePerson(chairId);
  if (titulars.length < rule.quorum) throw membersBelowQuorum(titulars.length, rule.quorum);
  if (rule.thirds) requireThirds(members);
  requireSeats(titulars, rule);
};

/** Whoever may vote stands for a third, or nobody could tell whom they replace. */
const requireThirds = (members: readonly Seat[]): void => {
  const without = members.flatMap(({ capacity, third }, place) =>
    capacity !== 'observer' && third === null ? [place] : [],
  );
  if (without.length > 0) throw thirdMissing(without);
};

/** The committee's composition: audits check first that it was the one its rules ask for. */
const requireSeats = (titulars: readonly Seat[], { seats: most = titulars.length, thirds }: CommitteeRule): void => {
  if (titulars.length > most) throw seatsExceeded(titulars.length, most);
  for (const third of THIRDS) {
    const seats = titulars.filter((seat) => seat.third === third).length;
    const needed = thirds?.[third === 'civil' ? 'civilSociety' : third] ?? 0;
    if (seats < needed) throw thirdUnderrepresented({ third, seats, needed });
  }
};

export interface Attendance {
  readonly presentIds: readonly PersonId[];
  readonly now: Date;
}

/** Opens the session with those who came; observers, and substitutes whom nobody needs, do not make the quorum. */
export const open = (session: Session, attendance: Attendance): Session => {
  const opened = attended(session, attendance, 'open');
  const present = votersOf(opened).length;
  if (present < session.quorum) throw quorumMissing(present, session.quorum);
  if (!attendance.presentIds.includes(session.chairId)) throw chairAbsent();
  return opened;
};

/** Records that too few have come, or that the chair has not; refused where the session could be held. */
export const adjourn = (session: Session, attendance: Attendance): Session => {
  const adjourned = attended(session, attendance, 'adjourned');
  const present = votersOf(adjourned).length;
  if (present >= session.quorum && attendance.presentIds.includes(session.chairId)) {
    throw quorumPresent(present, session.quorum);
  }
  return adjourned;
};

const attended = (session: Session, { presentIds, now }: Attendance, status: 'open' | 'adjourned'): Session => {
  requireStatus(session, 'convened');
  if (now < session.sittingAt) throw sittingNotBegun(session.sittingAt);
  const strangers = presentIds.filter((id) => !session.members.some(({ personId }) => personId === id));
  if (strangers.length > 0) throw notAMember(strangers);
  const members = session.members.map((member) => ({ ...member, isPresent: presentIds.includes(member.personId) }));
  return { ...session, status, members };
};

export const requireStatus = ({ status }: Session, needed: SessionStatus): void => {
  if (status !== needed) throw sessionMismatch(status, needed);
};

/** Asked of the chair and of the secretary, each for what is theirs to do. */
export const requireOfficer = (session: Session, office: 'chair' | 'secretary', personId: PersonId): void => {
  if (session[`${office}Id`] !== personId) throw notAMember([personId]);
};
