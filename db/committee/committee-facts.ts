import type { AwardCondition, CommitteeFacts, ProposedLine } from '../../services/committee/committee-facts.ts';
import type { ReserveWaits } from '../../services/committee/committee-waits.ts';
import type { DossierId, ItemId } from '../../services/shared/ids.ts';
import type { Money } from '../../services/shared/money.ts';
import { notFound } from '../../services/shared/shared-errors.ts';
import type { Context } from '../shared/context.ts';
import { oneRow, sql } from '../shared/sql.ts';
import { NEXT_IN_RESERVE } from './reserve-store.ts';

interface AwardRow {
  readonly itemId: ItemId;
  readonly amount: Money;
  readonly conditions: readonly AwardCondition[];
  readonly isPromoted: boolean;
}

/** What a session has retained, or what was promoted from its reserve list: whichever came last. */
const AWARD = `
  select item_id as "itemId", amount, conditions, is_promoted as "isPromoted" from (
    select i.id as item_id, d.amount_centimes as amount, coalesce(d.content -> 'becomes', d.content) -> 'conditions' as conditions,
      false as is_promoted, d.decided_at as at
    from committee.item i join committee.decision d on d.item_id = i.id
    where i.dossier_id = $1 and i.status = 'settled' and d.amount_centimes is not null
    union all
    select item_id, amount_centimes, conditions, true, since from committee.reserve_place
    where dossier_id = $1 and status = 'promoted') a
  order by at desc limit 1`;

const LINE = `select l.funder_id as "funderId", l.envelope_id as "envelopeId", e.instrument, l.amount_centimes as amount,
  l.hold_id as "holdId"`;
const OF_ENVELOPE = 'join programme.envelope e on e.id = l.envelope_id';

export const committeeFactsOn = ({ trx }: Context) => ({
  committee: {
    getAward: async (dossierId) => {
      const rows = await sql<AwardRow>(trx, AWARD, [dossierId]);
      const { isPromoted, ...award } = oneRow(rows, () => notFound('award', dossierId));
      const lines = isPromoted
        ? await sql<ProposedLine>(
            trx,
            `${LINE} from committee.reserve_line l ${OF_ENVELOPE} where l.dossier_id = $1 order by l.position`,
            [dossierId],
          )
        : await sql<ProposedLine>(
            trx,
            `${LINE} from committee.award_line l ${OF_ENVELOPE} where l.item_id = $1 order by l.position`,
            [award.itemId],
          );
      return { ...award, dossierId, lines };
    },
  } satisfies CommitteeFacts,
  /** Asked by those who come before the committee and may not know it. */
  decisions: {
    isDecided: async (dossierId: DossierId): Promise<boolean> =>
      (await sql(trx, `select from committee.item where dossier_id = $1 and status = 'decided'`, [dossierId])).length >
      0,
  },
  reserveWaits: {
    waits: async (dossierId: DossierId): Promise<ReserveWaits> => {
      const rows = await sql<{ rounds: number }>(trx, NEXT_IN_RESERVE, [dossierId]);
      return { promotionRound: rows[0]?.rounds ?? null };
    },
  },
});
