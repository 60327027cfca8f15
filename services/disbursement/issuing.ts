import { orderRecovery as orderInBooks } from '../ledger/ledger-acts.ts';
import { addDays, localDateOf } from '../shared/dates.ts';
import { dossierWorkflowId, newId, type RecoveryId } from '../shared/ids.ts';
import { total, ZERO } from '../shared/money.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import { DUE_DAYS, recoveryWait, type Recovery } from './recovery.ts';

type Asked = Pick<Recovery, 'dossierId' | 'cause' | 'reason' | 'documentId' | 'shares'>;

/** Orders the holder to pay back: in the books, as a wait, and told to whom it concerns. */
export const issueRecovery = async (unit: DisbursementUnit, asked: Asked): Promise<Recovery> => {
  const { access, recoveries, ledger, obligations, application, audit, outbox, now } = unit;
  const recovery: Recovery = {
    ...asked,
    id: newId<RecoveryId>(),
    amount: total(asked.shares.map((share) => share.amount)),
    received: ZERO,
    writtenOff: ZERO,
    dueOn: addDays(localDateOf(now), DUE_DAYS),
    notifiedOn: null,
    status: 'issued',
    orderedBy: access.person(),
    decidedBy: null,
    version: 1,
  };
  const { id, dossierId, cause, amount, dueOn, shares } = recovery;
  await recoveries.insert(recovery);
  await ledger.post(shares.map((share) => orderInBooks(share, share.amount, id)));
  const { organisationId, reference } = await application.getDossier(dossierId);
  await obligations.open(dossierWorkflowId(dossierId), recoveryWait(recovery, organisationId));
  await audit.record({
    kind: 'disbursement.recovery_ordered',
    subjectType: 'recovery',
    subjectId: id,
    dossierId,
    related: shares.map(({ funderId }) => funderId),
    after: {
      cause,
      amount,
      dueOn,
      shares: shares.map((share) => ({ funderId: share.funderId, amount: share.amount })),
    },
    reason: recovery.reason,
  });
  const to = { by: 'organisation', organisationId } as const;
  await outbox.notify({ kind: 'disbursement.recovery_ordered', to, dossierId, data: { reference, dueOn } });
  return recovery;
};
