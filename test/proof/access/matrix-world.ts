import type { CallId, FunderId, OrganisationId, PaymentRunId } from '../../../services/shared/ids.ts';
import { bankStatement } from '../../support/builders/disbursement.ts';
import { allTranchesPaid, finalCostReported } from '../../support/builders/reporting.ts';
import { idsKept } from '../../support/kept-ids.ts';
import type { World } from '../../support/world.ts';

export interface Known {
  readonly organisationId: OrganisationId;
  readonly callId: CallId;
  readonly funderId: FunderId;
  readonly coFunderId: FunderId;
  readonly otherFunderId: FunderId;
}

/** A dossier with everything that a dossier can have, and the ids by which paths ask for it. */
export interface AskedWorld {
  readonly known: Known;
  readonly ids: Readonly<Record<string, string>>;
  readonly statement: Buffer;
}

/** What belongs to one funder of it, by the names that paths have for it. */
const OF_FUNDER: Readonly<Record<string, string>> = {
  envelopeId: 'select id from programme.envelope where funder_id = ? limit 1',
  lineId: 'select id from cofinancing.line where funder_id = ? limit 1',
  legId: 'select id from disbursement.leg where funder_id = ? limit 1',
  trancheId: 'select tranche_id as id from disbursement.leg where funder_id = ? limit 1',
  runId: 'select id from disbursement.payment_run where funder_id = ? limit 1',
  orderId: `select o.id from disbursement.payment_order o join disbursement.leg l on l.id = o.leg_id
    where l.funder_id = ? limit 1`,
};

/** Nothing is counted: everybody asks for everything, and a quota would answer in the place of a rule. */
const WITHOUT_QUOTAS = `create or replace function engine.take_quota(of_key text, most integer, seconds integer)
  returns integer language sql as 'select 0'`;

/** INDH leads and pays with the region of Béni Mellal; Drâa-Tafilalet takes part in the call, and not in the dossier. */
export const askedWorldOn = async (world: World): Promise<AskedWorld> => {
  const execution = await finalCostReported(world, await allTranchesPaid(world));
  const { funders, callId, organisationId, dossierId } = execution;
  const { indh: funderId, region05: coFunderId, region08: otherFunderId } = funders;
  const ids: Record<string, string> = { ...(await idsKept(world)), funderId, callId, organisationId, dossierId };
  for (const [name, sql] of Object.entries(OF_FUNDER)) {
    const { rows } = await world.admin.raw<{ rows: { id: string }[] }>(sql, [funderId]);
    ids[name] = rows[0]?.id ?? '';
  }
  const statement = await bankStatement(world, execution, { runId: ids['runId'] as PaymentRunId });
  await world.admin.raw(WITHOUT_QUOTAS);
  return { known: { organisationId, callId, funderId, coFunderId, otherFunderId }, ids, statement };
};
