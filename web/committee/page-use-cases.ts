import type { DossierView } from '../../services/application/application-views.ts';
import type { Voice } from '../../services/committee/agenda.ts';
import type {
  AwaitingDossier,
  AwaitingQuery,
  ReserveEntry,
  ReserveQuery,
  SessionQuery,
  SessionSummary,
} from '../../services/committee/committee-lists.ts';
import type { Minutes } from '../../services/committee/committee-ports.ts';
import type { AgendaView } from '../../services/committee/committee-views.ts';
import type { Decision } from '../../services/committee/decision.ts';
import type { DecisionsView } from '../../services/committee/decisions-view.ts';
import type { CommitteeOfCall } from '../../services/committee/list-committee.ts';
import type { Convocation, Session } from '../../services/committee/session.ts';
import type { Call } from '../../services/programme/programme-facts.ts';
import type { CallSummary, EnvelopeView } from '../../services/programme/programme-views.ts';
import type { Actor, Command } from '../../services/shared/command.ts';
import type { CallId, DocumentId, DossierId, ItemId, PersonId, SessionId } from '../../services/shared/ids.ts';
import type { Page, PageQuery } from '../../services/shared/page.ts';
import type { NameUseCases } from '../shared/naming.ts';

/** What the committee's pages ask for: each is a use case. */
export interface CommitteePageUseCases extends NameUseCases {
  readonly getDossier: (actor: Actor, id: DossierId) => Promise<DossierView>;
  readonly listCalls: (actor: Actor, query: PageQuery) => Promise<Page<CallSummary>>;
  readonly getCall: (actor: Actor, id: CallId) => Promise<Call>;
  readonly listEnvelopes: (actor: Actor, query: PageQuery) => Promise<Page<EnvelopeView>>;
  readonly readClock: (actor: Actor) => Promise<Date>;
  readonly listSessions: (actor: Actor, callId: CallId, query: SessionQuery) => Promise<Page<SessionSummary>>;
  readonly listAwaiting: (actor: Actor, callId: CallId, query: AwaitingQuery) => Promise<Page<AwaitingDossier>>;
  readonly listReserve: (actor: Actor, callId: CallId, query: ReserveQuery) => Promise<Page<ReserveEntry>>;
  readonly listCommittee: (actor: Actor, callId: CallId) => Promise<CommitteeOfCall>;
  readonly listDecisions: (actor: Actor, id: DossierId) => Promise<DecisionsView>;
  readonly getSession: (actor: Actor, id: SessionId) => Promise<AgendaView>;
  readonly getMinutes: (actor: Actor, id: SessionId) => Promise<Minutes>;
  readonly conveneSession: (command: Command, convocation: Convocation) => Promise<Session>;
  readonly openSession: (command: Command, id: SessionId, came: Attendance) => Promise<unknown>;
  readonly adjournSession: (command: Command, id: SessionId, came: Attendance) => Promise<unknown>;
  readonly closeSession: (command: Command, id: SessionId) => Promise<unknown>;
  readonly signMinutes: (command: Command, id: SessionId, signed: { contentHash: string }) => Promise<unknown>;
  readonly castVote: (command: Command, id: ItemId, cast: { vote: Voice; contentHash: string }) => Promise<unknown>;
  readonly recuse: (command: Command, id: ItemId, why: { reason: string }) => Promise<unknown>;
  readonly replaceChair: (command: Command, id: ItemId, named: { personId: PersonId }) => Promise<unknown>;
  readonly decideItem: (command: Command, id: ItemId, decision: Decision) => Promise<unknown>;
  readonly answerQuestion: (
    command: Command,
    id: DossierId,
    answer: { text: string; documentIds: DocumentId[] },
  ) => Promise<unknown>;
  readonly promoteDossier: (
    command: Command,
    id: DossierId,
    why: { reason?: string | null | undefined },
  ) => Promise<unknown>;
}

interface Attendance {
  readonly presentIds: readonly PersonId[];
}
