import { z } from 'zod';
import { callMissing, envelopeMissing, funderMissing } from '../../services/programme/programme-errors.ts';
import type { Call, Envelope, Funder, Giver, ProgrammeFacts } from '../../services/programme/programme-facts.ts';
import type { Calls, Envelopes, Funders } from '../../services/programme/programme-ports.ts';
import { Rulebook } from '../../services/programme/rulebook.ts';
import type { LocalDate } from '../../services/shared/dates.ts';
import { newId } from '../../services/shared/ids.ts';
import { notFound } from '../../services/shared/shared-errors.ts';
import type { Context } from '../shared/context.ts';
import { sqlBeyondReach } from '../shared/reach.ts';
import { oneRow, sql } from '../shared/sql.ts';
import { callLifeOn } from './call-life-store.ts';
import { holidaysOn } from './holiday-store.ts';
import { programmeViewsOn } from './programme-views.ts';

const FUNDER = 'select id, code, names, rib from programme.funder';
const ENVELOPE = `select id, funder_id as "funderId", instrument, year, call_id as "callId", territory, marker
  from programme.envelope`;
const CALL = `select id, reference, titles, description, status, opens_at as "opensAt", closes_at as "closesAt",
  lead_funder_id as "leadFunderId", funder_ids as "funderIds", rulebook, rulebook_hash as "rulebookHash",
  cancel_reason as "cancelReason", version
  from programme.call`;

/** Of the call, or of the year in which it opens; a marker ($2) only where the call serves it. */
const FOR_CALL = `(e.call_id = c.id or e.call_id is null
    and e.year = extract(year from c.opens_at at time zone 'Africa/Casablanca'))
  and (e.marker is null or e.marker = any ($2::text[]))`;

/** The more an envelope is reserved, the sooner it pays; one that is reserved to another territory never does. */
const ENVELOPE_OF_CALL = `select e.id, e.funder_id as "funderId", e.instrument, e.year, e.call_id as "callId",
    e.territory, e.marker
  from programme.envelope e join programme.call c on c.id = $1
  where e.funder_id = $3 and e.instrument = $4 and ${FOR_CALL} and (e.territory is null or $5 like e.territory || '%')
  order by e.call_id nulls last, length(e.territory) desc nulls last, e.marker nulls last, e.id limit 1`;

const GIVERS = `
  select f.id as "funderId", f.code, array_agg(distinct e.instrument) as instruments
  from programme.envelope e join programme.funder f on f.id = e.funder_id join programme.call c on c.id = $1
  where ${FOR_CALL} and (e.territory is null or cardinality($3::text[]) = 0 or exists (
    select from unnest($3::text[]) as place
    where place like e.territory || '%' or e.territory like place || '%'))
  group by f.id order by f.code`;

const PINNED = 'select rulebook from programme.rulebook_version where call_id = $1 and hash = $2 limit 1';

type CallRow = Omit<Call, 'rulebook'> & { readonly rulebook: z.input<typeof Rulebook> };

const callFromRow = (row: CallRow): Call => ({ ...row, rulebook: z.decode(Rulebook, row.rulebook) });

export const programmeOn = (context: Context) => {
  const envelopes = envelopesOn(context);
  return {
    programme: factsOn(context, envelopes),
    funders: fundersOn(context),
    envelopes,
    holidays: holidaysOn(context),
    calls: callsOn(context),
    ...callLifeOn(context),
    programmeViews: programmeViewsOn(context),
  };
};

const callOn =
  ({ trx }: Context): ProgrammeFacts['getCall'] =>
  async (id, rulebookHash) => {
    const rows = await sql<CallRow>(trx, `${CALL} where id = $1`, [id]);
    const call = oneRow(rows, () => callMissing(id));
    if (rulebookHash === undefined || rulebookHash === call.rulebookHash) return callFromRow(call);
    const pinned = await sql<Pick<CallRow, 'rulebook'>>(trx, PINNED, [id, rulebookHash]);
    const { rulebook } = oneRow(pinned, () => notFound('rulebook', rulebookHash));
    return callFromRow({ ...call, rulebook, rulebookHash });
  };

const factsOn = (context: Context, envelopes: Envelopes): ProgrammeFacts => ({
  getCall: callOn(context),
  getFunder: async (id) => {
    const rows = await sql<Funder>(context.trx, `${FUNDER} where id = $1`, [id]);
    return oneRow(rows, () => funderMissing(id));
  },
  getEnvelope: async (callId, funderId, wanted = {}) => {
    const call = await callOn(context)(callId, wanted.rulebookHash);
    const envelope = await envelopes.find(call, funderId, wanted);
    if (!envelope) throw envelopeMissing(callId, funderId);
    return envelope;
  },
  listGivers: async (callId, { rulebookHash, territory }) =>
    envelopes.listGivers(await callOn(context)(callId, rulebookHash), territory),
  holidays: async () => {
    const rows = await sql<{ day: LocalDate }>(context.trx, 'select day from programme.holiday');
    return new Set(rows.map(({ day }) => day));
  },
});

const fundersOn = ({ trx }: Context): Funders => ({
  insert: async ({ id, code, names, rib }) => {
    await sql(trx, 'insert into programme.funder (id, code, names, rib) values ($1, $2, $3, $4)', [
      id,
      code,
      JSON.stringify(names),
      rib,
    ]);
  },
  list: async () => {
    const rows = await sql<Funder>(trx, `${FUNDER} order by code`);
    return rows;
  },
});

const envelopesOn = ({ trx, now }: Context): Envelopes => ({
  insert: async ({ id, funderId, instrument, year, callId, territory, marker }) => {
    await sql(
      trx,
      `insert into programme.envelope (id, funder_id, instrument, year, call_id, territory, marker)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, funderId, instrument, year, callId, territory, marker],
    );
  },
  lockById: async (id) => {
    const rows = await sql<Envelope>(trx, `${ENVELOPE} where id = $1 for no key update`, [id]);
    return oneRow(rows, () => notFound('envelope', id));
  },
  find: async ({ id, rulebook: { markers = [] } }, funderId, { instrument = 'grant', territory = null }) => {
    const asked = [id, markers, funderId, instrument, territory];
    const rows = await sqlBeyondReach<Envelope>(trx, ENVELOPE_OF_CALL, asked);
    return rows[0] ?? null;
  },
  listGivers: ({ id, rulebook: { applicants, markers = [] } }, territory = null) =>
    sqlBeyondReach<Giver>(trx, GIVERS, [
      id,
      markers,
      territory === null ? (applicants.provinces ?? applicants.regions) : [territory],
    ]),
  recordGrant: async ({ envelopeId, amount, act }) => {
    await sql(
      trx,
      `insert into programme.envelope_grant (id, envelope_id, amount_centimes, act, recorded_at)
       values ($1, $2, $3, $4, $5)`,
      [newId(), envelopeId, amount.toString(), act, now],
    );
  },
});

const callsOn = ({ trx }: Context): Calls => ({
  insert: async (call) => {
    await sql(
      trx,
      `insert into programme.call (id, reference, titles, description, status, opens_at, closes_at, lead_funder_id,
         funder_ids, rulebook, rulebook_hash, cancel_reason, version)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      toRow(call),
    );
  },
  lockById: async (id) => {
    const rows = await sql<CallRow>(trx, `${CALL} where id = $1 for no key update`, [id]);
    return callFromRow(oneRow(rows, () => callMissing(id)));
  },
  save: async (call) => {
    await sql(
      trx,
      `update programme.call set reference = $2, titles = $3, description = $4, status = $5, opens_at = $6,
         closes_at = $7, lead_funder_id = $8, funder_ids = $9, rulebook = $10, rulebook_hash = $11,
         cancel_reason = $12, version = $13
       where id = $1`,
      toRow(call),
    );
  },
});

const toRow = (call: Call): unknown[] => [
  call.id,
  call.reference,
  JSON.stringify(call.titles),
  call.description && JSON.stringify(call.description),
  call.status,
  call.opensAt,
  call.closesAt,
  call.leadFunderId,
  call.funderIds,
  JSON.stringify(z.encode(Rulebook, call.rulebook)),
  call.rulebookHash,
  call.cancelReason,
  call.version,
];
