import type { AccessFacts } from '../access/access-facts.ts';
import type { ApplicationFacts } from '../application/application-facts.ts';
import type { Ledger } from '../ledger/ledger-acts.ts';
import type { ProgrammeFacts } from '../programme/programme-facts.ts';
import type { ScoringFacts } from '../scoring/scoring-facts.ts';
import type { DocumentActs } from '../documents/documents-acts.ts';
import type { Papers } from '../documents/paper-acts.ts';
import type { CallId, DocumentId, DossierId, ItemId, PersonId, SessionId } from '../shared/ids.ts';
import type { Page } from '../shared/page.ts';
import type { CommonUnit } from '../shared/unit.ts';
import type { Decided, Item, ItemChair, Recusal, Vote } from './agenda.ts';
import type {
  AwaitingDossier,
  AwaitingQuery,
  ReserveEntry,
  ReserveQuery,
  SessionQuery,
  SessionSummary,
} from './committee-lists.ts';
import type { SittingView } from './committee-views.ts';
import type { EffectiveDecision, ReserveStanding } from './decisions-view.ts';
import type { ProposedLine } from './committee-facts.ts';
import type { Answer, Question } from './question.ts';
import type { ReservePlace } from './reserve.ts';
import type { Session } from './session.ts';

interface Sessions {
  readonly add: (session: Omit<Session, 'version'>) => Promise<void>;
  readonly getById: (id: SessionId) => Promise<Session>;
  readonly lockById: (id: SessionId) => Promise<Session>;
  /** Keeps the status and who is present; everything else was settled at convening. */
  readonly save: (session: Session) => Promise<void>;
}

export interface Agenda {
  readonly add: (
    items: readonly Pick<Item, 'id' | 'sessionId' | 'dossierId' | 'position' | 'rank' | 'rectifies'>[],
  ) => Promise<void>;
  readonly getById: (id: ItemId) => Promise<Item>;
  /** In the order of the agenda. */
  readonly listBySession: (id: SessionId) => Promise<Item[]>;
  readonly recuse: (item: Item, recusal: Recusal) => Promise<void>;
  readonly nameChair: (item: Item, chair: ItemChair) => Promise<void>;
  readonly vote: (item: Item, vote: Vote) => Promise<void>;
  /** Marks the item as decided; `lines` are the retained plan with its holds, empty for any other decision. */
  readonly decide: (item: Item, decided: Decided, lines: readonly ProposedLine[]) => Promise<void>;
  readonly mark: (id: ItemId, status: 'settled' | 'returned') => Promise<void>;
}

export type Office = 'chair' | 'secretary';

export interface Signature {
  readonly office: Office;
  readonly personId: PersonId;
  readonly signedAt: Date;
}

export interface Minutes {
  readonly sessionId: SessionId;
  /** `PV-2026-001`: one sequence a year, without a gap. */
  readonly number: string;
  /** Canonical JSON; its texts are in Arabic and French. */
  readonly content: string;
  /** SHA-256 of the content, in hex: what is signed. */
  readonly contentHash: string;
  readonly signatures: readonly Signature[];
  /** Of the PDF; null until both have signed. */
  readonly documentId: DocumentId | null;
}

export interface MinutesBook {
  /** The next number of a year; the book stays locked until the transaction ends. */
  readonly nextNumber: (year: number) => Promise<number>;
  readonly add: (
    minutes: Omit<Minutes, 'signatures' | 'documentId'>,
    of: { year: number; sequence: number },
  ) => Promise<void>;
  readonly get: (sessionId: SessionId) => Promise<Minutes>;
  readonly sign: (minutes: Minutes, signature: Signature) => Promise<void>;
  readonly keepPaper: (minutes: Minutes, documentId: DocumentId) => Promise<void>;
}

export interface Questions {
  readonly add: (question: Omit<Question, 'answer'>) => Promise<void>;
  readonly answer: (itemId: ItemId, answer: Answer) => Promise<void>;
  /** The oldest first. */
  readonly listByDossier: (dossierId: DossierId) => Promise<Question[]>;
}

export interface Reserve {
  readonly add: (place: ReservePlace) => Promise<void>;
  readonly getByDossier: (dossierId: DossierId) => Promise<ReservePlace>;
  /** Who waits on a call's list, in its order; locked, so that it is walked one promotion at a time. */
  readonly lockList: (callId: CallId) => Promise<Pick<ReservePlace, 'dossierId' | 'rank'>[]>;
  /** Whether it waits first on its list and every line of its plan can be held now. */
  readonly isNext: (dossierId: DossierId) => Promise<boolean>;
  readonly count: (dossierId: DossierId) => Promise<void>;
  readonly propose: (dossierId: DossierId) => Promise<void>;
  /** Marks it, with what is held for it, and wakes whoever comes next. */
  readonly promote: (dossierId: DossierId, lines: readonly ProposedLine[]) => Promise<void>;
}

export interface CommitteeLists {
  readonly sessions: (callId: CallId, query: SessionQuery) => Promise<Page<SessionSummary>>;
  readonly awaiting: (callId: CallId, query: AwaitingQuery) => Promise<Page<AwaitingDossier>>;
  readonly reserve: (callId: CallId, query: ReserveQuery) => Promise<Page<ReserveEntry>>;
  /** The session of the one agenda on which a dossier is; null where it is on none. */
  readonly findSitting: (
    dossierId: DossierId,
  ) => Promise<(Omit<SittingView, 'mayRead'> & Pick<Session, 'callId'>) | null>;
}

export interface EffectiveDecisions {
  /** Of one dossier, the oldest first. */
  readonly list: (dossierId: DossierId) => Promise<EffectiveDecision[]>;
  readonly findReservePlace: (dossierId: DossierId) => Promise<ReserveStanding | null>;
}

export interface CommitteeUnit extends CommonUnit {
  readonly sessions: Sessions;
  readonly agenda: Agenda;
  readonly minutesBook: MinutesBook;
  readonly questions: Questions;
  readonly reserve: Reserve;
  readonly attachments: DocumentActs;
  readonly papers: Papers;
  readonly committeeLists: CommitteeLists;
  readonly effectiveDecisions: EffectiveDecisions;
  readonly people: AccessFacts;
  readonly programme: ProgrammeFacts;
  readonly application: ApplicationFacts;
  readonly scoring: ScoringFacts;
  readonly ledger: Ledger;
}
