import type { PaymentBlock } from '../disbursement/disbursement-facts.ts';
import { addDays, instantAt, localDateOf, type LocalDate } from '../shared/dates.ts';
import type { DocumentId, OrganisationId, PersonId } from '../shared/ids.ts';
import type { NewObligation, Rung } from '../shared/obligation.ts';
import type { Finding, Visit } from './finding.ts';
import { findingNotOpen, ownFindingClosed, visitInTheFuture, visitNotPlanned } from './reporting-errors.ts';

interface Done {
  readonly doneOn: LocalDate;
  readonly summary: string;
  readonly isFavourable: boolean;
  readonly documentIds: readonly DocumentId[];
  readonly doneBy: PersonId;
}

export const done = (visit: Visit, seen: Done, now: Date): Visit => {
  if (visit.status !== 'planned') throw visitNotPlanned(visit.id, visit.status);
  if (seen.doneOn > localDateOf(now)) throw visitInTheFuture(seen.doneOn);
  return { ...visit, ...seen, status: 'done', version: visit.version + 1 };
};

export const cancelled = (visit: Visit): Visit => {
  if (visit.status !== 'planned') throw visitNotPlanned(visit.id, visit.status);
  return { ...visit, status: 'cancelled', version: visit.version + 1 };
};

/** Whoever answered for the holder what was done about it is not the one who finds it settled. */
export const closed = (
  finding: Finding,
  { closedBy, closingNote, followers }: { closedBy: PersonId; closingNote: string; followers: readonly PersonId[] },
): Finding => {
  requireOpen(finding);
  if (followers.includes(closedBy)) throw ownFindingClosed(finding.id);
  return { ...finding, status: 'closed', closedBy, closingNote, version: finding.version + 1 };
};

export const requireOpen = ({ id, status }: Finding): void => {
  if (status !== 'open') throw findingNotOpen(id);
};

export const findingBlocks = (findings: readonly Finding[]): PaymentBlock[] =>
  findings
    .filter(({ severity, status }) => severity === 'serious' && status === 'open')
    .map(({ id }) => ({ code: 'serious_finding', subjectId: id, tranche: null }));

const MORNING = '09:00';
const rungOn = (day: LocalDate, act: Rung['act']): Rung => ({ at: instantAt(day, MORNING), act });

/** Three days before, and on the day. It never lapses: a visit is done, or called off by somebody. */
export const waitOfVisit = ({ id, plannedOn }: Visit): NewObligation => ({
  kind: 'visit',
  subjectId: id,
  owed: { by: 'role', role: 'field_officer' },
  rungs: [rungOn(addDays(plannedOn, -3), 'remind'), rungOn(plannedOn, 'remind')],
  dueAt: null,
});

/** Seven days before, on the day, and seven days after to whoever stands above. It never lapses. */
export const waitOfFinding = ({ id, dueOn }: Finding, organisationId: OrganisationId): NewObligation => ({
  kind: 'finding',
  subjectId: id,
  owed: { by: 'organisation', organisationId },
  rungs: [rungOn(addDays(dueOn, -7), 'remind'), rungOn(dueOn, 'remind'), rungOn(addDays(dueOn, 7), 'escalate')],
  dueAt: null,
});
