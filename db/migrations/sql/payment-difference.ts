/** Where the payments and the books say different things; empty where all is well. Part of migration 0212. */
export const PAYMENT_DIFFERENCE = `
  create or replace view disbursement.difference as
  with live as (
    select l.dossier_id, l.envelope_id, o.run_id, o.status, o.amount_centimes as amount
    from disbursement.payment_order o join disbursement.leg l on l.id = o.leg_id
    where o.status not in ('repaired', 'approved', 'returned', 'cancelled')
  ), orders as (
    select dossier_id, envelope_id,
      coalesce(sum(amount) filter (where status = 'ordered'), 0) as ordered,
      coalesce(sum(amount) filter (where status in ('sent', 'unknown')), 0) as clearing,
      coalesce(sum(amount) filter (where status = 'settled'), 0) as settled
    from live group by dossier_id, envelope_id
  ), receipts as (
    select r.dossier_id, s.envelope_id, sum(case r.status when 'cancelled' then 0
        else s.amount_centimes - s.received_centimes - s.written_off_centimes end) as open,
      sum(s.received_centimes) as received
    from disbursement.recovery_share s join disbursement.recovery r on r.id = s.recovery_id
    group by r.dossier_id, s.envelope_id
  ), reused as (
    select c.dossier_id, c.envelope_id, sum(t.amount) as amount
    from ledger.transfer t join ledger.account c on c.id = t.credit and c.kind = 'recovered'
    where c.dossier_id is not null group by c.dossier_id, c.envelope_id
  ), books as (
    select a.dossier_id, a.envelope_id,
      coalesce(sum(a.posted) filter (where a.kind = 'ordered'), 0) as ordered,
      coalesce(sum(a.posted) filter (where a.kind = 'clearing'), 0) as clearing,
      coalesce(sum(a.posted) filter (where a.kind in ('paid', 'recoverable', 'recovered', 'written_off')), 0) as settled,
      coalesce(sum(a.posted) filter (where a.kind = 'recoverable'), 0) as recoverable
    from ledger.account a where a.dossier_id is not null group by a.dossier_id, a.envelope_id
  ), compared as (
    select b.dossier_id, b.envelope_id, said.what, said.payments, said.books
    from books b
    left join orders o using (dossier_id, envelope_id)
    left join receipts r using (dossier_id, envelope_id)
    left join reused u using (dossier_id, envelope_id)
    cross join lateral (values
      ('ordered', coalesce(o.ordered, 0), b.ordered),
      ('clearing', coalesce(o.clearing, 0), b.clearing),
      ('settled', coalesce(o.settled, 0), b.settled + coalesce(u.amount, 0)),
      ('recoverable', coalesce(r.open, 0), b.recoverable),
      ('reused', coalesce(r.received, 0), coalesce(u.amount, 0))
    ) as said(what, payments, books)
  )
  select what, dossier_id as subject_id,
      format('envelope %s: payments say %s, the books %s', envelope_id, payments, books) as detail
    from compared where payments <> books
  union all
  select 'orders_without_books', o.dossier_id, format('envelope %s has orders and no account', o.envelope_id)
    from orders o where not exists (
      select from books b where (b.dossier_id, b.envelope_id) = (o.dossier_id, o.envelope_id))
  union all
  select 'clearing_of_run', r.id, format('payments say %s, the books %s', coalesce(l.amount, 0), coalesce(a.posted, 0))
    from disbursement.payment_run r
    left join (select run_id, sum(amount) as amount from live where status in ('sent', 'unknown') group by run_id) l
      on l.run_id = r.id
    left join (select batch_id, sum(posted) as posted from ledger.account where kind = 'clearing' group by batch_id) a
      on a.batch_id = r.id
    where coalesce(l.amount, 0) <> coalesce(a.posted, 0)
  union all
  select 'tranche_legs', t.id, format('amount %s, legs %s', t.amount_centimes, coalesce(sum(l.amount_centimes), 0))
    from disbursement.tranche t left join disbursement.due_leg l on l.tranche_id = t.id
    group by t.id having t.amount_centimes <> coalesce(sum(l.amount_centimes), 0)
  union all
  select 'tranche_settled', t.id,
      format('%s, with %s of %s legs settled and %s given up', t.status, count(o.id), count(l.id), count(g.leg_id))
    from disbursement.tranche t
    join disbursement.due_leg l on l.tranche_id = t.id and l.amount_centimes > 0
    left join disbursement.leg_given_up g on g.leg_id = l.id
    left join disbursement.payment_order o on o.leg_id = l.id and o.status = 'settled'
    group by t.id
    having (t.status = 'settled') <> (count(o.id) > 0 and count(o.id) + count(g.leg_id) = count(l.id))
      or t.status = 'cancelled' and count(o.id) > 0
  union all
  select 'answers', o.id, format('%s, answered %s', o.status, coalesce(string_agg(a.answer, ', '), 'never'))
    from disbursement.payment_order o left join disbursement.answer a on a.order_id = o.id
    group by o.id having case o.status
      when 'settled' then array_agg(a.answer) <> array['settled']
      when 'returned' then not coalesce(bool_or(a.answer = 'returned'), false)
      else count(a.answer) > 0 end
  union all
  select 'recovery', r.id, format('amount %s, received %s, written off %s; shares %s, %s, %s; receipts %s',
      r.amount_centimes, r.received_centimes, r.written_off_centimes, s.amount, s.received, s.written_off,
      coalesce(c.amount, 0))
    from disbursement.recovery r
    left join (select recovery_id, sum(amount_centimes) as amount, sum(received_centimes) as received,
        sum(written_off_centimes) as written_off
      from disbursement.recovery_share group by recovery_id) s on s.recovery_id = r.id
    left join (select recovery_id, sum(amount_centimes) as amount
      from disbursement.recovery_receipt group by recovery_id) c on c.recovery_id = r.id
    where (r.amount_centimes, r.received_centimes, r.received_centimes, r.written_off_centimes)
      is distinct from (coalesce(s.amount, 0), coalesce(s.received, 0), coalesce(c.amount, 0), coalesce(s.written_off, 0));
`;
