import type {
  DisbursementFacts,
  ForgoneFacts,
  PaymentBlocks,
  TrancheFacts,
} from '../../services/disbursement/disbursement-facts.ts';
import { isAbout, suspensionBlocks } from '../../services/disbursement/blocks.ts';
import type { DisbursementUnit } from '../../services/disbursement/disbursement-ports.ts';
import type { DisbursementWaits } from '../../services/disbursement/disbursement-waits.ts';
import type { DossierId } from '../../services/shared/ids.ts';
import type { Context } from '../shared/context.ts';
import { sql } from '../shared/sql.ts';
import { paymentOrdersOn } from './payment-order-store.ts';
import { paymentRunsOn } from './payment-run-store.ts';
import { placementsOn } from './placement-store.ts';
import { proofDraftsOn } from './proof-draft-store.ts';
import { recoveriesOn } from './recovery-store.ts';
import { bankStatementsOn } from './statement-store.ts';
import { tasksOn } from './task-views.ts';
import { approvalPartiesOn, trancheProofsOn, tranchesOn } from './tranche-store.ts';

const FORGONE = `
  select envelope_id as "envelopeId", sum(amount)::bigint as amount from (
    select l.envelope_id, l.amount_centimes as amount
    from disbursement.due_leg l join disbursement.tranche t on t.id = l.tranche_id
    where l.dossier_id = $1
      and (t.status = 'cancelled' or exists (select from disbursement.leg_given_up g where g.leg_id = l.id))
    union all
    select s.envelope_id, s.amount_centimes from disbursement.recovery_share s
    join disbursement.recovery r on r.id = s.recovery_id
    where r.dossier_id = $1 and r.cause <> 'final_cost' and r.status <> 'cancelled'
  ) forgone group by envelope_id`;

interface BlockedElsewhere {
  readonly reporting: PaymentBlocks;
  readonly agreement: Pick<DisbursementUnit['agreement'], 'findSuspension'>;
}

/** Everything that disbursement keeps and tells; what blocks payments elsewhere is handed in. */
export const disbursementOn = (context: Context, { reporting, agreement }: BlockedElsewhere) => {
  const paymentBlocks: PaymentBlocks = {
    listByDossier: async (dossierId) => [
      ...suspensionBlocks(await agreement.findSuspension(dossierId)),
      ...(await reporting.listByDossier(dossierId)),
    ],
  };
  const recoveries = recoveriesOn(context);
  const disbursement: DisbursementFacts = {
    listTranches: async (dossierId) => {
      const rows = await sql<TrancheFacts>(
        context.trx,
        `select id, number, amount_centimes as amount, status in ('settled', 'cancelled') as "isSettled"
         from disbursement.tranche where dossier_id = $1 order by number`,
        [dossierId],
      );
      return rows;
    },
    openRecoveries: (dossierId) => recoveries.countOpen(dossierId),
    listForgone: async (dossierId) => {
      const rows = await sql<ForgoneFacts>(context.trx, FORGONE, [dossierId]);
      return rows;
    },
    findFinalCost: (dossierId) => recoveries.findFinalCost(dossierId),
  };
  return {
    disbursement,
    disbursementWaits: { waits: waitsOn(context, paymentBlocks) },
    paymentBlocks,
    tranches: tranchesOn(context),
    trancheProofs: trancheProofsOn(context),
    proofDrafts: proofDraftsOn(context),
    approvalParties: approvalPartiesOn(context),
    paymentOrders: paymentOrdersOn(context),
    paymentRuns: paymentRunsOn(context),
    bankStatements: bankStatementsOn(context),
    placements: placementsOn(context),
    ...tasksOn(context),
    recoveries,
  };
};

interface WaitsRow {
  readonly count: number;
  readonly version: string;
  readonly next: number | null;
  /** The number of the last tranche that was planned no more; 0 where there is none. */
  readonly before: number;
}

/** The next tranche is the first planned one, and only where every one before it is settled. */
const WAITS = `
  select count(*)::int as count,
    (select version::text from engine.process where type = 'dossier' and subject_id = $1) as version,
    min(number) filter (where status = 'planned' and not exists (
      select from disbursement.tranche before
      where before.dossier_id = t.dossier_id and before.number < t.number and before.status not in ('settled', 'cancelled'))) as next,
    coalesce(max(number) filter (where status not in ('planned', 'cancelled')), 0)::int as before
  from disbursement.tranche t where dossier_id = $1`;

const waitsOn =
  ({ trx }: Context, paymentBlocks: PaymentBlocks) =>
  async (dossierId: DossierId): Promise<DisbursementWaits> => {
    const rows = await sql<WaitsRow>(trx, WAITS, [dossierId]);
    const { count, version, next, before } = rows[0] ?? { count: 0, version: '0', next: null, before: 0 };
    const blocks = next === null ? [] : await paymentBlocks.listByDossier(dossierId);
    const isBlocked = next !== null && blocks.some((block) => isAbout(block, { from: before, to: next }));
    return {
      areTranchesPlanned: count > 0,
      trancheToOffer: isBlocked || next === null ? null : `${String(next)}/${version}`,
    };
  };
