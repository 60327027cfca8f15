import { z } from 'zod';
import { LocalDate } from '../shared/dates.ts';
import { DocumentId, DossierId, FindingId, PersonId, VisitId } from '../shared/ids.ts';
import { InstantSchema } from '../shared/instant.ts';
import { NumberCursor, pageOf, PageQuery } from '../shared/page.ts';
import { FINDING_STATUSES, SEVERITIES, VISIT_STATUSES } from './finding.ts';

const Text = z.string().trim().min(1).max(5000);
const Documents = z.array(DocumentId).max(40).readonly();

export const NewVisit = z.strictObject({ purpose: Text, plannedOn: LocalDate }).meta({ id: 'NewVisit' });
export type NewVisit = z.output<typeof NewVisit>;

/** What was seen, and what must be put right by which day. */
export const VisitRecord = z
  .strictObject({
    doneOn: LocalDate,
    summary: Text,
    isFavourable: z.boolean(),
    documentIds: Documents.default([]),
    findings: z
      .array(z.strictObject({ text: Text, severity: z.enum(SEVERITIES), dueOn: LocalDate }))
      .max(40)
      .default([]),
  })
  .meta({ id: 'VisitRecord' });
export type VisitRecord = z.output<typeof VisitRecord>;

export const VisitCancelling = z.strictObject({ reason: Text }).meta({ id: 'VisitCancelling' });

export const FindingAnswer = z
  .strictObject({ text: Text, documentIds: Documents.default([]) })
  .meta({ id: 'FindingAnswer' });
export type FindingAnswer = z.output<typeof FindingAnswer>;

export const FindingClosing = z.strictObject({ note: Text }).meta({ id: 'FindingClosing' });

export const FindingView = z
  .strictObject({
    id: FindingId,
    visitId: VisitId,
    dossierId: DossierId,
    number: z.int(),
    text: z.string(),
    severity: z.enum(SEVERITIES),
    dueOn: LocalDate,
    status: z.enum(FINDING_STATUSES),
    raisedBy: PersonId,
    closedBy: PersonId.nullable(),
    closingNote: z.string().nullable(),
    version: z.int(),
  })
  .meta({ id: 'VisitFinding' });

/** What was done about a finding, as it was told. */
const FollowUp = z.strictObject({ text: z.string(), documentIds: Documents, by: PersonId, at: InstantSchema });
export type FollowUp = z.output<typeof FollowUp>;

export const FollowedFinding = FindingView.extend({ followUps: z.array(FollowUp).readonly() }).meta({
  id: 'FollowedFinding',
});
export type FollowedFinding = z.output<typeof FollowedFinding>;

export const VisitView = z
  .strictObject({
    id: VisitId,
    dossierId: DossierId,
    purpose: z.string(),
    plannedOn: LocalDate,
    plannedBy: PersonId,
    status: z.enum(VISIT_STATUSES),
    doneOn: LocalDate.nullable(),
    summary: z.string().nullable(),
    isFavourable: z.boolean().nullable(),
    documentIds: Documents,
    doneBy: PersonId.nullable(),
    version: z.int(),
  })
  .meta({ id: 'Visit' });

export const VisitQuery = PageQuery.extend({
  after: z.uuid().optional(),
  status: z.enum(VISIT_STATUSES).optional(),
});
export type VisitQuery = z.output<typeof VisitQuery>;
export const VisitPage = pageOf(VisitView, 'VisitPage');

export const FindingQuery = PageQuery.extend({
  after: NumberCursor.optional(),
  status: z.enum(FINDING_STATUSES).optional(),
  severity: z.enum(SEVERITIES).optional(),
});
export type FindingQuery = z.output<typeof FindingQuery>;
export const FindingPage = pageOf(FollowedFinding, 'FindingPage');
