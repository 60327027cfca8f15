import type { Stage } from './stage.ts';

/** The next instant of one open wait: a rung of its ladder, or its end. */
interface WaitingObligation {
  readonly id: string;
  readonly kind: string;
  readonly rung: number;
  readonly act: 'remind' | 'escalate' | 'lapse';
  readonly at: string;
}

export interface StuckStep {
  readonly step: string;
  readonly subject: string;
}

/** What a workflow sees when it looks: ids, statuses and instants; no money, nothing personal. */
export interface Look {
  readonly now: string;
  readonly stage: Stage | null;
  readonly isOpen: boolean;
  readonly obligations: readonly WaitingObligation[];
  readonly stuck: readonly StuckStep[];
  /** Of the current stage. */
  readonly waits: object;
}

/** What a workflow is of; the name of its code, too. */
export type ProcessType = 'dossier' | 'call' | 'account';

/** A process whose last change has not been sent to its workflow. */
export interface DirtyProcess {
  readonly workflowId: string;
  readonly type: ProcessType;
  readonly version: string;
}
