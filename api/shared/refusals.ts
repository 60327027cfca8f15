import type { Command } from '../../services/shared/command.ts';
import { DomainError } from '../../services/shared/errors.ts';

export interface Refusal {
  readonly command: Command;
  readonly operation: string;
  readonly params: Record<string, unknown>;
  readonly code: string;
}

export type RefusalRecorder = (refusal: Refusal) => Promise<void>;

/** A command that was denied or refused by a rule is evidence: it is written before the answer goes out. */
export const recordingRefusals = async <Result>(
  record: RefusalRecorder,
  asked: Omit<Refusal, 'code'>,
  work: () => Promise<Result>,
): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DomainError && (error.kind === 'forbidden' || error.kind === 'refused')) {
      await record({ ...asked, code: error.code });
    }
    throw error;
  }
};
