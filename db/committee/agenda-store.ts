import { z } from 'zod';
import type { Decided, Item, Tally } from '../../services/committee/agenda.ts';
import type { Agenda } from '../../services/committee/committee-ports.ts';
import type { ProposedLine } from '../../services/committee/committee-facts.ts';
import { Decision } from '../../services/committee/decision.ts';
import type { ItemId, PersonId } from '../../services/shared/ids.ts';
import type { Money } from '../../services/shared/money.ts';
import { notFound } from '../../services/shared/shared-errors.ts';
import type { Context } from '../shared/context.ts';
import { oneRow, sql } from '../shared/sql.ts';

type Timed<Row, Field extends string> = Omit<Row, Field> & Readonly<Record<Field, string>>;

type Row = Omit<Item, 'recusals' | 'chairs' | 'votes' | 'decided'> & {
  readonly recusals: readonly Timed<Item['recusals'][number], 'at'>[];
  readonly chairs: readonly Timed<Item['chairs'][number], 'at'>[];
  readonly votes: readonly Timed<Item['votes'][number], 'castAt'>[];
  readonly content: unknown;
  readonly tally: Tally;
  readonly decidedBy: PersonId | null;
  readonly decidedAt: Date | null;
};

const ITEM = `
  select i.id, i.session_id as "sessionId", i.dossier_id as "dossierId", i.position, i.rank, i.rectifies,
    i.status,
    coalesce((select jsonb_agg(jsonb_build_object('personId', r.person_id, 'reason', r.reason, 'at', r.at)
        order by r.at, r.person_id)
      from committee.recusal r where r.item_id = i.id), '[]') as recusals,
    coalesce((select jsonb_agg(jsonb_build_object('personId', c.person_id, 'namedBy', c.named_by, 'at', c.at)
        order by c.at, c.person_id)
      from committee.item_chair c where c.item_id = i.id), '[]') as chairs,
    coalesce((select jsonb_agg(jsonb_build_object('personId', v.person_id, 'vote', v.vote,
        'contentHash', v.content_hash, 'castAt', v.cast_at) order by v.cast_at, v.person_id)
      from committee.vote v where v.item_id = i.id), '[]') as votes,
    d.content, d.decided_by as "decidedBy", d.decided_at as "decidedAt",
    jsonb_build_object('present', d.present, 'recused', d.recused, 'quorum', d.quorum, 'for', d.votes_for,
      'against', d.votes_against, 'abstain', d.abstentions) as tally
  from committee.item i left join committee.decision d on d.item_id = i.id`;

export const agendaOn = ({ trx }: Context): Agenda => ({
  add: async (items) => {
    await sql(
      trx,
      `insert into committee.item (id, session_id, dossier_id, position, rank, rectifies)
       select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::int[], $5::int[], $6::uuid[])`,
      [
        items.map(({ id }) => id),
        items.map(({ sessionId }) => sessionId),
        items.map(({ dossierId }) => dossierId),
        items.map(({ position }) => position),
        items.map(({ rank }) => rank),
        items.map(({ rectifies }) => rectifies),
      ],
    );
  },
  getById: async (id: ItemId) =>
    fromRow(oneRow(await sql<Row>(trx, `${ITEM} where i.id = $1`, [id]), () => notFound('item', id))),
  listBySession: async (id) =>
    (await sql<Row>(trx, `${ITEM} where i.session_id = $1 order by i.position`, [id])).map(fromRow),
  recuse: async ({ id, sessionId }, { personId, reason, at }) => {
    await sql(
      trx,
      'insert into committee.recusal (item_id, session_id, person_id, reason, at) values ($1, $2, $3, $4, $5)',
      [id, sessionId, personId, reason, at],
    );
  },
  nameChair: async ({ id, sessionId }, { personId, namedBy, at }) => {
    await sql(
      trx,
      'insert into committee.item_chair (item_id, session_id, person_id, named_by, at) values ($1, $2, $3, $4, $5)',
      [id, sessionId, personId, namedBy, at],
    );
  },
  vote: async ({ id, sessionId }, { personId, vote, contentHash, castAt }) => {
    await sql(
      trx,
      `insert into committee.vote (item_id, session_id, person_id, vote, content_hash, cast_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [id, sessionId, personId, vote, contentHash, castAt],
    );
  },
  decide: (item, decided, lines) => decide(trx, item, { decided, lines }),
  mark: async (id, status) => {
    await sql(trx, 'update committee.item set status = $2 where id = $1', [id, status]);
  },
});

const decide = async (
  trx: Context['trx'],
  { id, sessionId }: Item,
  { decided, lines }: { decided: Decided; lines: readonly ProposedLine[] },
): Promise<void> => {
  const { decision, tally, decidedBy, decidedAt } = decided;
  await sql(
    trx,
    `insert into committee.decision (item_id, session_id, kind, amount_centimes, content, present, recused, quorum,
         votes_for, votes_against, abstentions, decided_by, decided_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      id,
      sessionId,
      decision.kind,
      amountOf(decision)?.toString() ?? null,
      JSON.stringify(z.encode(Decision, decision)),
      tally.present,
      tally.recused,
      tally.quorum,
      tally.for,
      tally.against,
      tally.abstain,
      decidedBy,
      decidedAt,
    ],
  );
  await sql(
    trx,
    `insert into committee.award_line (item_id, position, funder_id, envelope_id, amount_centimes, hold_id)
       select $1, ordinality, funder, envelope, amount, hold
       from unnest($2::uuid[], $3::uuid[], $4::bigint[], $5::uuid[])
         with ordinality as l(funder, envelope, amount, hold, ordinality)`,
    [
      id,
      lines.map(({ funderId }) => funderId),
      lines.map(({ envelopeId }) => envelopeId),
      lines.map(({ amount }) => amount.toString()),
      lines.map(({ holdId }) => holdId),
    ],
  );
  await sql(trx, `update committee.item set status = 'decided' where id = $1`, [id]);
};

const amountOf = (decision: Decision): Money | null => {
  const settled = decision.kind === 'rectified' ? decision.becomes : decision;
  return settled?.kind === 'retained' ? settled.amount : null;
};

const fromRow = ({ content, tally, decidedBy, decidedAt, ...row }: Row): Item => ({
  ...row,
  recusals: row.recusals.map((each) => ({ ...each, at: new Date(each.at) })),
  chairs: row.chairs.map((each) => ({ ...each, at: new Date(each.at) })),
  votes: row.votes.map((each) => ({ ...each, castAt: new Date(each.castAt) })),
  decided:
    decidedBy && decidedAt
      ? { decision: z.decode(Decision, content as z.input<typeof Decision>), tally, decidedBy, decidedAt }
      : null,
});
