import { attendingAlone } from '../shared/attending.ts';

/** The life of one call: it opens and closes on its day, and whatever else waits on it falls due in order. */
export const call = (workflowId: string): Promise<void> => attendingAlone(workflowId);
