import { engine } from '../../../workflows/shared/attending.ts';

/** A dossier's workflow as a careless change would have it: it records before it has looked. */
export async function dossier(workflowId: string): Promise<void> {
  await engine.recordStuck({ workflowId, step: 'planted', subject: 'planted', code: 'planted' });
}
