import type { FinalCostFacts } from '../../services/disbursement/disbursement-facts.ts';
import type { Receipt, Recoveries } from '../../services/disbursement/disbursement-ports.ts';
import type { FinalCost } from '../../services/disbursement/final-cost.ts';
import type { Recovery, RecoveryShare } from '../../services/disbursement/recovery.ts';
import type { RecoveryId } from '../../services/shared/ids.ts';
import { notFound } from '../../services/shared/shared-errors.ts';
import type { Context } from '../shared/context.ts';
import { oneRow, sql } from '../shared/sql.ts';

type Row = Omit<Recovery, 'shares'>;

const RECOVERY = `
  select id, dossier_id as "dossierId", cause, reason, document_id as "documentId", amount_centimes as amount,
    received_centimes as received, written_off_centimes as "writtenOff", due_on as "dueOn",
    notified_on as "notifiedOn", status, ordered_by as "orderedBy", decided_by as "decidedBy", version
  from disbursement.recovery`;

const SHARES = `
  select s.funder_id as "funderId", s.envelope_id as "envelopeId", r.dossier_id as "dossierId",
    s.amount_centimes as amount, s.received_centimes as received, s.written_off_centimes as "writtenOff"
  from disbursement.recovery_share s join disbursement.recovery r on r.id = s.recovery_id
  where s.recovery_id = $1 order by s.amount_centimes desc, s.envelope_id`;

const rowOf = (recovery: Recovery) => ({
  id: recovery.id,
  dossier_id: recovery.dossierId,
  cause: recovery.cause,
  reason: recovery.reason,
  document_id: recovery.documentId,
  amount_centimes: recovery.amount.toString(),
  ordered_by: recovery.orderedBy,
  ...stateOf(recovery),
});

const stateOf = ({ received, writtenOff, dueOn, notifiedOn, status, decidedBy, version }: Recovery) => ({
  received_centimes: received.toString(),
  written_off_centimes: writtenOff.toString(),
  due_on: dueOn,
  notified_on: notifiedOn,
  status,
  decided_by: decidedBy,
  version,
});

const rowOfShare = (recoveryId: RecoveryId, { funderId, envelopeId, amount, received }: RecoveryShare) => ({
  recovery_id: recoveryId,
  funder_id: funderId,
  envelope_id: envelopeId,
  amount_centimes: amount.toString(),
  received_centimes: received.toString(),
});

const rowOfReceipt = (recoveryId: RecoveryId, { amount, receivedOn, bankReference }: Receipt) => ({
  recovery_id: recoveryId,
  bank_reference: bankReference,
  amount_centimes: amount.toString(),
  received_on: receivedOn,
});

const rowOfFinalCost = ({ dossierId, plannedCost, finalCost, documentId }: FinalCost) => ({
  dossier_id: dossierId,
  planned_centimes: plannedCost.toString(),
  final_centimes: finalCost.toString(),
  document_id: documentId,
});

export const recoveriesOn = ({ trx }: Context): Recoveries => {
  const whole = async (row: Row): Promise<Recovery> => ({
    ...row,
    shares: await sql<RecoveryShare>(trx, SHARES, [row.id]),
  });
  const one = async (id: RecoveryId, lock: string): Promise<Recovery> => {
    const rows = await sql<Row>(trx, `${RECOVERY} where id = $1 ${lock}`, [id]);
    return whole(oneRow(rows, () => notFound('recovery', id)));
  };

  return {
    findFinalCost: async (id) => {
      const rows = await sql<FinalCostFacts>(
        trx,
        `select planned_centimes as "plannedCost", final_centimes as "finalCost"
         from disbursement.final_cost where dossier_id = $1`,
        [id],
      );
      return rows[0] ?? null;
    },
    insertFinalCost: async (cost) => {
      await trx('disbursement.final_cost').insert(rowOfFinalCost(cost));
    },
    insert: async (recovery) => {
      await trx('disbursement.recovery').insert(rowOf(recovery));
      await trx('disbursement.recovery_share').insert(recovery.shares.map((share) => rowOfShare(recovery.id, share)));
    },
    getById: (id) => one(id, ''),
    lockById: (id) => one(id, 'for no key update'),
    save: async (recovery) => {
      await trx('disbursement.recovery').update(stateOf(recovery)).where({ id: recovery.id });
      for (const { envelopeId, received, writtenOff } of recovery.shares) {
        await trx('disbursement.recovery_share')
          .update({ received_centimes: received.toString(), written_off_centimes: writtenOff.toString() })
          .where({ recovery_id: recovery.id, envelope_id: envelopeId });
      }
    },
    insertReceipt: async (id, receipt) => {
      await trx('disbursement.recovery_receipt').insert(rowOfReceipt(id, receipt));
    },
    listByDossier: async (id) => {
      const rows = await sql<Row>(trx, `${RECOVERY} where dossier_id = $1 order by id`, [id]);
      const found: Recovery[] = [];
      for (const row of rows) found.push(await whole(row));
      return found;
    },
    countOpen: async (id) => {
      const rows = await sql<{ open: number }>(
        trx,
        `select count(*)::int as open from disbursement.recovery where dossier_id = $1
         and status not in ('paid', 'cancelled', 'written_off')`,
        [id],
      );
      return oneRow(rows, () => new Error('a count without a row')).open;
    },
  };
};
