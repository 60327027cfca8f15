/** What moves the balances: rows of transfers, from the arrays of one call or from what was inserted. */
const movedBy = (transfers: string): string => `
  update ledger.account a
    set posted = a.posted + d.posted, pending = a.pending + d.pending
    from (
      select e.account, sum(e.posted)::bigint as posted, sum(e.pending)::bigint as pending
      from ${transfers}
      left join ledger.transfer h on h.id = n.pending_id
      cross join lateral (values
        (n.debit, case when n.kind in ('direct', 'post') then n.amount else 0 end, 0::bigint),
        (n.credit, case when n.kind in ('direct', 'post') then -n.amount else 0 end,
          case n.kind when 'direct' then 0 when 'hold' then n.amount else -h.amount end)
      ) as e(account, posted, pending)
      group by e.account
    ) d
    where a.id = d.account;`;

/** The first rule that a resolution or a reversal among these transfers breaks. */
const brokenBy = (transfers: string): string => `
  select case
      when h.id is null or h.kind <> 'hold' then 'hold_missing'
      when (h.debit, h.credit, h.book) is distinct from (n.debit, n.credit, n.book) then 'hold_differs'
      when n.kind = 'post' and n.amount > h.amount then 'hold_exceeded'
      when n.kind in ('void', 'expire') and n.amount <> h.amount then 'hold_differs'
      when n.kind = 'post' and clock > h.due_at then 'hold_expired'
      when n.kind = 'expire' and clock < h.due_at then 'hold_not_due'
    end into broken
    from ${transfers}
    left join ledger.transfer h on h.id = n.pending_id
    where n.kind in ('post', 'void', 'expire')
    order by 1 nulls last limit 1;
  if broken is not null then perform ledger.refuse(broken); end if;

  select 'reversal_differs' into broken
    from ${transfers}
    left join ledger.transfer r on r.id = n.reverses
    where n.reverses is not null
      and (n.kind <> 'direct' or r.kind not in ('direct', 'post')
        or (r.credit, r.debit, r.book, r.amount) is distinct from (n.debit, n.credit, n.book, n.amount))
    limit 1;
  if broken is not null then perform ledger.refuse(broken); end if;`;

const ASKED = `unnest(debits, credits, books, amounts, kinds, pendings, reversed)
  as n(debit, credit, book, amount, kind, pending_id, reverses)`;

/** The one function that posts; until 0328 it moved the balances itself. */
export const posting = ({ movesBalances }: { readonly movesBalances: boolean }): string => `
  create or replace function ledger.post(command text, hash text, ids uuid[], books uuid[], debits uuid[],
    credits uuid[], amounts bigint[], kinds text[], pendings uuid[], reversed uuid[], dues timestamptz[],
    causes text[], subjects uuid[]) returns text
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
    ${brokenBy(ASKED)}

    -- 4. Insert; the balances follow. CHECK and UNIQUE have the last word.
    insert into ledger.transfer (id, book, debit, credit, amount, kind, pending_id, reverses, due_at, cause, subject_id,
      command_id)
    select n.id, n.book, n.debit, n.credit, n.amount, n.kind, n.pending, n.reverses, n.due, n.cause, n.subject, command
      from unnest(ids, books, debits, credits, amounts, kinds, pendings, reversed, dues, causes, subjects)
        as n(id, book, debit, credit, amount, kind, pending, reverses, due, cause, subject);
    ${movesBalances ? movedBy(ASKED) : ''}
    return answer_text;
  end $$;`;

/** Whoever inserts a transfer, its owner too, is held to the same rules, and the balances move with it. */
export const FOLLOWING = `
  create function ledger.keep_balances() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $$
  declare
    clock timestamptz := engine.now();
    broken text;
  begin
    if exists (select from added where pending_id is not null or reverses is not null) then
      ${brokenBy('added n')}
    end if;
    ${movedBy('added n')}
    return null;
  end $$;
  create trigger balances_follow after insert on ledger.transfer referencing new table as added
    for each statement execute function ledger.keep_balances();`;
