import * as access from '../../services/access/access-errors.ts';
import * as agreement from '../../services/agreement/agreement-errors.ts';
import * as application from '../../services/application/application-errors.ts';
import * as cofinancing from '../../services/cofinancing/cofinancing-errors.ts';
import * as committee from '../../services/committee/committee-errors.ts';
import * as disbursement from '../../services/disbursement/disbursement-errors.ts';
import * as programme from '../../services/programme/programme-errors.ts';
import * as registry from '../../services/registry/registry-errors.ts';
import * as reporting from '../../services/reporting/reporting-errors.ts';
import { instantAt, LocalDate } from '../../services/shared/dates.ts';
import { DomainError } from '../../services/shared/errors.ts';
import { newId, type DossierId, type FunderId, type PersonId } from '../../services/shared/ids.ts';
import { dirhams } from '../../services/shared/money.ts';
import { envelopeExceeded } from '../../services/shared/shared-errors.ts';
import { type Fields, type Values } from '../../web/shared/fields.ts';

const day = (text: string) => LocalDate.parse(text);
const at = (text: string) => instantAt(day(text), '12:00');
const funder = newId<FunderId>();
const person = newId<PersonId>();
const dossier = newId<DossierId>();

export interface Case {
  readonly action: string;
  readonly error: DomainError;
  /** Where it stands. */
  readonly field: string;
  readonly fields: Fields;
  readonly typed: Values;
}

/** A form that asks for one thing, refused because of it. */
const alone = (
  action: string,
  error: DomainError,
  [field, kind, typed]: readonly [string, Fields[string], string],
) => ({
  action,
  error,
  field,
  fields: { [field]: kind },
  typed: { [field]: typed },
});

const CONVENING: Fields = { chairId: 'code', secretaryId: 'code', dossierIds: 'codes', reference: 'text' };
const DECIDING: Fields = {
  rank: 'number',
  amount: 'amount',
  'lines.*.funderId': 'code',
  'lines.*.amount': 'amount',
  'conditions.*.text': 'text',
  'conditions.*.tranche': 'number',
};
const DELEGATING: Fields = { delegateId: 'code', from: 'instant', to: 'instant', amountMax: 'amount' };

/** What each form may be refused for because of one of its fields. */
export const CASES: readonly Case[] = [
  // the organisation
  alone('register', registry.iceChecksumWrong('990000005000028'), ['ice', 'code', '990 000 005 000 028']),
  alone('register', registry.ribAlreadyDeclared(), ['rib', 'code', '999 330 0000000000000005 79']),
  alone('declare_account', registry.ribAlreadyDeclared(), ['rib', 'code', '999330000000000000000579']),
  alone('register', registry.membersInconsistent({}), ['members.total', 'number', '3']),
  alone('register', registry.seatUnknown('08', '08.999'), ['seat.province', 'text', '08.999']),
  alone('register', registry.registrationDatesImpossible('2026-01-05', '2026-01-04'), [
    'registration.extractOn',
    'date',
    '04/01/2026',
  ]),
  {
    action: 'register',
    error: registry.registrationDatesImpossible('2099-01-05', '2099-01-05'),
    field: 'registration.registeredOn',
    fields: { 'registration.extractOn': 'date', 'registration.registeredOn': 'date' },
    typed: { 'registration.registeredOn': '05/01/2099' },
  },
  {
    action: 'invite_representative',
    error: registry.authorityDatesImpossible('2026-05-01', '2026-04-01'),
    field: 'until',
    fields: { from: 'date', until: 'date' },
    typed: { from: '01/05/2026', until: '01/04/2026' },
  },
  alone('invite_representative', registry.invitationUnreachable(), ['phone', 'code', '']),
  alone('see_invitation', registry.invitationMissing(), ['code', 'code', 'ABCD']),
  alone('see_invitation', registry.invitationExpired(at('2026-01-05')), ['code', 'code', 'ABCD']),
  // the application
  {
    action: 'start',
    error: application.alreadyApplied('AAP-2026-01-0001'),
    field: 'organisationId',
    fields: { organisationId: 'text', title: 'text' },
    typed: { organisationId: newId(), title: 'Atelier' },
  },
  alone('record_mandate', application.mandateDatePast(day('2026-01-05')), ['until', 'date', '05/01/2026']),
  alone('decide_eligibility', application.reasonMissing(), ['reason', 'text', '']),
  // the committee
  alone('convene_session', committee.sittingInThePast(at('2026-01-05'), at('2026-01-06')), [
    'sittingAt',
    'instant',
    '05/01/2026 12:00',
  ]),
  alone('convene_session', committee.noticeTooShort(at('2026-01-05'), 7), ['sittingAt', 'instant', '05/01/2026 12:00']),
  ...[
    [committee.chairNotAMember(person), 'chairId'],
    [committee.twoOfficesOnePerson(person), 'secretaryId'],
    [committee.agendaEmpty(), 'dossierIds'],
    [committee.dossierNotRanked([dossier]), 'dossierIds'],
    [new DomainError('conflict', 'session_reference_taken'), 'reference'],
  ].map(([error, field]) => ({
    action: 'convene_session',
    error: error as DomainError,
    field: field as string,
    fields: CONVENING,
    typed: { chairId: person, secretaryId: person, dossierIds: dossier, reference: 'CR-1' },
  })),
  alone('open_session', committee.quorumMissing(1, 3), ['presentIds', 'codes', person]),
  ...[
    [committee.amountExceedsRequest(dirhams(300_000), dirhams(200_000)), 'amount'],
    [committee.linesDoNotSum(dirhams(1), dirhams(300_000)), 'amount'],
    [committee.trancheUnknown(7, 2), 'conditions.4.tranche'],
    [committee.reserveRankTaken(2, dossier), 'rank'],
  ].map(([error, field]) => ({
    action: 'decide_item',
    error: error as DomainError,
    field: field as string,
    fields: DECIDING,
    typed: {
      rank: '2',
      amount: '300 000',
      'lines.0.funderId': funder,
      'lines.0.amount': '1',
      'conditions.0.tranche': '1',
      'conditions.4.tranche': '7',
    },
  })),
  alone('promote_dossier', committee.outOfRankOrder(dossier, 1), ['reason', 'text', '']),
  // the funders
  ...[
    cofinancing.approvalExceedsAsked(dirhams(60_000), dirhams(50_000)),
    cofinancing.approvalTooLow(dirhams(60_000), dirhams(70_000)),
    cofinancing.approvalAboveEarlierLevel(dirhams(60_000), dirhams(50_000)),
    access.delegationExceeded('60000.00', '50000.00'),
    envelopeExceeded({ funderId: funder, amount: dirhams(60_000), available: dirhams(1) }),
  ].map((error) => alone('approve_line', error, ['amount', 'amount', '60 000'])),
  ...[
    [access.delegationDatesWrong(at('2026-02-01'), at('2026-01-01')), 'to'],
    [access.delegationToOneself(), 'delegateId'],
    [access.delegateOfAnotherFunder(person), 'delegateId'],
  ].map(([error, field]) => ({
    action: 'delegate',
    error: error as DomainError,
    field: field as string,
    fields: DELEGATING,
    typed: { delegateId: person, from: '01/02/2026 12:00', to: '01/01/2026 12:00', amountMax: '5' },
  })),
  // the agreement
  alone('suspend', agreement.reviewInThePast(day('2026-01-05')), ['reviewOn', 'date', '05/01/2026']),
  // the payments
  alone('prepare_run', disbursement.executionDatePast('2026-01-05', '2026-01-06'), [
    'executionDate',
    'date',
    '٠٥/٠١/٢٠٢٦',
  ]),
  alone('prepare_run', disbursement.nothingToPay(funder), ['funderId', 'code', funder]),
  {
    action: 'draft_proof',
    error: disbursement.invoiceAlreadyUsed({ supplierIce: '990000001000040', number: 'F-7' }),
    field: 'invoice.number',
    fields: { 'invoice.supplierIce': 'code', 'invoice.number': 'text' },
    typed: { 'invoice.supplierIce': '990000001000040', 'invoice.number': 'F-7' },
  },
  alone('draft_proof', disbursement.proofNotAsked('visit_report'), ['kind', 'code', 'visit_report']),
  alone('order_recovery', disbursement.recoveryExceedsPaid(dirhams(9), dirhams(8)), ['amount', 'amount', '9']),
  alone('receive_recovery', disbursement.receiptExceeds(dirhams(9), dirhams(8)), ['amount', 'amount', '9']),
  alone('receive_recovery', new DomainError('conflict', 'receipt_already_recorded'), ['bankReference', 'text', 'V1']),
  alone('answer_inquiry', disbursement.bookedInFuture('2026-05-05', '2026-01-06'), ['bookedOn', 'date', '05/05/2026']),
  alone('notify_recovery', disbursement.notificationInFuture('2026-05-05', '2026-01-06'), [
    'notifiedOn',
    'date',
    '05/05/2026',
  ]),
  // the people
  {
    action: 'grant_role',
    error: access.grantToOneself('auditor'),
    field: 'personId',
    fields: { personId: 'code', role: 'code' },
    typed: { personId: person, role: 'auditor' },
  },
  {
    action: 'record_conflict',
    error: new DomainError('conflict', 'conflict_already_known'),
    field: 'reviewerId',
    fields: { reviewerId: 'code', kind: 'code' },
    typed: { reviewerId: person, kind: 'family' },
  },
  // the call
  alone('extend_closing', programme.closingNotLater(at('2026-03-06'), at('2026-03-05')), [
    'closesAt',
    'instant',
    '05/03/2026 12:00',
  ]),
  alone('copy_call', new DomainError('conflict', 'call_reference_taken'), ['reference', 'code', 'AAP-1']),
  alone('add_funder', new DomainError('conflict', 'funder_code_taken'), ['code', 'code', 'INDH']),
  alone('raise_envelope', programme.amountNotPositive(dirhams(0)), ['amount', 'amount', '0']),
  alone('open_envelope', programme.instrumentNotCash('in_kind'), ['instrument', 'code', 'in_kind']),
  alone('announce_holiday', programme.holidayPast(day('2026-01-05'), day('2026-01-06')), ['day', 'date', '5/1/2026']),
  alone('announce_holiday', programme.holidayKnown(day('2026-01-05')), ['day', 'date', '5/1/2026']),
  // the reports
  alone('plan_visit', reporting.visitInThePast(day('2026-01-05')), ['plannedOn', 'date', '05/01/2026']),
  alone('record_visit', reporting.visitInTheFuture(day('2026-05-05')), ['doneOn', 'date', '05/05/2026']),
];
