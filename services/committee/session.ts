import type { CallId, DossierId, PersonId, SessionId } from '../shared/ids.ts';
import {
  chairAbsent,
  chairNotAMember,
  membersBelowQuorum,
  memberTwice,
  notAMember,
  quorumMissing,
  twoOfficesOnePerson,
  sessionMismatch,
} from './committee-errors.ts';

export const SESSION_STATUSES = ['convened', 'open', 'closed', 'signed', 'lapsed'] as const;
export type SessionStatus = (typeof SESSION_STATUSES)[number];

/** A session that is not held, closed and signed in its time lapses: its items return and nothing stays promised. */
export const NEXT: Record<SessionStatus, readonly SessionStatus[]> = {
  convened: ['open', 'lapsed'],
  open: ['closed', 'lapsed'],
  closed: ['signed', 'lapsed'],
  signed: [],
  lapsed: [],
};

export const CAPACITIES = ['titular', 'substitute', 'observer'] as const;
/** Elected, State services, civil society. */
export const THIRDS = ['elected', 'state', 'civil'] as const;

export interface Seat {
  readonly personId: PersonId;
  readonly capacity: (typeof CAPACITIES)[number];
  readonly third: (typeof THIRDS)[number];
}

export interface Member extends Seat {
  /** Null until the session was opened. */
  readonly isPresent: boolean | null;
}

export interface Convocation {
  readonly callId: CallId;
  readonly reference: string;
  readonly sittingAt: Date;
  readonly members: readonly Seat[];
  readonly chairId: PersonId;
  readonly secretaryId: PersonId;
  readonly dossierIds: readonly DossierId[];
}

export interface Session extends Omit<Convocation, 'members' | 'dossierIds'> {
  readonly id: SessionId;
  /** Voting members needed to open, and to decide an item: the call's rule at the time of convening. */
  readonly quorum: number;
  readonly status: SessionStatus;
  readonly members: readonly Member[];
  readonly version: number;
}

const isVoting = ({ capacity }: Seat): boolean => capacity !== 'observer';

export const requireConvenable = ({ members, chairId, secretaryId }: Convocation, quorum: number): void => {
  const ids = members.map(({ personId }) => personId);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  if (twice.length > 0) throw memberTwice(twice);
  const voting = members.filter(isVoting);
  if (!voting.some(({ personId }) => personId === chairId)) throw chairNotAMember(chairId);
  if (chairId === secretaryId) throw twoOfficesOnePerson(chairId);
  if (voting.length < quorum) throw membersBelowQuorum(voting.length, quorum);
};

/** Opens the session with those who came; observers do not count towards the quorum. */
export const open = (session: Session, presentIds: readonly PersonId[]): Session => {
  requireStatus(session, 'convened');
  const strangers = presentIds.filter((id) => !session.members.some(({ personId }) => personId === id));
  if (strangers.length > 0) throw notAMember(strangers);
  const members = session.members.map((member) => ({ ...member, isPresent: presentIds.includes(member.personId) }));
  const opened: Session = { ...session, status: 'open', members };
  const present = presentVoters(opened).length;
  if (present < session.quorum) throw quorumMissing(present, session.quorum);
  if (!presentIds.includes(session.chairId)) throw chairAbsent();
  return opened;
};

export const presentVoters = ({ members }: Session): PersonId[] =>
  members.filter((member) => isVoting(member) && member.isPresent === true).map(({ personId }) => personId);

export const requireStatus = ({ status }: Session, needed: SessionStatus): void => {
  if (status !== needed) throw sessionMismatch(status, needed);
};

/** Asked of the chair and of the secretary, each for what is theirs to do. */
export const requireOfficer = (session: Session, office: 'chair' | 'secretary', personId: PersonId): void => {
  if (session[`${office}Id`] !== personId) throw notAMember([personId]);
};
