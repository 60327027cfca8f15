import { DomainError, type ErrorKind } from '../../services/shared/errors.ts';
import { databaseUnavailable } from '../../services/shared/shared-errors.ts';

type Answer = readonly [kind: ErrorKind, code: string];

/** What each constraint says in the domain's words: the database is the second to say no, in the same voice. */
const ANSWERS: Record<string, Answer> = {
  account_available: ['refused', 'envelope_exceeded'],
  account_contribution: ['refused', 'contribution_exceeded'],
  transfer_pending_id_key: ['conflict', 'hold_already_resolved'],
  transfer_reverses_key: ['conflict', 'transfer_already_reversed'],
  approval_party_pkey: ['refused', 'same_person_twice'],
  invoice_counts_once: ['refused', 'invoice_already_used'],
  invoice_file_counts_once: ['refused', 'invoice_already_used'],
  approval_party_signs_once: ['conflict', 'already_signed'],
  recovery_four_eyes: ['refused', 'own_recovery_decided'],
  suspension_once: ['conflict', 'already_suspended'],
  suspension_four_eyes: ['refused', 'own_suspension_lifted'],
  receipt_once: ['conflict', 'receipt_already_recorded'],
  placement_entry_once: ['conflict', 'entry_placed_already'],
  placement_inquiry_open: ['conflict', 'inquiry_open'],
  placement_two_people: ['refused', 'same_person_twice'],
  condition_judged_pkey: ['conflict', 'condition_judged_already'],
  answer_once: ['conflict', 'payment_already_answered'],
  level_another_person: ['refused', 'approver_decided_before'],
  level_another_power: ['refused', 'approver_decided_before'],
  level_decision_pkey: ['conflict', 'approval_already_decided'],
  role_grant_once: ['conflict', 'role_already_held'],
  funder_code_unique: ['conflict', 'funder_code_taken'],
  envelope_once: ['conflict', 'envelope_already_open'],
  call_reference_unique: ['conflict', 'call_reference_taken'],
  call_lead_funder: ['missing', 'funder_missing'],
  organisation_registration_unique: ['refused', 'organisation_already_registered'],
  representative_person: ['missing', 'person_missing'],
  account_rib_once: ['conflict', 'rib_already_declared'],
  rib_clash_four_eyes: ['refused', 'rib_clash_four_eyes'],
  account_four_eyes: ['refused', 'account_four_eyes'],
  organisation_ice_unique: ['refused', 'organisation_already_registered'],
  complement_once: ['conflict', 'complement_already_asked'],
  appeal_once: ['conflict', 'appeal_already_filed'],
  waiver_once: ['conflict', 'waiver_already_granted'],
  application_once_per_call: ['refused', 'already_applied'],
  review_four_eyes: ['refused', 'own_report_reviewed'],
  verification_once: ['conflict', 'already_verified'],
  verification_four_eyes: ['refused', 'own_figure_verified'],
  report_four_eyes: ['refused', 'own_report_reviewed'],
  second_convened_once: ['conflict', 'second_already_convened'],
  item_chair_once: ['conflict', 'chair_already_named'],
  answer_once_per_question: ['conflict', 'already_answered'],
  vote_once: ['conflict', 'already_voted'],
  item_once: ['conflict', 'already_on_agenda'],
  conflict_once: ['conflict', 'conflict_already_known'],
  session_reference: ['conflict', 'session_reference_taken'],
  paper_number_once: ['conflict', 'paper_number_taken'],
  signature_once: ['conflict', 'minutes_already_signed'],
};

/** Failures of the connection or the server: the outcome may be unknown, the same command id may be sent again. */
const AWAY_CODES = /^(08...|57P0[123]|57014|58030|53...|40001|40P01|E(CONN|HOST|NET|TIMED|NOTFOUND|NOENT|PIPE|AI_).*)$/;
/** At the end of the message: knex puts the statement before it. */
const AWAY_WORDS =
  /Connection (terminated|ended)[\w ]*$|not queryable$|timeout expired$|read timeout$|Timeout acquiring/;

/** Errors raised by our own functions carry their domain code as the message. */
const RAISED: Record<string, ErrorKind> = { TZ409: 'conflict', TZ422: 'refused' };

/** What came from Node's own sockets need not be our `Error`: its fields are asked, not its class. */
const text = (error: unknown, field: string): string => {
  const value = (Object(error) as Record<string, unknown>)[field];
  return typeof value === 'string' ? value : '';
};

export const asDomainError = (error: unknown): unknown => {
  if (error instanceof DomainError) return error;
  const answer = ANSWERS[text(error, 'constraint')];
  if (answer) return new DomainError(answer[0], answer[1]);
  const code = text(error, 'code');
  const raised = RAISED[code];
  if (raised) return new DomainError(raised, text(error, 'hint') || 'refused');
  const isAway = AWAY_CODES.test(code) || AWAY_WORDS.test(text(error, 'message'));
  return isAway ? Object.assign(databaseUnavailable(), { cause: error }) : error;
};
