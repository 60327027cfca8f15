import type { ApplicationFacts } from '../application/application-facts.ts';
import type { ProgrammeFacts } from '../programme/programme-facts.ts';
import type { RegistryFacts } from '../registry/registry-facts.ts';
import type { AssignmentId, CallId, DossierId, PersonId } from '../shared/ids.ts';
import type { PageQuery } from '../shared/page.ts';
import type { CommonUnit } from '../shared/unit.ts';
import type { Ranked } from './ranking.ts';
import type { ScoreSheet } from './score-sheet.ts';
import type { Assessment, Assignment, Candidate } from './scoring.ts';
import type { AssignmentSummary } from './scoring-views.ts';

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
}

export interface Assignments {
  readonly add: (assignment: Omit<Assignment, 'version'>) => Promise<void>;
  readonly getById: (id: AssignmentId) => Promise<Assignment>;
  readonly lockById: (id: AssignmentId) => Promise<Assignment>;
  /** Gives the assignment with its next version. */
  readonly save: (assignment: Assignment) => Promise<Assignment>;
  readonly listByDossier: (dossierId: DossierId) => Promise<Assignment[]>;
  readonly listByReviewer: (reviewerId: PersonId, page: PageQuery) => Promise<AssignmentSummary[]>;
  /** Who holds the role for this dossier's call, was not asked before and does not stand for its organisation. */
  readonly listCandidates: (dossierId: DossierId) => Promise<Candidate[]>;
}

interface Sheets {
  readonly add: (sheet: ScoreSheet) => Promise<void>;
  /** In the order in which they were handed in, withdrawn ones included. */
  readonly listByDossier: (dossierId: DossierId) => Promise<ScoreSheet[]>;
}

interface Rankings {
  /** Dossiers of a call that are before or in scoring, by id. */
  readonly listUnranked: (callId: CallId) => Promise<{ dossierId: DossierId; stage: 'application' | 'scoring' }[]>;
  readonly freeze: (ranking: Omit<FrozenRanking, 'frozenAt'>) => Promise<void>;
  readonly find: (callId: CallId) => Promise<FrozenRanking | null>;
}

export interface FrozenRanking {
  readonly callId: CallId;
  readonly frozenBy: PersonId;
  readonly frozenAt: Date;
  readonly dossiers: readonly Ranked[];
}

export interface ScoringUnit extends CommonUnit {
  readonly panels: Panels;
  readonly assignments: Assignments;
  readonly sheets: Sheets;
  readonly rankings: Rankings;
  readonly programme: ProgrammeFacts;
  readonly registry: RegistryFacts;
  readonly application: ApplicationFacts;
}
