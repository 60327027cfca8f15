import type { PaymentPath, PaymentPaths } from '../../services/dossier/dossier-ports.ts';
import { notFound } from '../../services/shared/shared-errors.ts';
import type { Context } from '../shared/context.ts';
import { oneRow, sql } from '../shared/sql.ts';

const PATH = `
  with path as (
    select o.id as order_id, o.run_id, o.account_id, l.id as leg_id, l.tranche_id, l.dossier_id, d.call_id
    from disbursement.payment_order o
      join disbursement.leg l on l.id = o.leg_id
      join application.dossier d on d.id = l.dossier_id
    where o.id = $1
  )
  select p.dossier_id as "dossierId", array(
      select id::text from (
        select unnest(array[p.dossier_id, p.tranche_id, p.leg_id, p.order_id, p.run_id, p.account_id, p.call_id]) as id
        union select unnest(array[o.id, o.run_id]) from disbursement.payment_order o where o.leg_id = p.leg_id
        union select id from disbursement.proof where tranche_id = p.tranche_id
        union select a.statement_id from disbursement.answer a
          join disbursement.payment_order o on o.id = a.order_id where o.leg_id = p.leg_id
        -- One plan: this funder's yes stood on the others'.
        union select id from cofinancing.line where dossier_id = p.dossier_id
        union select id from agreement.agreement where dossier_id = p.dossier_id
        union select unnest(array[id, session_id]) from committee.item where dossier_id = p.dossier_id
      ) things where id is not null
    ) as about
  from path p`;

export const paymentPathsOn = ({ trx }: Context): { paymentPaths: PaymentPaths } => ({
  paymentPaths: {
    get: async (id) => oneRow(await sql<PaymentPath>(trx, PATH, [id]), () => notFound('payment_order', id)),
  },
});
