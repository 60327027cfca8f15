import type { ApplicationFacts } from '../application/application-facts.ts';
import type { CommitteeFacts } from '../committee/committee-facts.ts';
import type { FinancingPlan } from '../application/application-facts.ts';
import type { AccessFacts } from '../access/access-facts.ts';
import type { RegistryFacts } from '../registry/registry-facts.ts';
import type { Ledger } from '../ledger/ledger-acts.ts';
import type { ProgrammeFacts } from '../programme/programme-facts.ts';
import type { DossierId, FunderId, LineId, PersonId, RevisionId, RoundId, TransferId } from '../shared/ids.ts';
import type { CommonUnit } from '../shared/unit.ts';
import type { LevelDecision, Preparation } from './approval.ts';
import type { Line, Round } from './cofinancing.ts';
import type { LineQuery, LineSummary } from './lines-views.ts';
import type { Page } from '../shared/page.ts';
import type { LevelsSet } from './levels.ts';
import type { Revision } from './revision.ts';

export interface RoundStore {
  readonly add: (round: Round) => Promise<void>;
  readonly save: (round: Round) => Promise<void>;
  readonly getById: (id: RoundId) => Promise<Round>;
  /** The newest round of a dossier. */
  readonly findCurrent: (dossierId: DossierId) => Promise<Round | null>;
  readonly getCurrent: (dossierId: DossierId) => Promise<Round>;
  readonly listByDossier: (dossierId: DossierId) => Promise<Round[]>;
}

export interface LineStore {
  readonly add: (lines: readonly Line[]) => Promise<void>;
  readonly save: (line: Line) => Promise<void>;
  /** The same answer on another hold: renewed for another date, never for another amount. */
  readonly keepHold: (id: LineId, holdId: TransferId) => Promise<void>;
  readonly getById: (id: LineId) => Promise<Line>;
  /** In the order in which the funders were asked. */
  readonly listByDossier: (dossierId: DossierId) => Promise<Line[]>;
  readonly addPreparation: (preparation: Preparation) => Promise<void>;
  readonly listPreparations: (dossierId: DossierId) => Promise<Preparation[]>;
  readonly addLevel: (level: LevelDecision) => Promise<void>;
  /** Level after level. */
  readonly listLevels: (dossierId: DossierId) => Promise<LevelDecision[]>;
}

export interface RevisionStore {
  readonly add: (revision: Revision) => Promise<void>;
  readonly save: (revision: Revision) => Promise<void>;
  readonly getById: (id: RevisionId) => Promise<Revision>;
  /** The one that the holder has not answered yet. */
  readonly findOpen: (dossierId: DossierId) => Promise<Revision | null>;
  /** As the holder last revised it. */
  readonly findPlan: (dossierId: DossierId) => Promise<FinancingPlan | null>;
  readonly listByDossier: (dossierId: DossierId) => Promise<Revision[]>;
}

export interface LineViews {
  /** Of the funders on which the person holds one of the roles. */
  readonly list: (
    reader: { readonly personId: PersonId; readonly roles: readonly string[] },
    query: LineQuery,
  ) => Promise<Page<LineSummary>>;
}

export interface FunderLevelsStore {
  /** The newest first. */
  readonly list: (funderId: FunderId) => Promise<LevelsSet[]>;
  readonly find: (funderId: FunderId) => Promise<LevelsSet | null>;
  /** The same, with the funder locked: two settings at once are one after the other. */
  readonly lockNewest: (funderId: FunderId) => Promise<LevelsSet | null>;
  readonly add: (set: LevelsSet) => Promise<void>;
}

/** Every command on a dossier first locks its process row: rounds and lines need no lock of their own. */
export interface CofinancingUnit extends CommonUnit {
  readonly rounds: RoundStore;
  readonly lines: LineStore;
  readonly lineViews: LineViews;
  readonly funderLevels: FunderLevelsStore;
  readonly revisions: RevisionStore;
  readonly registry: RegistryFacts;
  readonly people: AccessFacts;
  readonly ledger: Ledger;
  readonly programme: ProgrammeFacts;
  readonly application: ApplicationFacts;
  readonly committee: CommitteeFacts;
}
