/** What people say of entries that fit no order, and of orders that the bank was asked about. Part of 0213. */
export const PLACEMENTS = `
  create table disbursement.placement (
    id uuid primary key,
    kind text not null,
    funder_id uuid not null,
    order_id uuid,
    recovery_id uuid,
    answer text,
    return_reason text,
    document_id uuid,
    sha256 text,
    booked_on date not null,
    reason text not null,
    status text not null,
    proposed_by uuid not null,
    decided_by uuid,
    version int not null,
    constraint placement_kind check (kind in ('payment', 'receipt', 'foreign', 'inquiry')),
    constraint placement_order foreign key (order_id) references disbursement.payment_order,
    constraint placement_recovery foreign key (recovery_id) references disbursement.recovery,
    constraint placement_answer check (answer in ('settled', 'returned')),
    constraint placement_target check (
      (order_id is not null and answer is not null) = (kind in ('payment', 'inquiry'))
      and (recovery_id is not null) = (kind = 'receipt')
      and (document_id is not null and sha256 is not null) = (kind = 'inquiry')),
    constraint placement_status check (status in ('proposed', 'confirmed', 'refused')),
    constraint placement_decided check ((status = 'proposed') = (decided_by is null)),
    constraint placement_two_people check (decided_by <> proposed_by)
  );
  create index placement_of_order on disbursement.placement (order_id);
  create index placement_of_recovery on disbursement.placement (recovery_id);
  create index placement_of_funder on disbursement.placement (funder_id, id);
  create unique index placement_inquiry_open on disbursement.placement (order_id)
    where kind = 'inquiry' and status = 'proposed';

  create table disbursement.placement_entry (
    entry_id uuid not null,
    placement_id uuid not null,
    -- False once the placement is refused: the entry may be placed again.
    stands boolean not null default true,
    constraint placement_entry_pkey primary key (placement_id, entry_id),
    constraint placement_entry_entry foreign key (entry_id) references disbursement.statement_entry,
    constraint placement_entry_placement foreign key (placement_id) references disbursement.placement
  );
  create unique index placement_entry_once on disbursement.placement_entry (entry_id) where stands;

  -- An answer comes from a statement, or from two people who say where it comes from.
  alter table disbursement.answer
    alter column statement_id drop not null,
    add column placement_id uuid,
    add constraint answer_placement foreign key (placement_id) references disbursement.placement,
    add constraint answer_told_by check (num_nonnulls(statement_id, placement_id) = 1);
  create index answer_of_placement on disbursement.answer (placement_id);

  create or replace view disbursement.unmatched_entry as
    select e.id, s.id as bank_statement_id, s.statement_id, s.funder_id, s.account, e.line, e.amount_centimes,
      e.direction, e.booked_on, e.end_to_end_id, e.mismatch, e.return_reason, p.placement_id
    from disbursement.statement_entry e
    join disbursement.bank_statement s on s.id = e.statement_id
    left join disbursement.placement_entry p on p.entry_id = e.id and p.stands
    where e.mismatch <> 'not_booked' and not exists (
      select from disbursement.placement c where c.id = p.placement_id and c.status = 'confirmed');
  create index statement_entry_unmatched on disbursement.statement_entry (id)
    where mismatch is not null and mismatch <> 'not_booked';

  insert into disbursement.status_step values
    ('placement', 'proposed', 'confirmed'), ('placement', 'proposed', 'refused');
  create trigger status_order before update on disbursement.placement
    for each row execute function disbursement.keep_status_order();
`;

export const PLACEMENTS_UNDONE = `
  drop trigger status_order on disbursement.placement;
  delete from disbursement.status_step where what = 'placement';
  drop view disbursement.unmatched_entry;
  create view disbursement.unmatched_entry as
    select e.id, s.id as bank_statement_id, s.statement_id, s.funder_id, s.account, e.line, e.amount_centimes,
      e.direction, e.booked_on, e.end_to_end_id, e.mismatch
    from disbursement.statement_entry e join disbursement.bank_statement s on s.id = e.statement_id
    where e.mismatch <> 'not_booked';
  grant select on disbursement.unmatched_entry to touiza_app;
  drop index disbursement.statement_entry_unmatched;
  drop index disbursement.answer_of_placement;
  alter table disbursement.answer
    drop constraint answer_told_by,
    drop column placement_id,
    alter column statement_id set not null;
  drop table disbursement.placement_entry;
  drop table disbursement.placement;
`;
