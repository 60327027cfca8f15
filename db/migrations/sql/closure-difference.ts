/** What can only be there if something went wrong; empty where all is well. As it was in 0110. */
const BEFORE = `
    with position as (
      select a.dossier_id, a.envelope_id, sum(a.posted) as open
        from ledger.account a
        where a.dossier_id is not null
          and a.kind in ('committed', 'ordered', 'clearing', 'recoverable', 'recovered')
        group by a.dossier_id, a.envelope_id
    ), held as (
      select a.dossier_id, t.id, t.amount
        from ledger.account a
        join ledger.transfer t on t.debit = a.id and t.book = a.book and t.kind = 'hold'
        where not exists (select from ledger.transfer r where r.pending_id = t.id)
    )
    select 'closed_with_position' as what, c.dossier_id as subject_id,
        format('envelope %s still stands at %s', p.envelope_id, p.open) as detail
      from reporting.closure c join position p on p.dossier_id = c.dossier_id where p.open <> 0
    union all
    select 'closed_with_hold', c.dossier_id, format('hold %s of %s is open', h.id, h.amount)
      from reporting.closure c join held h on h.dossier_id = c.dossier_id
    union all
    select 'closed_without_report', c.dossier_id, format('report %s is %s', r.number, r.status)
      from reporting.closure c join reporting.report r on r.dossier_id = c.dossier_id where r.status <> 'accepted'
    union all
    select 'closed_in_stage', c.dossier_id, format('its stage is %s', p.stage)
      from reporting.closure c join engine.process p on p.type = 'dossier' and p.subject_id = c.dossier_id
      where p.stage <> 'closed'
    union all
    select 'closed_without_statement', p.subject_id, 'no closing statement is kept'
      from engine.process p
      where p.stage = 'closed' and not exists (select from reporting.closure c where c.dossier_id = p.subject_id)
    union all
    select 'accepted_without_review', r.id, format('nobody accepted revision %s', r.revision)
      from reporting.report r
      where r.status = 'accepted' and not exists (
        select from reporting.review v
        where v.report_id = r.id and v.revision = r.revision and v.outcome = 'accepted'
          and v.reviewed_by = r.accepted_by)
    union all
    select 'submission_missing', r.id, format('%s revisions are kept of %s', count(s.report_id), r.revision)
      from reporting.report r left join reporting.submission s on s.report_id = r.id
      group by r.id having count(s.report_id) <> r.revision`;

/** A guarantor covers nothing of a dossier that is over, and what a report evidences stands in the books. */
const SINCE = `
    union all
    select 'closed_with_cover', c.dossier_id, format('envelope %s still covers %s', a.envelope_id, a.posted)
      from reporting.closure c join ledger.account a on a.dossier_id = c.dossier_id
      where a.kind = 'covered' and a.posted <> 0
    union all
    select 'contribution_of_report', coalesce(said.id, shown.id),
        format('it says %s, the books %s', coalesce(said.amount, 0), coalesce(shown.amount, 0))
      from (
        select r.id, sum((part -> 'amount' ->> 'amount')::numeric * 100)::bigint as amount
          from reporting.report r
          join reporting.submission s on s.report_id = r.id and s.revision = r.revision
          cross join jsonb_array_elements(s.content -> 'contribution') part
          where r.status = 'accepted' group by r.id
      ) said
      full join (
        select r.id, sum(t.amount)::bigint as amount
          from ledger.transfer t join reporting.report r on r.id = t.subject_id
          where t.cause = 'contribution_shown' group by r.id
      ) shown on shown.id = said.id
      where coalesce(said.amount, 0) <> coalesce(shown.amount, 0)`;

const view = (...parts: readonly string[]): string =>
  `create or replace view reporting.difference as ${parts.join('')};`;

/** Part of migration 0266. */
export const CLOSURE_DIFFERENCE = view(BEFORE, SINCE);
export const CLOSURE_DIFFERENCE_BEFORE = view(BEFORE);
