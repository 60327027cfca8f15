import type { Call } from '../programme/programme-facts.ts';
import type { Command, Dependencies } from '../shared/command.ts';
import { dossierWorkflowId, type DossierId, type MandateId } from '../shared/ids.ts';
import { newSecret } from '../shared/secret.ts';
import { requireCurrent } from '../shared/version.ts';
import { findingsNow } from './application-papers.ts';
import type { ApplicationUnit } from './application-ports.ts';
import type { Dossier, Receipt, Submission } from './application-views.ts';
import { receiptOf, submit } from './application.ts';
import { fundersAsked } from './financing-plan.ts';
import { eligibilityWait, startClock } from './legal-clock.ts';
import { requireMandate } from './mandate-in-force.ts';
import { paperOf } from './receipt-paper.ts';

/** Submits once, before the closing, what has no finding left; answers with the numbered receipt. */
export const submitApplication =
  ({ transact }: Dependencies<ApplicationUnit>) =>
  async (command: Command, id: DossierId): Promise<Submission> => {
    // Made out here, so that it is in no table: not in the receipt, and not in the command's kept outcome either.
    const { secret, hash } = newSecret();
    const { receipt, trackingHash } = await transact(command, (unit) => submitIn(unit, id, hash));
    return { receipt, trackingSecret: trackingHash === hash ? secret : null };
  };

const submitIn = async (unit: ApplicationUnit, id: DossierId, trackingHash: string) => {
  const { command, access, programme, dossiers, processes, now } = unit;
  await processes.lockStage(id);
  const draft = await dossiers.lockById(id);
  await access.requireOn('application.submit', id);
  requireCurrent(command, draft);
  const call = await programme.getCall(draft.callId, draft.rulebookHash);
  const mandateId = await requireMandate(unit, draft.organisationId);

  const submitted = submit(draft, { call, now, findings: await findingsNow(unit, draft) });

  await dossiers.save(submitted);
  const receipt = await giveReceipt(unit, { submitted, call, trackingHash });
  for (const { funderId } of fundersAsked(submitted.plan)) await access.admitFunder(id, funderId);
  await startWaiting(unit, submitted, call);
  await tell(unit, { draft, submitted, receipt, mandateId });
  await processes.bump(id);
  return { receipt, trackingHash };
};

interface Deposit {
  readonly submitted: Dossier;
  readonly call: Call;
  readonly trackingHash: string;
}

const giveReceipt = async (unit: ApplicationUnit, { submitted, call, trackingHash }: Deposit): Promise<Receipt> => {
  const sequence = await unit.dossiers.nextNumber(call.id, 'receipts');
  const receipt = receiptOf(submitted, call, sequence);
  await unit.receipts.insert(submitted, { ...receipt, sequence, trackingHash });
  const organisation = await unit.registry.getOrganisation(submitted.organisationId);
  await unit.papers.issue(paperOf(submitted, { receipt, call, organisation }));
  return receipt;
};

/** The draft is no longer waited for; from the receipt on the law's clock runs, and the desk is. */
const startWaiting = async (
  { legalClocks, obligations, now }: ApplicationUnit,
  { id }: Dossier,
  { rulebook: { eligibility } }: Call,
): Promise<void> => {
  const clock = startClock(now, eligibility.decisionDays);
  await obligations.close('draft', id);
  await legalClocks.insert(id, clock);
  const wait = eligibilityWait({ id }, clock, eligibility);
  await obligations.open(dossierWorkflowId(id), wait);
};

interface Submitted {
  readonly draft: Dossier;
  readonly submitted: Dossier;
  readonly receipt: Receipt;
  readonly mandateId: MandateId | null;
}

const tell = async (
  { audit, outbox }: ApplicationUnit,
  { draft, submitted, receipt, mandateId }: Submitted,
): Promise<void> => {
  const { id, reference, organisationId, plan, rulebookHash } = submitted;
  const mandates = mandateId === null ? [] : [mandateId];
  await audit.record({
    kind: 'application.submitted',
    subjectType: 'dossier',
    subjectId: id,
    dossierId: id,
    related: [receipt.number, ...mandates, ...fundersAsked(plan).map(({ funderId }) => funderId)],
    before: { status: draft.status, version: draft.version },
    after: { status: submitted.status, version: submitted.version, receipt },
    ruleVersion: rulebookHash,
  });
  await outbox.notify({
    kind: 'application.submitted',
    to: { by: 'organisation', organisationId },
    dossierId: id,
    data: { reference, number: receipt.number, days: receipt.legalClock.decisionDays },
  });
};
