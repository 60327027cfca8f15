import { DomainError, type ErrorKind } from '../../services/shared/errors.ts';
import { databaseUnavailable } from '../../services/shared/shared-errors.ts';

type Answer = readonly [kind: ErrorKind, code: string];

/** What each constraint says in the domain's words: the database is the second to say no, in the same voice. */
const ANSWERS: Record<string, Answer> = {
  account_available: ['refused', 'envelope_exceeded'],
  transfer_pending_id_key: ['conflict', 'hold_already_resolved'],
  transfer_reverses_key: ['conflict', 'transfer_already_reversed'],
  approval_party_pkey: ['refused', 'same_person_twice'],
  invoice_counts_once: ['refused', 'invoice_already_used'],
  organisation_ice_unique: ['refused', 'organisation_already_registered'],
  application_once_per_call: ['refused', 'already_applied'],
  vote_once: ['conflict', 'already_voted'],
};

/** Failures of the connection or the server: the outcome may be unknown, the same command id may be sent again. */
const AWAY =
  /^(08...|57P0[123]|58030|53300|ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|ETIMEDOUT)$|^Connection terminated|timeout expired|Timeout acquiring/;

/** Errors raised by our own functions carry their domain code as the message. */
const RAISED: Record<string, ErrorKind> = { TZ409: 'conflict', TZ422: 'refused' };

const text = (error: Error, field: string): string => {
  const value: unknown = (error as unknown as Record<string, unknown>)[field];
  return typeof value === 'string' ? value : '';
};

export const asDomainError = (error: unknown): unknown => {
  if (!(error instanceof Error) || error instanceof DomainError) return error;
  const answer = ANSWERS[text(error, 'constraint')];
  if (answer) return new DomainError(answer[0], answer[1]);
  const code = text(error, 'code');
  const raised = RAISED[code];
  if (raised) return new DomainError(raised, text(error, 'hint') || 'refused');
  if (AWAY.test(code) || AWAY.test(error.message)) return databaseUnavailable();
  return error;
};
