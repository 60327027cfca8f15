import type { RecoveryId } from '../shared/ids.ts';
import type { Permission } from '../shared/permission.ts';
import { requireCurrent } from '../shared/version.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import type { RecoveryView } from './disbursement-views.ts';
import type { Recovery } from './recovery.ts';
import { showRecovery } from './show-recovery.ts';

/** A recovery to act on: of a dossier in execution, locked, for somebody who may. */
export const lockRecovery = async (
  unit: DisbursementUnit,
  id: RecoveryId,
  mayThey: (recovery: Recovery) => Promise<void>,
): Promise<Recovery> => {
  const { command, processes, recoveries } = unit;
  const seen = await recoveries.getById(id);
  await mayThey(seen);
  await processes.requireStage(seen.dossierId, 'execution');
  const recovery = await recoveries.lockById(id);
  requireCurrent(command, recovery);
  return recovery;
};

export const onDossier =
  ({ access }: DisbursementUnit, permission: Permission) =>
  ({ dossierId }: Recovery): Promise<void> =>
    access.requireOn(permission, dossierId);

/** The lead funder speaks for all of them. */
export const asLeadFunder =
  ({ access, application, programme }: DisbursementUnit) =>
  async ({ dossierId }: Recovery): Promise<void> => {
    const { callId } = await application.getDossier(dossierId);
    const { leadFunderId } = await programme.getCall(callId);
    await access.requireFor('recovery.decide', dossierId, leadFunderId);
  };

interface Told {
  readonly before: Recovery;
  readonly kind: string;
  readonly reason?: string;
  readonly after?: object;
}

/** Keeps a recovery as it is now, with the event of how it came there. */
export const keepRecovery = async (
  { recoveries, audit, processes }: DisbursementUnit,
  recovery: Recovery,
  { before, kind, reason, after = {} }: Told,
): Promise<RecoveryView> => {
  const saved = { ...recovery, version: before.version + 1 };
  const { id, dossierId, status, received, writtenOff } = saved;
  await recoveries.save(saved);
  await audit.record({
    kind,
    subjectType: 'recovery',
    subjectId: id,
    dossierId,
    related: saved.shares.map(({ funderId }) => funderId),
    before: { status: before.status, received: before.received, writtenOff: before.writtenOff },
    after: { status, received, writtenOff, ...after },
    reason: reason ?? null,
  });
  await processes.bump(dossierId);
  return showRecovery(saved);
};
