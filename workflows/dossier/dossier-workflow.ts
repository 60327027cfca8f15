import { continueAsNew } from '@temporalio/workflow';
import { attending, engine, stepping } from '../shared/attending.ts';
import { watching } from '../shared/watching.ts';
import { procedureOf } from './procedures.ts';

/**
 * The life of one dossier, one stage a run. Its only input is its id; it may be started again from nothing at
 * any time, because everything it knows it reads.
 */
export async function dossier(workflowId: string): Promise<void> {
  const watched = watching(() => engine.look(workflowId));
  const { stage, isOpen } = await watched.current();
  if (!isOpen || stage === null) return;

  const { step } = stepping(workflowId, watched);
  await Promise.race([
    watched.until((known) => known.stage !== stage || !known.isOpen),
    attending(workflowId, watched),
    procedureOf(stage)({ ...watched, step }),
  ]);
  if (watched.facts().isOpen) await continueAsNew<typeof dossier>(workflowId);
}
