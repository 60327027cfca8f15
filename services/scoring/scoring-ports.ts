import type { AccessFacts } from '../access/access-facts.ts';
import type { ApplicationFacts } from '../application/application-facts.ts';
import type { DocumentsFacts } from '../documents/documents-facts.ts';
import type { ProgrammeFacts } from '../programme/programme-facts.ts';
import type { RegistryFacts } from '../registry/registry-facts.ts';
import type { AssignmentId, CallId, DossierId, PersonId } from '../shared/ids.ts';
import type { CommonUnit } from '../shared/unit.ts';
import type { Conflict, Tie } from './conflict.ts';
import type { FrozenRanking } from './ranking.ts';
import type { Candidate, Reviewer } from './reviewer.ts';
import type { ScoreSheet } from './score-sheet.ts';
import type { Assessment, Assignment } from './scoring.ts';
import type { AssignmentQuery, AssignmentSummary, ConflictView } from './scoring-views.ts';
import type { DraftScores } from './sheet-draft.ts';
import type { Aided, ServedTerritory } from './served-territory.ts';

/** Who reviews one dossier, and what their sheets say together. */
export interface Panel extends Omit<Assessment, 'isComplete'> {
  readonly dossierId: DossierId;
  readonly callId: CallId;
  readonly reference: string;
  readonly assignmentRounds: number;
  /** How many reviewers the administrator was last told are lacking. */
  readonly shortageTold: number;
  /** Since when every wanted sheet is in. */
  readonly completedAt: Date | null;
}

export interface Panels {
  readonly find: (dossierId: DossierId) => Promise<Panel | null>;
  readonly get: (dossierId: DossierId) => Promise<Panel>;
  readonly save: (panel: Panel) => Promise<void>;
  /** One at a time chooses reviewers or ranks in a call; taken after the dossiers' own locks. */
  readonly lockCall: (callId: CallId) => Promise<void>;
}

export interface Assignments {
  readonly add: (assignment: Omit<Assignment, 'version'>) => Promise<void>;
  readonly getById: (id: AssignmentId) => Promise<Assignment>;
  readonly lockById: (id: AssignmentId) => Promise<Assignment>;
  /** Gives the assignment with its next version. */
  readonly save: (assignment: Assignment) => Promise<Assignment>;
  readonly listByDossier: (dossierId: DossierId) => Promise<Assignment[]>;
  /** Of one reviewer or of one call, the latest first. */
  readonly list: (of: AssignmentsOf, query: AssignmentQuery) => Promise<AssignmentSummary[]>;
  /** One reviewer's assignments (in a call, where one is named) that still count, in the order of their locks. */
  readonly listCounted: (reviewerId: PersonId, callId: CallId | null) => Promise<Assignment[]>;
}

interface AssignmentsOf {
  readonly reviewerId: PersonId | null;
  readonly callId: CallId | null;
}

export interface Conflicts {
  /** `recordedBy` is null for what the system found. `conflict_already_known` */
  readonly add: (conflict: Conflict, recordedBy: PersonId | null) => Promise<void>;
  /** What the system finds between a reviewer and the dossier's organisation at this moment. */
  readonly tiesOf: (reviewerId: PersonId, dossierId: DossierId) => Promise<Tie[]>;
  readonly listByDossier: (dossierId: DossierId) => Promise<ConflictView[]>;
}

interface Reviewers {
  readonly find: (personId: PersonId) => Promise<Reviewer | null>;
  readonly save: (reviewer: Reviewer) => Promise<void>;
  /** Who may be asked: holds the role for this dossier, has no conflict, was not asked before, has room in the call. */
  readonly listCandidates: (dossierId: DossierId) => Promise<Candidate[]>;
}

interface Sheets {
  readonly add: (sheet: ScoreSheet) => Promise<void>;
  /** In the order in which they were handed in, withdrawn ones included. */
  readonly listByDossier: (dossierId: DossierId) => Promise<ScoreSheet[]>;
}

export interface SheetDrafts {
  /** Over the one before. */
  readonly save: (assignmentId: AssignmentId, scores: DraftScores) => Promise<void>;
  readonly find: (assignmentId: AssignmentId) => Promise<{ scores: DraftScores; savedAt: Date } | null>;
}

interface Rankings {
  /** Dossiers of a call that are before or in scoring, by id. */
  readonly listUnranked: (callId: CallId) => Promise<{ dossierId: DossierId; stage: 'application' | 'scoring' }[]>;
  readonly freeze: (ranking: Omit<FrozenRanking, 'frozenAt'>) => Promise<void>;
  /** The ranking that holds, or an earlier version of it. */
  readonly find: (callId: CallId, version?: number) => Promise<FrozenRanking | null>;
  /** Whether a dossier stands in any version. */
  readonly isRanked: (dossierId: DossierId) => Promise<boolean>;
  /** A sheet that no longer counts and on which a decision rests. */
  readonly noteRectification: (noted: Rectification) => Promise<void>;
  /** Until the committee has rectified. */
  readonly needsRectification: (dossierId: DossierId) => Promise<boolean>;
}

interface Rectification {
  readonly assignmentId: AssignmentId;
  readonly dossierId: DossierId;
  readonly meanBefore: number | null;
  readonly meanAfter: number | null;
}

interface ServedTerritories {
  /** Aid so far of every province and prefecture of these regions; of all where none is named. */
  readonly listAided: (regions: readonly string[]) => Promise<Aided[]>;
  /** Leaves those alone that the call has frozen before. */
  readonly freeze: (callId: CallId, territories: readonly ServedTerritory[]) => Promise<void>;
  /** Where the dossier's own territory stands in its call; null where it was not compared. */
  readonly find: (dossierId: DossierId) => Promise<ServedTerritory | null>;
}

/** What scoring must know of those who come after it, and may not know; whoever decides answers it. */
interface Decisions {
  /** Whether the committee has decided on a dossier that is still with it. */
  readonly isDecided: (dossierId: DossierId) => Promise<boolean>;
}

export interface ScoringUnit extends CommonUnit {
  readonly panels: Panels;
  readonly assignments: Assignments;
  readonly conflicts: Conflicts;
  readonly reviewers: Reviewers;
  readonly sheets: Sheets;
  readonly sheetDrafts: SheetDrafts;
  readonly rankings: Rankings;
  readonly servedTerritories: ServedTerritories;
  readonly decisions: Decisions;
  readonly people: AccessFacts;
  readonly programme: ProgrammeFacts;
  readonly registry: RegistryFacts;
  readonly documents: DocumentsFacts;
  readonly application: ApplicationFacts;
}
