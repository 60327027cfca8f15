import type { Reserve } from '../../services/committee/committee-ports.ts';
import type { ReservePlace } from '../../services/committee/reserve.ts';
import type { CallId, EnvelopeId } from '../../services/shared/ids.ts';
import { money } from '../../services/shared/money.ts';
import { notFound } from '../../services/shared/shared-errors.ts';
import type { Context } from '../shared/context.ts';
import { oneRow, sql } from '../shared/sql.ts';

const PLACE = `
  select p.dossier_id as "dossierId", p.call_id as "callId", p.item_id as "itemId", p.rank, p.status,
    p.amount_centimes as amount, p.conditions, p.rounds, p.since,
    (select jsonb_agg(jsonb_build_object('funderId', l.funder_id, 'envelopeId', l.envelope_id, 'instrument', e.instrument,
       'amount', l.amount_centimes::text) order by l.position)
     from committee.reserve_line l join programme.envelope e on e.id = l.envelope_id
     where l.dossier_id = p.dossier_id) as lines
  from committee.reserve_place p where p.dossier_id = $1`;

type Row = Omit<ReservePlace, 'lines'> & {
  readonly lines: readonly (Omit<ReservePlace['lines'][number], 'amount'> & { readonly amount: string })[];
};

/** Who waits on the list of call $1: a dossier that was withdrawn keeps its row, and has left the stage. */
const LIST = `
  select p.dossier_id as "dossierId", p.rank
  from committee.reserve_place p
  join engine.process w on w.type = 'dossier' and w.subject_id = p.dossier_id and w.stage = 'reserve'
  where p.call_id = $1 order by p.rank, p.since, p.dossier_id`;

/** Dossier $1, where it waits first on its call's list and every line of its plan can be held. */
export const NEXT_IN_RESERVE = `
  select p.rounds from committee.reserve_place p
  where p.dossier_id = $1 and p.status = 'waiting'
    and p.dossier_id = (
      select f.dossier_id from committee.reserve_place f
      join engine.process w on w.type = 'dossier' and w.subject_id = f.dossier_id and w.stage = 'reserve'
      where f.call_id = p.call_id order by f.rank, f.since, f.dossier_id limit 1)
    and not exists (
      select from committee.reserve_line l
      join ledger.account a on a.envelope_id = l.envelope_id and a.kind in ('envelope', 'quota')
      where l.dossier_id = p.dossier_id and a.posted - a.pending < l.amount_centimes)`;

interface Waker {
  /** Money is free again in these envelopes: whoever waits for it looks again. */
  readonly wake: (envelopeIds: readonly EnvelopeId[]) => Promise<void>;
}

export const reserveOn = ({ trx }: Context): Reserve & Waker => ({
  add: async ({ dossierId, callId, itemId, rank, status, amount, conditions, lines, since }) => {
    await sql(
      trx,
      `insert into committee.reserve_place
         (dossier_id, call_id, item_id, rank, status, amount_centimes, conditions, since)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [dossierId, callId, itemId, rank, status, amount.toString(), JSON.stringify(conditions), since],
    );
    await sql(
      trx,
      `insert into committee.reserve_line (dossier_id, position, funder_id, envelope_id, amount_centimes)
       select $1, ordinality, funder, envelope, amount
       from unnest($2::uuid[], $3::uuid[], $4::bigint[]) with ordinality as l(funder, envelope, amount, ordinality)`,
      [
        dossierId,
        lines.map(({ funderId }) => funderId),
        lines.map(({ envelopeId }) => envelopeId),
        lines.map((line) => line.amount.toString()),
      ],
    );
  },
  getByDossier: async (dossierId) => {
    const row = oneRow(await sql<Row>(trx, PLACE, [dossierId]), () => notFound('reserve_place', dossierId));
    return { ...row, lines: row.lines.map((line) => ({ ...line, amount: money(BigInt(line.amount)) })) };
  },
  lockList: async (callId) => {
    await sql(trx, `select pg_advisory_xact_lock(hashtext('committee.reserve'), hashtext($1))`, [callId]);
    return sql(trx, LIST, [callId]);
  },
  isNext: async (dossierId) => (await sql(trx, NEXT_IN_RESERVE, [dossierId])).length > 0,
  count: async (dossierId) => {
    await sql(trx, 'update committee.reserve_place set rounds = rounds + 1 where dossier_id = $1', [dossierId]);
  },
  propose: async (dossierId) => {
    await sql(trx, `update committee.reserve_place set status = 'proposed' where dossier_id = $1`, [dossierId]);
  },
  promote: async (dossierId, lines) => {
    await sql(
      trx,
      `update committee.reserve_line l set hold_id = h.hold_id
       from unnest($2::uuid[], $3::uuid[]) as h(envelope_id, hold_id)
       where l.dossier_id = $1 and l.envelope_id = h.envelope_id`,
      [dossierId, lines.map(({ envelopeId }) => envelopeId), lines.map(({ holdId }) => holdId)],
    );
    const rows = await sql<{ call: CallId }>(
      trx,
      `update committee.reserve_place set status = 'promoted' where dossier_id = $1 returning call_id as call`,
      [dossierId],
    );
    const { call } = oneRow(rows, () => notFound('reserve_place', dossierId));
    await sql(trx, wakeWhere('p.call_id = $1'), [call]);
  },
  wake: async (envelopeIds) => {
    await sql(trx, wakeWhere(WAITS_FOR), [envelopeIds]);
  },
});

const WAITS_FOR = `exists (
  select from committee.reserve_line l where l.dossier_id = p.dossier_id and l.envelope_id = any ($1))`;

/** A dossier that somebody else is changing at this moment wakes by that change: nobody waits for its lock here. */
const wakeWhere = (condition: string): string => `
  select engine.bump(w.workflow_id, false, null, true) from (
    select w.workflow_id from engine.process w
    join committee.reserve_place p on w.type = 'dossier' and w.subject_id = p.dossier_id
    where w.stage = 'reserve' and p.status = 'waiting' and ${condition}
    for no key update of w skip locked) w`;
