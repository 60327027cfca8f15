/**
 * What obliges the fund to keep somebody's data, one row each, with the last day where it is known. Public aid is accounted
 * for ten years (services/reporting/close-dossier.ts says from when); what names people and is kept whole (minutes,
 * payment orders, receipts of natural persons) keeps them as long as itself: then there is no last day.
 */
export const KEPT_BY = `
  create function access.kept_by(who uuid)
  returns table (code text, subject_id uuid, reference text, until date)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    with today as (select (engine.now() at time zone 'Africa/Casablanca')::date as day),
    spoken as (
      select r.organisation_id, least(r.ended_on, r.until_on) as last_on,
        r.ended_on is null and (r.until_on is null or r.until_on >= today.day) as speaks
      from registry.representative r, today where r.person_id = who
    ),
    dossiers as (
      select d.id, d.reference, d.organisation_id, d.submitted_at, p.open, c.retain_until
      from application.dossier d
        join engine.process p on p.workflow_id = 'dossier:' || d.id
        left join reporting.closure c on c.dossier_id = d.id
      where d.organisation_id in (select organisation_id from spoken)
    ),
    signed as (
      select s.agreement_id from agreement.signature s where s.person_id = who
      union select c.agreement_id from agreement.signed_copy c where c.handed_in_by = who
      union select a.id from agreement.agreement a
        join dossiers d on d.id = a.dossier_id join spoken s on s.organisation_id = d.organisation_id
        where s.last_on is null or s.last_on >= a.prepared_at::date
    ),
    kept as (
      select 'dossier_open' as code, d.id as subject_id, d.reference, null::date as until
      from dossiers d where d.open and exists (select from spoken s where s.organisation_id = d.organisation_id and s.speaks)
      union all
      select 'agreement_kept', a.id, a.number, c.retain_until
      from agreement.agreement a left join reporting.closure c on c.dossier_id = a.dossier_id
      where a.id in (select agreement_id from signed) and a.effective_at is not null
      union all
      select 'recovery_open', r.id, d.reference, null
      from disbursement.recovery r join dossiers d on d.id = r.dossier_id
      where r.status in ('issued', 'notified', 'contested', 'partly_paid')
      union all
      select 'payment_kept', r.id, r.message_id, case when p.document_id is null then (r.sent_at + interval '10 years')::date end
      from disbursement.payment_run r
        left join documents.paper p on p.slice = 'disbursement' and p.kind = 'payment-order' and p.number = r.message_id
      where who in (r.prepared_by, r.first_signed_by, r.second_signed_by) and r.status <> 'cancelled'
      union all
      select 'payment_kept', t.id, d.reference, (t.settled_at + interval '10 years')::date
      from disbursement.tranche t join application.dossier d on d.id = t.dossier_id
      where t.status <> 'cancelled'
        and exists (select from disbursement.approval_party p where p.subject_id = t.signing_id and p.person_id = who)
      union all
      select case when n.session_id is null then 'sitting_open' else 'minutes_kept' end, s.id, s.reference, null
      from committee.member m join committee.session s on s.id = m.session_id
        left join committee.minutes n on n.session_id = s.id
      where m.person_id = who and (n.session_id is not null or s.status in ('convened', 'open', 'closed'))
      union all
      select 'receipt_kept', d.id, d.reference, null
      from dossiers d join registry.organisation o on o.id = d.organisation_id
      where d.submitted_at is not null and o.legal_form = 'auto_entrepreneur'
    )
    select distinct kept.code, kept.subject_id, kept.reference, kept.until from kept, today
    where kept.until is null or kept.until >= today.day
  $$;
  revoke execute on function access.kept_by from public;
  grant execute on function access.kept_by to touiza_app;
`;
