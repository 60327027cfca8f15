import type { Placement, WaitingEntry } from '../../services/disbursement/placement.ts';
import type { Placements } from '../../services/disbursement/disbursement-ports.ts';
import { notFound } from '../../services/shared/shared-errors.ts';
import type { Context } from '../shared/context.ts';
import { oneRow, sql } from '../shared/sql.ts';

const PLACEMENT = `
  select id, kind, funder_id as "funderId", order_id as "orderId", recovery_id as "recoveryId", answer,
    return_reason as "returnReason", document_id as "documentId", sha256, booked_on as "bookedOn", reason, status,
    proposed_by as "proposedBy", decided_by as "decidedBy", version
  from disbursement.placement`;

const ENTRY = `
  select e.id, s.funder_id as "funderId", s.account, e.amount_centimes as amount, e.direction,
    e.booked_on as "bookedOn", e.return_reason as "returnReason"
  from disbursement.statement_entry e join disbursement.bank_statement s on s.id = e.statement_id`;

const rowOf = (placement: Placement) => ({
  id: placement.id,
  kind: placement.kind,
  funder_id: placement.funderId,
  order_id: placement.orderId,
  recovery_id: placement.recoveryId,
  answer: placement.answer,
  return_reason: placement.returnReason,
  document_id: placement.documentId,
  sha256: placement.sha256,
  booked_on: placement.bookedOn,
  reason: placement.reason,
  proposed_by: placement.proposedBy,
  ...stateOf(placement),
});

const stateOf = ({ status, decidedBy, version }: Placement) => ({ status, decided_by: decidedBy, version });

export const placementsOn = ({ trx }: Context): Placements => {
  const one = async (id: string, lock: string): Promise<Placement> => {
    const rows = await sql<Placement>(trx, `${PLACEMENT} where id = $1 ${lock}`, [id]);
    return oneRow(rows, () => notFound('placement', id));
  };
  return {
    listWaiting: async (ids) => {
      const rows = await sql<WaitingEntry>(
        trx,
        `${ENTRY} where e.id = any ($1::uuid[]) and e.mismatch is not null and e.mismatch <> 'not_booked' order by e.id`,
        [ids],
      );
      const absent = ids.find((id) => !rows.some((row) => row.id === id));
      if (absent !== undefined) throw notFound('entry', absent);
      return rows;
    },
    insert: async (placement, entryIds) => {
      await trx('disbursement.placement').insert(rowOf(placement));
      const rows = entryIds.map((entry_id) => ({ entry_id, placement_id: placement.id }));
      if (rows.length > 0) await trx('disbursement.placement_entry').insert(rows);
    },
    getById: (id) => one(id, ''),
    lockById: (id) => one(id, 'for no key update'),
    listEntries: async (id) => {
      const rows = await sql<WaitingEntry>(
        trx,
        `${ENTRY} join disbursement.placement_entry p on p.entry_id = e.id where p.placement_id = $1 order by e.id`,
        [id],
      );
      return rows;
    },
    save: async (placement) => {
      await trx('disbursement.placement').update(stateOf(placement)).where({ id: placement.id });
    },
    freeEntries: async (id) => {
      await trx('disbursement.placement_entry').update({ stands: false }).where({ placement_id: id });
    },
    list: async ({ funderId, status, after, limit }) => {
      const rows = await sql<Placement>(
        trx,
        `${PLACEMENT} where ($1::uuid is null or funder_id = $1) and ($2::text is null or status = $2)
           and ($3::uuid is null or id > $3) order by id limit $4`,
        [funderId ?? null, status ?? null, after ?? null, limit + 1],
      );
      const items = rows.slice(0, limit);
      return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
    },
  };
};
