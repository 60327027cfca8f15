import type { Appeal } from '../../services/application/appeal.ts';
import type { Appeals, Complements, LegalClocks, Waivers } from '../../services/application/application-ports.ts';
import type { Complement } from '../../services/application/complement.ts';
import type { LegalClock } from '../../services/application/legal-clock.ts';
import type { Waiver } from '../../services/application/waiver.ts';
import type { DossierId } from '../../services/shared/ids.ts';
import { notFound } from '../../services/shared/shared-errors.ts';
import type { Context } from '../shared/context.ts';
import { sql } from '../shared/sql.ts';

/** What happens to an application between its receipt and its decision, and after an unfavourable one. */
export const instructionOn = (context: Context) => ({
  legalClocks: legalClocksOn(context),
  complements: complementsOn(context),
  appeals: appealsOn(context),
  waivers: waiversOn(context),
});

const legalClocksOn = ({ trx }: Context): LegalClocks => {
  const find = async (dossierId: DossierId): Promise<LegalClock | null> => {
    const rows = await sql<LegalClock>(
      trx,
      `select started_at as "startedAt", days, due_at as "dueAt", stopped_at as "stoppedAt", ended_at as "endedAt"
       from application.legal_clock where dossier_id = $1`,
      [dossierId],
    );
    return rows[0] ?? null;
  };
  return {
    find,
    get: async (dossierId) => {
      const clock = await find(dossierId);
      if (!clock) throw notFound('receipt', dossierId);
      return clock;
    },
    insert: async (dossierId, { startedAt, days, dueAt, stoppedAt, endedAt }) => {
      await sql(
        trx,
        `insert into application.legal_clock (dossier_id, started_at, days, due_at, stopped_at, ended_at)
         values ($1, $2, $3, $4, $5, $6)`,
        [dossierId, startedAt, days, dueAt, stoppedAt, endedAt],
      );
    },
    save: async (dossierId, { dueAt, stoppedAt, endedAt }) => {
      await sql(
        trx,
        'update application.legal_clock set due_at = $2, stopped_at = $3, ended_at = $4 where dossier_id = $1',
        [dossierId, dueAt, stoppedAt, endedAt],
      );
    },
  };
};

const complementsOn = ({ trx }: Context): Complements => ({
  insert: async (dossierId, { items, askedBy, askedAt, dueAt, status }) => {
    await sql(
      trx,
      `insert into application.complement (dossier_id, items, asked_by, asked_at, due_at, status)
       values ($1, $2, $3, $4, $5, $6)`,
      [dossierId, JSON.stringify(items), askedBy, askedAt, dueAt, status],
    );
  },
  find: async (dossierId) => {
    const rows = await sql<Complement>(
      trx,
      `select items, asked_by as "askedBy", asked_at as "askedAt", due_at as "dueAt", status, text,
         answered_by as "answeredBy", answered_at as "answeredAt"
       from application.complement where dossier_id = $1`,
      [dossierId],
    );
    return rows[0] ?? null;
  },
  save: async (dossierId, { status, text, answeredBy, answeredAt }) => {
    await sql(
      trx,
      `update application.complement set status = $2, text = $3, answered_by = $4, answered_at = $5
       where dossier_id = $1`,
      [dossierId, status, text, answeredBy, answeredAt],
    );
  },
});

const appealsOn = ({ trx }: Context): Appeals => ({
  insert: async (dossierId, { grounds, filedBy, filedAt }) => {
    await sql(trx, 'insert into application.appeal (dossier_id, grounds, filed_by, filed_at) values ($1, $2, $3, $4)', [
      dossierId,
      grounds,
      filedBy,
      filedAt,
    ]);
  },
  find: async (dossierId) => {
    const rows = await sql<Appeal>(
      trx,
      `select grounds, filed_by as "filedBy", filed_at as "filedAt", outcome, reason, decided_by as "decidedBy",
         decided_at as "decidedAt"
       from application.appeal where dossier_id = $1`,
      [dossierId],
    );
    return rows[0] ?? null;
  },
  save: async (dossierId, { outcome, reason, decidedBy, decidedAt }) => {
    await sql(
      trx,
      'update application.appeal set outcome = $2, reason = $3, decided_by = $4, decided_at = $5 where dossier_id = $1',
      [dossierId, outcome, reason, decidedBy, decidedAt],
    );
  },
});

const waiversOn = ({ trx }: Context): Waivers => ({
  insert: async (dossierId, { rule, reason, body, grantedBy, grantedAt }) => {
    await sql(
      trx,
      `insert into application.waiver (dossier_id, rule, reason, body, granted_by, granted_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [dossierId, rule, reason, body, grantedBy, grantedAt],
    );
  },
  list: (dossierId) =>
    sql<Waiver>(
      trx,
      `select rule, reason, body, granted_by as "grantedBy", granted_at as "grantedAt"
       from application.waiver where dossier_id = $1 order by rule`,
      [dossierId],
    ),
});
