import type { Look, StuckStep } from '../../services/shared/look.ts';

export type { Look } from '../../services/shared/look.ts';

export interface EngineActivities {
  readonly look: (workflowId: string) => Promise<Look>;
  readonly climb: (workflowId: string, obligationId: string, rung: number) => Promise<void>;
  readonly lapse: (workflowId: string, obligationId: string) => Promise<void>;
  readonly recordStuck: (stuck: StuckStep & { workflowId: string; code: string }) => Promise<void>;
}
