/** The ledger's functions: the only writers of its tables. Part of migration 0004, never edited after merge. */
export const LEDGER_FUNCTIONS = `
  -- Accounts are born before they are locked: FOR UPDATE locks nothing where there is no row.
  create function ledger.open_accounts(ids uuid[], books uuid[], kinds text[], envelopes uuid[], dossiers uuid[],
    batches uuid[]) returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
    insert into ledger.account (id, book, kind, envelope_id, dossier_id, batch_id, counterpart)
    select id, book, kind, envelope, dossier, batch, kind in ('funding', 'outside')
    from unnest(ids, books, kinds, envelopes, dossiers, batches) as a(id, book, kind, envelope, dossier, batch)
    order by id
    on conflict (id) do nothing
  $$;

  create function ledger.refuse(code text) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
    begin raise exception '%', code using errcode = 'TZ422', hint = code; end $$;

  /* Posts transfers all or nothing, once per command: the one place where money moves. */
  create function ledger.post(command text, hash text, ids uuid[], books uuid[], debits uuid[], credits uuid[],
    amounts bigint[], kinds text[], pendings uuid[], reversed uuid[], dues timestamptz[], causes text[],
    subjects uuid[]) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  declare
    stored record;
    clock timestamptz := engine.now();
    answer_text text := format('%s posted', cardinality(ids));
    broken text;
  begin
    -- 1. Claim the command: a concurrent twin waits here for the first.
    insert into ledger.command (id, request_hash, answer) values (command, hash, answer_text) on conflict do nothing;
    if not found then
      select c.request_hash, c.answer into stored from ledger.command c where c.id = command;
      if stored.request_hash <> hash then
        raise exception 'command_reused' using errcode = 'TZ409', hint = 'command_reused';
      end if;
      return stored.answer;
    end if;

    -- 2. Lock the accounts in one order everywhere: no deadlocks.
    perform from ledger.account a where a.id = any (debits || credits) order by a.id for no key update;

    -- 3. Check holds and reversals under that lock.
    select case
        when h.id is null or h.kind <> 'hold' then 'hold_missing'
        when (h.debit, h.credit, h.book) is distinct from (n.debit, n.credit, n.book) then 'hold_differs'
        when n.kind = 'post' and n.amount > h.amount then 'hold_exceeded'
        when n.kind in ('void', 'expire') and n.amount <> h.amount then 'hold_differs'
        when n.kind = 'post' and clock > h.due_at then 'hold_expired'
        when n.kind = 'expire' and clock < h.due_at then 'hold_not_due'
      end into broken
      from unnest(debits, credits, books, amounts, kinds, pendings) as n(debit, credit, book, amount, kind, pending)
      left join ledger.transfer h on h.id = n.pending
      where n.kind in ('post', 'void', 'expire')
      order by 1 nulls last limit 1;
    if broken is not null then perform ledger.refuse(broken); end if;

    select 'reversal_differs' into broken
      from unnest(debits, credits, books, amounts, kinds, reversed) as n(debit, credit, book, amount, kind, reverses)
      left join ledger.transfer r on r.id = n.reverses
      where n.reverses is not null
        and (n.kind <> 'direct' or r.kind not in ('direct', 'post')
          or (r.credit, r.debit, r.book, r.amount) is distinct from (n.debit, n.credit, n.book, n.amount))
      limit 1;
    if broken is not null then perform ledger.refuse(broken); end if;

    -- 4. Insert, then one update with summed deltas. CHECK and UNIQUE have the last word.
    insert into ledger.transfer (id, book, debit, credit, amount, kind, pending_id, reverses, due_at, cause, subject_id,
      command_id)
    select n.id, n.book, n.debit, n.credit, n.amount, n.kind, n.pending, n.reverses, n.due, n.cause, n.subject, command
      from unnest(ids, books, debits, credits, amounts, kinds, pendings, reversed, dues, causes, subjects)
        as n(id, book, debit, credit, amount, kind, pending, reverses, due, cause, subject);

    update ledger.account a
      set posted = a.posted + d.posted, pending = a.pending + d.pending
      from (
        select e.account, sum(e.posted)::bigint as posted, sum(e.pending)::bigint as pending
        from unnest(debits, credits, amounts, kinds, pendings) as n(debit, credit, amount, kind, pending)
        left join ledger.transfer h on h.id = n.pending
        cross join lateral (values
          (n.debit, case when n.kind in ('direct', 'post') then n.amount else 0 end, 0::bigint),
          (n.credit, case when n.kind in ('direct', 'post') then -n.amount else 0 end,
            case n.kind when 'direct' then 0 when 'hold' then n.amount else -h.amount end)
        ) as e(account, posted, pending)
        group by e.account
      ) d
      where a.id = d.account;
    return answer_text;
  end $$;

  revoke execute on function ledger.post, ledger.open_accounts, ledger.refuse from public;
  grant execute on function ledger.post, ledger.open_accounts to touiza_app;

  /* Every difference between the books and what the transfers say. Empty where all is well. */
  create view ledger.difference as
    with effect as (
      select t.debit as account, case when t.kind in ('direct', 'post') then t.amount else 0 end as posted, 0 as pending
        from ledger.transfer t
      union all
      select t.credit, case when t.kind in ('direct', 'post') then -t.amount else 0 end,
        case t.kind when 'direct' then 0 when 'hold' then t.amount else -h.amount end
        from ledger.transfer t left join ledger.transfer h on h.id = t.pending_id
    ), recomputed as (
      select account, sum(posted) as posted, sum(pending) as pending from effect group by account
    )
    select 'balance' as what, a.id as subject_id,
        format('posted %s, recomputed %s; pending %s, recomputed %s', a.posted, coalesce(r.posted, 0), a.pending,
          coalesce(r.pending, 0)) as detail
      from ledger.account a left join recomputed r on r.account = a.id
      where a.posted <> coalesce(r.posted, 0) or a.pending <> coalesce(r.pending, 0)
    union all
    select 'book', book, format('sums to %s', sum(posted)) from ledger.account group by book having sum(posted) <> 0;
  grant select on ledger.difference to touiza_app;
`;
