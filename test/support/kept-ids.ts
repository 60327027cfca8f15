import type { World } from './world.ts';

/** Where the thing that a path names is kept; a path that names another one is asked for something that is not there. */
const KEPT: Readonly<Record<string, string>> = {
  roleId: 'access.role_grant',
  personId: 'access.person',
  funderId: 'programme.funder',
  holidayId: 'programme.holiday',
  envelopeId: 'programme.envelope',
  callId: 'programme.call',
  organisationId: 'registry.organisation',
  accountId: 'registry.account',
  representativeId: 'registry.representative',
  documentId: 'documents.document',
  dossierId: 'application.dossier',
  assignmentId: 'scoring.assignment',
  sessionId: 'committee.session',
  itemId: 'committee.item',
  lineId: 'cofinancing.line',
  agreementId: 'agreement.agreement',
  trancheId: 'disbursement.tranche',
  proofId: 'disbursement.proof',
  legId: 'disbursement.leg',
  runId: 'disbursement.payment_run',
  recoveryId: 'disbursement.recovery',
  reportId: 'reporting.report',
  orderId: 'disbursement.payment_order',
};

/** One thing of each kind, by the name that paths have for it. */
export const idsKept = async (world: World): Promise<Record<string, string>> => {
  const ids: Record<string, string> = {};
  for (const [name, table] of Object.entries(KEPT)) {
    const { rows } = await world.admin.raw<{ rows: { id: string }[] }>(`select id from ${table} limit 1`);
    if (!rows[0]) throw new Error(`nothing is kept in ${table}`);
    ids[name] = rows[0].id;
  }
  const receipt = await world.admin<Record<string, string>>('documents.paper').where({ kind: 'receipt' }).first();
  return { ...ids, slice: 'application', kind: 'receipt', number: receipt?.['number'] ?? 'none' };
};
