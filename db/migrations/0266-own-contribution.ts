import type { Knex } from 'knex';
import { appendOnly, asOwner } from '../shared/migration.ts';
import { CLOSURE_DIFFERENCE, CLOSURE_DIFFERENCE_BEFORE } from './sql/closure-difference.ts';
import { OWN_PART_DIFFERENCE } from './sql/own-part-difference.ts';
import { PAYMENT_DIFFERENCE } from './sql/payment-difference.ts';

/** What the holder binds itself to bring is pledged with the last signature; proofs and reports evidence it. */
const PLEDGE = `
  create table agreement.pledge (
    agreement_id uuid not null,
    nature text not null,
    amount_centimes bigint not null,
    constraint pledge_pkey primary key (agreement_id, nature),
    constraint pledge_agreement foreign key (agreement_id) references agreement.agreement,
    constraint pledge_nature check (nature in ('cash', 'in_kind')),
    constraint pledge_amount check (amount_centimes >= 0)
  );
  ${appendOnly('agreement.pledge')}

  create view agreement.difference as
    with said as (
      select a.dossier_id, p.nature, p.amount_centimes as amount
      from agreement.pledge p join agreement.agreement a on a.id = p.agreement_id
    ), books as (
      select dossier_id, case when kind in ('due_cash', 'shown_cash') then 'cash' else 'in_kind' end as nature,
        sum(posted) as amount
      from ledger.account where nature = 'holder' and kind <> 'pledged' group by 1, 2
    )
    select 'contribution_pledged' as what, dossier_id as subject_id,
        format('in %s: the agreement says %s, the books %s', nature, coalesce(said.amount, 0), coalesce(books.amount, 0))
          as detail
      from said full join books using (dossier_id, nature)
      where coalesce(said.amount, 0) <> coalesce(books.amount, 0);
`;

const OWN_PART = `
  alter table disbursement.proof
    add column own_part_nature text,
    add column own_part_centimes bigint,
    add constraint proof_own_part_whole check ((own_part_nature is null) = (own_part_centimes is null)),
    add constraint proof_own_part_nature check (own_part_nature in ('cash', 'in_kind')),
    add constraint proof_own_part_amount check (own_part_centimes > 0);
`;

export const up = (knex: Knex): Promise<void> =>
  asOwner(knex, [PLEDGE, OWN_PART, OWN_PART_DIFFERENCE, CLOSURE_DIFFERENCE].join('\n'));

export const down = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `${CLOSURE_DIFFERENCE_BEFORE}
     ${PAYMENT_DIFFERENCE}
     alter table disbursement.proof drop column own_part_nature, drop column own_part_centimes;
     drop view agreement.difference;
     drop table agreement.pledge;`,
  );
