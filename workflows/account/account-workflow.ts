import { attendingAlone } from '../shared/attending.ts';

/** The cooling-off of one change of an organisation's account. */
export const account = (workflowId: string): Promise<void> => attendingAlone(workflowId);
