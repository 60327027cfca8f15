import { addMonths, instantAt, localDateOf } from '../shared/dates.ts';
import { dossierWorkflowId } from '../shared/ids.ts';
import type { Tranche } from './disbursement.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';

const MONTHS = Array.from({ length: 12 }, (_each, index) => index + 1);

/** Asks the holder to claim a tranche: at once, then every month for a year. Nothing ends this wait but the claim. */
export const openClaim = async (
  { now, obligations, outbox, application }: DisbursementUnit,
  { id, dossierId, number, reopenedReason }: Tranche,
): Promise<void> => {
  const { organisationId, reference } = await application.getDossier(dossierId);
  const owed = { by: 'organisation', organisationId } as const;
  const rungs = MONTHS.map((months) => ({
    at: instantAt(addMonths(localDateOf(now), months), '09:00'),
    act: 'remind' as const,
  }));
  await obligations.open(dossierWorkflowId(dossierId), { kind: 'claim', subjectId: id, owed, rungs, dueAt: null });
  const data = { reference, tranche: number };
  if (reopenedReason === null) await outbox.notify({ kind: 'disbursement.claimable', to: owed, dossierId, data });
  else {
    const asked = { ...data, reason: reopenedReason };
    await outbox.notify({ kind: 'disbursement.claim_returned', to: owed, dossierId, data: asked });
  }
};
