import type { AccountId, CallId, DossierId } from './ids.ts';
import type { Stage } from './stage.ts';

/**
 * The row that ties a dossier (or a call) to its workflow. Every command that changes a subject bumps it,
 * so that the workflow looks again; only the workflow's own look acknowledges.
 */
export interface Processes {
  readonly openDossier: (id: DossierId) => Promise<void>;
  readonly openCall: (id: CallId) => Promise<void>;
  /** The cooling-off of one change of an organisation's account: it waits by itself, beside every dossier. */
  readonly openAccount: (id: AccountId) => Promise<void>;
  readonly bump: (id: DossierId) => Promise<void>;
  /** Many dossiers, each named once. */
  readonly bumpAll: (ids: readonly DossierId[]) => Promise<void>;
  readonly bumpCall: (id: CallId) => Promise<void>;
  readonly bumpWorkflow: (workflowId: string) => Promise<void>;
  /** The stage, with the row locked until the transaction ends: stages change one command at a time. */
  readonly lockStage: (id: DossierId) => Promise<Stage>;
  /** Locks many, each named once, in the one order in which everybody does: two who need the same never deadlock. */
  readonly lockAll: (ids: readonly DossierId[]) => Promise<void>;
  /** Locks, and refuses with `stage_mismatch` unless the dossier is in this stage. */
  readonly requireStage: (id: DossierId, needed: Stage) => Promise<void>;
  /** Enters a stage and bumps; a final stage closes the process. Refused by the database where no path leads there. */
  readonly enter: (id: DossierId, stage: Stage) => Promise<void>;
  readonly closeAccount: (id: AccountId) => Promise<void>;
  /** Ends the dossier in the stage where it stands: nothing follows any more. */
  readonly closeDossier: (id: DossierId) => Promise<void>;
  readonly closeCall: (id: CallId) => Promise<void>;
}

/** The dossier that a workflow is of; null for any other's. */
export const dossierOf = (workflowId: string): DossierId | null =>
  workflowId.startsWith('dossier:') ? (workflowId.slice('dossier:'.length) as DossierId) : null;
