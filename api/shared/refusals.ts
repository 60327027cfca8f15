import type { Command } from '../../services/shared/command.ts';
import { DomainError, type ErrorKind } from '../../services/shared/errors.ts';

export interface Refusal {
  readonly command: Command;
  readonly operation: string;
  readonly params: Record<string, unknown>;
  readonly code: string;
}

export type RefusalRecorder = (refusal: Refusal) => Promise<void>;

/** Denied, refused by a rule, or told that it is not there: somebody tried what they may not. */
const EVIDENCE: readonly ErrorKind[] = ['forbidden', 'refused', 'missing'];

/** In a rehearsal nothing was tried, but for what the asker may not do at all. */
const isEvidence = ({ isRehearsal = false }: Command, { kind }: DomainError): boolean =>
  isRehearsal ? kind === 'forbidden' : EVIDENCE.includes(kind);

/** A refused command is evidence: it is written before the answer goes out, and without it there is no answer. */
export const recordingRefusals = async <Result>(
  record: RefusalRecorder,
  asked: Omit<Refusal, 'code'>,
  work: () => Promise<Result>,
): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DomainError && isEvidence(asked.command, error)) await record({ ...asked, code: error.code });
    throw error;
  }
};
