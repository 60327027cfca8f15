import { ApplicationFailure } from '@temporalio/common';
import { systemCommand, type Command } from '../../services/shared/command.ts';
import type { DossierUseCases } from '../../services/dossier/dossier-use-cases.ts';
import type { DossierId, ObligationId } from '../../services/shared/ids.ts';
import { dossierOf } from '../../services/shared/process.ts';
import { answering } from '../shared/answering.ts';
import type { EngineActivities, Look } from '../shared/engine-activities.ts';

/** An automatic step of a dossier's life: a use case asked by the actor `system`. */
export type Step = (command: Command, dossierId: DossierId, subject: string) => Promise<unknown>;

/** What happens when a wait of this kind has come to its end unanswered. */
export type Lapse = (command: Command, subjectId: string) => Promise<unknown>;

export interface Engine {
  readonly look: (workflowId: string) => Promise<Look>;
  readonly findObligation: (id: ObligationId) => Promise<{ kind: string; subjectId: string; isOpen: boolean }>;
  readonly dossier: DossierUseCases;
  readonly lapses: Readonly<Record<string, Lapse>>;
}

/** What every workflow does with its waits; each act is a command with an id of its own, so it happens once. */
export const engineActivities = ({ look, findObligation, dossier, lapses }: Engine): EngineActivities => ({
  look: (workflowId) => answering(() => look(workflowId)),
  climb: (workflowId, obligationId, rung) =>
    answering(async () => {
      const command = systemCommand(workflowId, 'climb', `${obligationId}/${String(rung)}`);
      await dossier.climbRung(command, obligationId as ObligationId, rung);
      return look(workflowId);
    }),
  lapse: (workflowId, obligationId) =>
    answering(async () => {
      const { kind, subjectId, isOpen } = await findObligation(obligationId as ObligationId);
      const lapse = lapses[kind];
      if (!lapse) throw ApplicationFailure.nonRetryable(kind, 'lapse_unknown');
      if (isOpen) await lapse(systemCommand(workflowId, 'lapse', obligationId), subjectId);
      return look(workflowId);
    }),
  recordStuck: (stuck) =>
    answering(() => {
      const { workflowId, step, subject, code } = stuck;
      // A step may be stuck, mended and stuck again: each time is a record of its own.
      const id = `${step}/${subject}/${code}/${String(Date.now())}`;
      return dossier.recordStuckStep(systemCommand(workflowId, 'stuck', id), { workflowId, step, subject, code });
    }),
});

/**
 * Each step under its own name, so that an operator reads in a history what was done; and, in the same activity, a look
 * at what it has changed. Asked again after the step alone was kept, it has the step's first outcome, and looks.
 */
export const stepActivities = (steps: Readonly<Record<string, Step>>, look: Engine['look']) =>
  Object.fromEntries(
    Object.entries(steps).map(([name, step]) => [
      name,
      (workflowId: string, subject: string) =>
        answering(async () => {
          const dossierId = dossierOf(workflowId);
          if (dossierId === null) throw ApplicationFailure.nonRetryable(workflowId, 'not_a_dossier');
          await step(systemCommand(workflowId, name, subject), dossierId, subject);
          return look(workflowId);
        }),
    ]),
  );

/** What ends a dossier from outside its stages. */
export const dossierLapses = ({ endCancelled }: DossierUseCases) => ({
  call_cancelled: (command: Command, dossierId: string) => endCancelled(command, dossierId as DossierId),
});
