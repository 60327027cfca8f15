import { Context } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import { DomainError } from '../../services/shared/errors.ts';

/** A defect is tried this often, then it is an operator's: trying for ever would hide it. */
const DEFECT_ATTEMPTS_MAX = 8;

/** Only an unavailable dependency is worth retrying without end; every other domain error is an answer. */
export const answering = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DomainError) {
      if (error.kind === 'unavailable') throw error;
      throw ApplicationFailure.nonRetryable(error.code, error.code);
    }
    if (Context.current().info.attempt >= DEFECT_ATTEMPTS_MAX) {
      throw ApplicationFailure.nonRetryable(String(error), 'internal_error');
    }
    throw error;
  }
};
