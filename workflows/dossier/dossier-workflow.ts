import { continueAsNew } from '@temporalio/workflow';
import type { Look } from '../../services/shared/look.ts';
import type { Stage } from '../../services/shared/stage.ts';
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
  /** Another stage's look gives another stage's waits: a procedure must not act on them. */
  const whileIn = (own: Stage) => (isTrue: (facts: Look) => boolean) =>
    watched.until((known) => known.stage === own && isTrue(known));

  await Promise.race([
    watched.until((known) => known.stage !== stage || !known.isOpen),
    attending(workflowId, watched),
    procedureOf(stage)({ ...watched, until: whileIn(stage), step }),
  ]);
  if (watched.facts().isOpen) await continueAsNew<typeof dossier>(workflowId);
}
