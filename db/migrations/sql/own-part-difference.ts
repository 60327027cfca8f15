import { PAYMENT_DIFFERENCE } from './payment-difference.ts';

/**
 * Beside what 0212 compares: what verified proofs show of the holder's own part against the holder's book, and the
 * entries that nobody has recognised against the suspense of their bank accounts. Part of migration 0266.
 */
export const OWN_PART_DIFFERENCE = `
  ${PAYMENT_DIFFERENCE.trim().replace(/;$/, '')}
  union all
  select 'contribution_of_proof', coalesce(said.id, shown.id),
      format('it shows %s, the books %s', coalesce(said.amount, 0), coalesce(shown.amount, 0))
    from (
      select id, own_part_centimes as amount from disbursement.proof
      where status = 'verified' and own_part_centimes is not null
    ) said
    full join (
      select t.subject_id as id, sum(t.amount) as amount
      from ledger.transfer t join disbursement.proof p on p.id = t.subject_id
      where t.cause = 'contribution_shown' and not exists (select from ledger.transfer r where r.reverses = t.id)
      group by t.subject_id
    ) shown on shown.id = said.id
    where coalesce(said.amount, 0) <> coalesce(shown.amount, 0)
  union all
  select 'suspense', coalesce(waiting.id, kept.id),
      format('the entry waits with %s, the books with %s', coalesce(waiting.amount, 0), coalesce(kept.amount, 0))
    from (
      select id, amount_centimes as amount from disbursement.unmatched_entry where direction = 'credit'
    ) waiting
    full join (
      select t.subject_id as id, sum(t.amount) as amount
      from ledger.transfer t join ledger.account a on a.id = t.debit and a.kind = 'suspense'
      where not exists (select from ledger.transfer r where r.reverses = t.id)
      group by t.subject_id
    ) kept on kept.id = waiting.id
    where coalesce(waiting.amount, 0) <> coalesce(kept.amount, 0);
`;
