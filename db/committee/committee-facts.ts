import type { AwardCondition, CommitteeFacts, ProposedLine } from '../../services/committee/committee-facts.ts';
import type { CommitteeWaits } from '../../services/committee/committee-waits.ts';
import type { DossierId, ItemId } from '../../services/shared/ids.ts';
import type { Money } from '../../services/shared/money.ts';
import { notFound } from '../../services/shared/shared-errors.ts';
import type { Context } from '../shared/context.ts';
import { oneRow, sql } from '../shared/sql.ts';

interface AwardRow {
  readonly itemId: ItemId;
  readonly amount: Money;
  readonly conditions: readonly AwardCondition[];
}

export const committeeFactsOn = ({ trx }: Context) => ({
  committee: {
    getAward: async (dossierId) => {
      const rows = await sql<AwardRow>(
        trx,
        `select i.id as "itemId", d.amount_centimes as amount, d.content -> 'conditions' as conditions
         from committee.item i join committee.decision d on d.item_id = i.id
         where i.dossier_id = $1 and i.status = 'settled' and d.kind = 'retained'`,
        [dossierId],
      );
      const award = oneRow(rows, () => notFound('award', dossierId));
      const lines = await sql<ProposedLine>(
        trx,
        `select funder_id as "funderId", envelope_id as "envelopeId", amount_centimes as amount, hold_id as "holdId"
         from committee.award_line where item_id = $1 order by position`,
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
  committeeWaits: {
    waits: (): Promise<CommitteeWaits> => Promise.resolve({}),
  },
});
