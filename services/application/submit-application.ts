import { randomBytes } from 'node:crypto';
import { sha256Of } from '../shared/canonical.ts';
import type { Command, Dependencies } from '../shared/command.ts';
import { dossierWorkflowId, type DossierId } from '../shared/ids.ts';
import { requireCurrent } from '../shared/version.ts';
import type { ApplicationUnit } from './application-ports.ts';
import type { Submission } from './application-views.ts';
import { eligibilityWait, receiptOf, submit } from './application.ts';
import { grantsAsked } from './financing-plan.ts';
import { paperOf } from './receipt-paper.ts';

const SECRET_BYTES = 18;

/** Submits once, before the closing, what has no finding left; answers with the numbered receipt. */
export const submitApplication =
  ({ transact }: Dependencies<ApplicationUnit>) =>
  async (command: Command, id: DossierId): Promise<Submission> => {
    // Made out here, so that it is in no table: not in the receipt, and not in the command's kept outcome either.
    const secret = randomBytes(SECRET_BYTES).toString('base64url');
    const { receipt, trackingHash } = await transact(command, (unit) => submitIn(unit, id, sha256Of(secret)));
    return { receipt, trackingSecret: trackingHash === sha256Of(secret) ? secret : null };
  };

const submitIn = async (unit: ApplicationUnit, id: DossierId, trackingHash: string) => {
  const { command, access, programme, registry, dossiers, receipts, obligations, audit, outbox, processes, now } = unit;
  await processes.lockStage(id);
  const draft = await dossiers.lockById(id);
  await access.requireOn('application.submit', id);
  requireCurrent(command, draft);
  const call = await programme.getCall(draft.callId, draft.rulebookHash);
  const organisation = await registry.getOrganisation(draft.organisationId);

  const submitted = submit(draft, { call, organisation, now });

  await dossiers.save(submitted);
  const sequence = await dossiers.nextNumber(call.id, 'receipts');
  const receipt = receiptOf(submitted, call, sequence);
  await receipts.insert(submitted, { ...receipt, sequence, trackingHash });
  await unit.papers.issue(paperOf(submitted, { receipt, call, organisation }));
  for (const { funderId } of grantsAsked(submitted.plan)) await access.admitFunder(id, funderId);
  await obligations.close('draft', id);
  await obligations.open(dossierWorkflowId(id), eligibilityWait(submitted, call, now));
  await audit.record({
    kind: 'application.submitted',
    subjectType: 'dossier',
    subjectId: id,
    dossierId: id,
    related: [receipt.number, ...grantsAsked(submitted.plan).map(({ funderId }) => funderId)],
    before: { status: draft.status, version: draft.version },
    after: { status: submitted.status, version: submitted.version, receipt },
    ruleVersion: submitted.rulebookHash,
  });
  await outbox.notify({
    kind: 'application.submitted',
    to: { by: 'organisation', organisationId: submitted.organisationId },
    dossierId: id,
    data: { reference: submitted.reference, number: receipt.number, days: receipt.legalClock.decisionDays },
  });
  await processes.bump(id);
  return { receipt, trackingHash };
};
