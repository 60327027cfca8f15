import { z } from 'zod';
import { callMissing, envelopeMissing, funderMissing } from '../../services/programme/programme-errors.ts';
import type { Call, Envelope, Funder, ProgrammeFacts } from '../../services/programme/programme-facts.ts';
import type { Calls, Envelopes, Funders } from '../../services/programme/programme-ports.ts';
import { Rulebook } from '../../services/programme/rulebook.ts';
import type { LocalDate } from '../../services/shared/dates.ts';
import { newId } from '../../services/shared/ids.ts';
import { notFound } from '../../services/shared/shared-errors.ts';
import type { Context } from '../shared/context.ts';
import { oneRow, sql } from '../shared/sql.ts';
import { programmeViewsOn } from './programme-views.ts';

const FUNDER = 'select id, code, names, rib from programme.funder';
const ENVELOPE = `select id, funder_id as "funderId", instrument, year, call_id as "callId", territory
  from programme.envelope`;
const CALL = `select id, reference, titles, status, opens_at as "opensAt", closes_at as "closesAt",
  lead_funder_id as "leadFunderId", funder_ids as "funderIds", rulebook, rulebook_hash as "rulebookHash", version
  from programme.call`;

/** An envelope reserved to the call comes before the funder's open one of the year in which the call opens. */
const ENVELOPE_OF_CALL = `${ENVELOPE} e
  where e.funder_id = $2 and e.instrument = 'grant' and (e.call_id = $1 or e.call_id is null and e.year = (
    select extract(year from c.opens_at at time zone 'Africa/Casablanca') from programme.call c where c.id = $1))
  order by e.call_id nulls last, e.territory nulls first, e.id limit 1`;

type CallRow = Omit<Call, 'rulebook'> & { readonly rulebook: z.input<typeof Rulebook> };

const callFromRow = (row: CallRow): Call => ({ ...row, rulebook: z.decode(Rulebook, row.rulebook) });

export const programmeOn = (context: Context) => {
  const envelopes = envelopesOn(context);
  return {
    programme: factsOn(context, envelopes),
    funders: fundersOn(context),
    envelopes,
    calls: callsOn(context),
    programmeViews: programmeViewsOn(context),
  };
};

const factsOn = ({ trx }: Context, envelopes: Envelopes): ProgrammeFacts => ({
  getCall: async (id) => {
    const rows = await sql<CallRow>(trx, `${CALL} where id = $1`, [id]);
    return callFromRow(oneRow(rows, () => callMissing(id)));
  },
  getFunder: async (id) => {
    const rows = await sql<Funder>(trx, `${FUNDER} where id = $1`, [id]);
    return oneRow(rows, () => funderMissing(id));
  },
  getEnvelope: async (callId, funderId) => {
    const envelope = await envelopes.find(callId, funderId);
    if (!envelope) throw envelopeMissing(callId, funderId);
    return envelope;
  },
  holidays: async () => {
    const rows = await sql<{ day: LocalDate }>(trx, 'select day from programme.holiday');
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
  insert: async ({ id, funderId, instrument, year, callId, territory }) => {
    await sql(
      trx,
      `insert into programme.envelope (id, funder_id, instrument, year, call_id, territory)
       values ($1, $2, $3, $4, $5, $6)`,
      [id, funderId, instrument, year, callId, territory],
    );
  },
  lockById: async (id) => {
    const rows = await sql<Envelope>(trx, `${ENVELOPE} where id = $1 for no key update`, [id]);
    return oneRow(rows, () => notFound('envelope', id));
  },
  find: async (callId, funderId) => {
    const rows = await sql<Envelope>(trx, ENVELOPE_OF_CALL, [callId, funderId]);
    return rows[0] ?? null;
  },
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
      `insert into programme.call (id, reference, titles, status, opens_at, closes_at, lead_funder_id, funder_ids,
         rulebook, rulebook_hash, version)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
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
      `update programme.call set reference = $2, titles = $3, status = $4, opens_at = $5, closes_at = $6,
         lead_funder_id = $7, funder_ids = $8, rulebook = $9, rulebook_hash = $10, version = $11
       where id = $1`,
      toRow(call),
    );
  },
});

const toRow = (call: Call): unknown[] => [
  call.id,
  call.reference,
  JSON.stringify(call.titles),
  call.status,
  call.opensAt,
  call.closesAt,
  call.leadFunderId,
  call.funderIds,
  JSON.stringify(z.encode(Rulebook, call.rulebook)),
  call.rulebookHash,
  call.version,
];
