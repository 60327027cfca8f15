import type { Holiday } from '../../services/programme/holiday.ts';
import type { WaitAcross } from '../../services/programme/holiday-views.ts';
import type { Holidays } from '../../services/programme/programme-ports.ts';
import { notFound } from '../../services/shared/shared-errors.ts';
import type { Context } from '../shared/context.ts';
import { oneRow, sql } from '../shared/sql.ts';

const HOLIDAY = 'select id, day, names, is_provisional as "isProvisional", basis, version from programme.holiday';

/** Those whose last day is counted in working days: every other wait is counted in days of the calendar. */
const COUNTED_IN_WORKING_DAYS = ['complement', 'approval', 'statement', 'account_cooling_off'];

const WAITS_ACROSS = `
  select o.id, o.kind, s.dossier_id as "dossierId", s.reference as "dossierReference", o.opened_at as since,
    o.due_at as until
  from engine.obligation o
  join engine.process p on p.workflow_id = o.workflow_id
  left join access.dossier_scope s on p.type = 'dossier' and s.dossier_id = p.subject_id
  where o.kind = any ($1) and o.closed_at is null
    and (o.opened_at at time zone 'Africa/Casablanca')::date < $2
    and (o.due_at at time zone 'Africa/Casablanca')::date >= $2
  order by o.due_at, o.id limit 200`;

export const holidaysOn = ({ trx, command, now }: Context): Holidays => {
  const list = () => sql<Holiday>(trx, `${HOLIDAY} order by day`);
  return {
    list,
    lock: async () => {
      await sql(trx, `select pg_advisory_xact_lock(hashtext('programme.holiday'))`);
      return list();
    },
    getById: async (id) =>
      oneRow(await sql<Holiday>(trx, `${HOLIDAY} where id = $1`, [id]), () => notFound('holiday', id)),
    listWaitsAcross: (day) => sql<WaitAcross>(trx, WAITS_ACROSS, [COUNTED_IN_WORKING_DAYS, day]),
    record: async ({ id, version, day, names, isProvisional, basis }, { reason = null, isWithdrawn = false } = {}) => {
      await sql(
        trx,
        `insert into programme.holiday_version (holiday_id, number, day, names, is_provisional, basis, is_withdrawn,
           reason, recorded_by, recorded_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [id, version, day, JSON.stringify(names), isProvisional, basis, isWithdrawn, reason, command.actor.id, now],
      );
    },
  };
};
