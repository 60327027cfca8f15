import type { Look, StuckStep } from '../../services/shared/look.ts';

export type { Look } from '../../services/shared/look.ts';

export interface EngineActivities {
  readonly look: (workflowId: string) => Promise<Look>;
  // What changes the facts answers with a look at them; one recorded before it did answers nothing.
  readonly climb: (workflowId: string, obligationId: string, rung: number) => Promise<Look | undefined>;
  readonly lapse: (workflowId: string, obligationId: string) => Promise<Look | undefined>;
  readonly recordStuck: (stuck: StuckStep & { workflowId: string; code: string }) => Promise<void>;
}
