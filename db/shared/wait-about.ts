/** For which day it is owed. A report that was submitted waits for the desk, which has none. */
export const DUE_ON = `coalesce(case when o.owed_by = 'organisation' then report.due_on end, visit.planned_on,
  finding.due_on, recovery.due_on, suspension.review_on)`;

/** Columns of what the obligation `o` is about, of what `JOIN_ABOUT` brings beside it. */
export const ABOUT = `coalesce(report.kind, sitting.reference, tranche.number::text, finding.number::text) as which,
  ${DUE_ON} as "dueOn", sitting.sitting_at as "sittingAt"`;

/** Each kind is looked up in its own table alone. */
export const JOIN_ABOUT = `
  left join reporting.report report on o.kind = 'report' and report.id = o.subject_id
  left join reporting.visit visit on o.kind = 'visit' and visit.id = o.subject_id
  left join reporting.finding finding on o.kind = 'finding' and finding.id = o.subject_id
  left join disbursement.tranche tranche on o.kind = 'claim' and tranche.id = o.subject_id
  left join disbursement.recovery recovery on o.kind = 'recovery' and recovery.id = o.subject_id
  left join agreement.suspension suspension on o.kind = 'suspension' and suspension.id = o.subject_id
  left join committee.session sitting on o.kind = 'session' and sitting.id = o.subject_id`;
