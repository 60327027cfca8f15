import type { LocalDate } from '../shared/dates.ts';
import type { DocumentId, DossierId, FindingId, PersonId, VisitId } from '../shared/ids.ts';

export const VISIT_STATUSES = ['planned', 'done', 'cancelled'] as const;
export const FINDING_STATUSES = ['open', 'closed'] as const;
export const SEVERITIES = ['minor', 'serious'] as const;

/** A dated visit to the project, and what was seen there. */
export interface Visit {
  readonly id: VisitId;
  readonly dossierId: DossierId;
  readonly purpose: string;
  readonly plannedOn: LocalDate;
  readonly plannedBy: PersonId;
  readonly status: (typeof VISIT_STATUSES)[number];
  readonly doneOn: LocalDate | null;
  readonly summary: string | null;
  readonly isFavourable: boolean | null;
  readonly documentIds: readonly DocumentId[];
  readonly doneBy: PersonId | null;
  readonly version: number;
}

/** Something that a visit has found and that must be put right by a day; a serious one stops every payment. */
export interface Finding {
  readonly id: FindingId;
  readonly visitId: VisitId;
  readonly dossierId: DossierId;
  /** 1-based, in the order in which a dossier's findings were raised. */
  readonly number: number;
  readonly text: string;
  readonly severity: (typeof SEVERITIES)[number];
  readonly dueOn: LocalDate;
  readonly status: (typeof FINDING_STATUSES)[number];
  readonly raisedBy: PersonId;
  readonly closedBy: PersonId | null;
  readonly closingNote: string | null;
  readonly version: number;
}
