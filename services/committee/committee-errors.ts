import { DomainError } from '../shared/errors.ts';
import type { DossierId, FunderId, ItemId, PersonId, SessionId } from '../shared/ids.ts';
import type { Stage } from '../shared/stage.ts';
import { toDecimal, type Money } from '../shared/money.ts';

export const memberTwice = (personIds: readonly PersonId[]) =>
  new DomainError('refused', 'member_twice', { personIds });

export const chairNotAMember = (personId: PersonId) => new DomainError('refused', 'chair_not_a_member', { personId });

export const twoOfficesOnePerson = (personId: PersonId) =>
  new DomainError('refused', 'two_offices_one_person', { personId });

export const membersBelowQuorum = (members: number, quorum: number) =>
  new DomainError('refused', 'members_below_quorum', { members, quorum });

export const sittingInThePast = (sittingAt: Date, now: Date) =>
  new DomainError('refused', 'sitting_in_the_past', { sittingAt, now });

export const noticeTooShort = (sittingAt: Date, noticeDays: number) =>
  new DomainError('refused', 'notice_too_short', { sittingAt, noticeDays });

export const seatsExceeded = (titulars: number, seats: number) =>
  new DomainError('refused', 'seats_exceeded', { titulars, seats });

/** By their places among those who are convened. */
export const thirdMissing = (places: readonly number[]) =>
  new DomainError('refused', 'third_missing', {
    faults: places.map((place) => ({ code: 'third_missing', path: `members.${String(place)}.third` })),
  });

export const thirdUnderrepresented = (facts: { third: string; seats: number; needed: number }) =>
  new DomainError('refused', 'third_underrepresented', facts);

export const notAdjournedForQuorum = (sessionId: SessionId) =>
  new DomainError('refused', 'not_adjourned_for_quorum', { sessionId });

export const secondAgendaDiffers = (dossierIds: readonly DossierId[]) =>
  new DomainError('refused', 'second_agenda_differs', { dossierIds });

export const sittingNotBegun = (sittingAt: Date) => new DomainError('refused', 'sitting_not_begun', { sittingAt });

export const quorumPresent = (present: number, quorum: number) =>
  new DomainError('refused', 'quorum_present', { present, quorum });

export const substituteNotSitting = (personId: PersonId) =>
  new DomainError('forbidden', 'substitute_not_sitting', { personId });

export const chairRecused = (personId: PersonId) => new DomainError('refused', 'chair_recused', { personId });

export const chairNotRecused = (personId: PersonId) => new DomainError('refused', 'chair_not_recused', { personId });

export const notPresiding = (personId: PersonId) => new DomainError('forbidden', 'not_presiding', { personId });

export const dossierNotRanked = (dossierIds: readonly DossierId[]) =>
  new DomainError('refused', 'dossier_not_ranked', { dossierIds });

export const notAMember = (personIds: readonly PersonId[]) =>
  new DomainError('forbidden', 'not_a_member', { personIds });

export const quorumMissing = (present: number, quorum: number) =>
  new DomainError('refused', 'quorum_missing', { present, quorum });

export const chairAbsent = () => new DomainError('refused', 'chair_absent');

export const sessionMismatch = (status: string, needed: string) =>
  new DomainError('conflict', 'session_mismatch', { sessionStatus: status, needed });

export const alreadyDecided = () => new DomainError('conflict', 'already_decided');

export const alreadyVoted = () => new DomainError('conflict', 'already_voted');

export const memberAbsent = (personId: PersonId) => new DomainError('forbidden', 'member_absent', { personId });

export const memberRecused = (personId: PersonId) => new DomainError('refused', 'member_recused', { personId });

/** The desk prepares and the committee judges: nobody does both on one dossier; they leave for its item. */
export const memberInstructed = (personId: PersonId) => new DomainError('refused', 'member_instructed', { personId });

export const contentChanged = (shown: string, current: string | null) =>
  new DomainError('refused', 'content_changed', { shown, current });

export const quorumLost = (tally: { present: number; recused: number; quorum: number }) =>
  new DomainError('refused', 'quorum_lost', tally);

export const majorityMissing = (needed: string, tally: { for: number; against: number; abstain: number }) =>
  new DomainError('refused', 'majority_missing', { needed, ...tally });

export const funderTwice = (funderId: FunderId) => new DomainError('refused', 'funder_twice', { funderId });

export const guarantorNotNamed = (funder: string, guarantors: readonly string[]) =>
  new DomainError('refused', 'guarantor_not_named', { funder, guarantors });

export const guaranteeMissing = (needed: Money, covered: Money) =>
  new DomainError('refused', 'guarantee_missing', { needed: toDecimal(needed), covered: toDecimal(covered) });

export const linesDoNotSum = (sum: Money, amount: Money) =>
  new DomainError('refused', 'lines_do_not_sum', { sum: toDecimal(sum), amount: toDecimal(amount) });

export const amountExceedsRequest = (amount: Money, asked: Money) =>
  new DomainError('refused', 'amount_exceeds_request', { amount: toDecimal(amount), asked: toDecimal(asked) });

export const trancheUnknown = (tranche: number, tranches: number) =>
  new DomainError('refused', 'tranche_unknown', { tranche, tranches });

export const reserveRankTaken = (rank: number, dossierId: DossierId) =>
  new DomainError('refused', 'reserve_rank_taken', { rank, dossierId });

export const outOfRankOrder = (next: DossierId, rank: number) =>
  new DomainError('refused', 'out_of_rank_order', { next, rank });

export const agendaEmpty = () => new DomainError('refused', 'agenda_empty');

export const notRectifiable = (itemIds: readonly ItemId[]) =>
  new DomainError('refused', 'not_rectifiable', { itemIds });

export const decisionMismatch = (decision: string) => new DomainError('refused', 'decision_mismatch', { decision });

/** What has followed from the decision is no longer the committee's to undo. */
export const rectificationTooLate = (stage: Stage) => new DomainError('refused', 'rectification_too_late', { stage });

export const noOpenQuestion = () => new DomainError('refused', 'no_open_question');

export const questionOpen = (dossierIds: readonly DossierId[]) =>
  new DomainError('refused', 'question_open', { dossierIds });

export const alreadySigned = () => new DomainError('conflict', 'minutes_already_signed');
