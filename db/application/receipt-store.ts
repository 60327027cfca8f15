import type { ReceiptStore } from '../../services/application/application-ports.ts';
import type { Receipt } from '../../services/application/application-views.ts';
import { newId } from '../../services/shared/ids.ts';
import type { Context } from '../shared/context.ts';
import { sql } from '../shared/sql.ts';

type Row = Omit<Receipt, 'legalClock'> & { readonly decisionDays: number };

export const receiptStoreOn = ({ trx, command, now }: Context): ReceiptStore => ({
  insert: async ({ id, callId }, { sequence, number, at, legalClock, contentHash, trackingHash }) => {
    await sql(
      trx,
      `insert into application.receipt
         (dossier_id, call_id, sequence, number, at, decision_days, content_hash, tracking_hash)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, callId, sequence, number, at, legalClock.decisionDays, contentHash, trackingHash],
    );
  },
  replaceSecret: async (dossierId, trackingHash) => {
    await sql(
      trx,
      `insert into application.tracking_secret (id, dossier_id, hash, issued_by, issued_at)
       values ($1, $2, $3, $4, $5)`,
      [newId(), dossierId, trackingHash, command.actor.id, now],
    );
  },
  find: async (dossierId) => {
    const rows = await sql<Row>(
      trx,
      `select r.number, d.reference, r.at, r.decision_days as "decisionDays", r.content_hash as "contentHash"
       from application.receipt r join application.dossier d on d.id = r.dossier_id where r.dossier_id = $1`,
      [dossierId],
    );
    return rows[0] ? fromRow(rows[0]) : null;
  },
});

const fromRow = ({ decisionDays, ...receipt }: Row): Receipt => ({
  ...receipt,
  legalClock: { text: 'receipt.legal_clock', decisionDays },
});
