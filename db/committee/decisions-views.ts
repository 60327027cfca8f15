import { z } from 'zod';
import type { EffectiveDecisions } from '../../services/committee/committee-ports.ts';
import { Decision } from '../../services/committee/decision.ts';
import type { EffectiveDecision, ReserveStanding } from '../../services/committee/decisions-view.ts';
import type { Context } from '../shared/context.ts';
import { sql } from '../shared/sql.ts';

/** Of dossier $1; what is decided in minutes that lack a signature is nobody's business yet. */
const DECISIONS = `
  select i.id as "itemId", d.content, d.decided_at as "decidedAt", s.reference as session, m.number as minutes
  from committee.item i
  join committee.decision d on d.item_id = i.id
  join committee.session s on s.id = i.session_id
  join committee.minutes m on m.session_id = i.session_id
  where i.dossier_id = $1 and i.status = 'settled'
  order by d.decided_at, i.id`;

const PLACE = `
  select rank, status, amount_centimes as amount, since from committee.reserve_place where dossier_id = $1`;

type Row = Omit<EffectiveDecision, 'decision'> & { readonly content: z.input<typeof Decision> };

export const effectiveDecisionsOn = ({ trx }: Context): EffectiveDecisions => ({
  list: async (dossierId) =>
    (await sql<Row>(trx, DECISIONS, [dossierId])).map(({ content, ...row }) => ({
      ...row,
      decision: z.decode(Decision, content),
    })),
  findReservePlace: async (dossierId) => (await sql<ReserveStanding>(trx, PLACE, [dossierId]))[0] ?? null,
});
