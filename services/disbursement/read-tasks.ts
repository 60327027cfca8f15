import type { Actor } from '../shared/command.ts';
import type { FunderId } from '../shared/ids.ts';
import type { Access, Permission } from '../shared/permission.ts';
import type { ReadDependencies } from '../shared/read.ts';
import { permissionDenied } from '../shared/shared-errors.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import type {
  PaymentRunPage,
  PaymentRunQuery,
  RecoveryPage,
  RecoveryQuery,
  TrancheTaskPage,
  TrancheTaskQuery,
  WaitingOrders,
  WaitingOrdersQuery,
} from './task-views.ts';

type Reading = ReadDependencies<DisbursementUnit>;

const PERMISSIONS: Record<TrancheTaskQuery['act'], Permission> = {
  prepare: 'disbursement.prepare',
  verify: 'disbursement.verify',
  approve: 'disbursement.approve',
  order: 'disbursement.order',
};

/** Tranches that wait for one act and that the reader may do it to: whoever had a part in one does not see it here. */
export const listTrancheTasks =
  ({ read }: Reading) =>
  (actor: Actor, query: TrancheTaskQuery): Promise<TrancheTaskPage> =>
    read(actor, async ({ access, tasks }) => {
      await requireAny(access, [PERMISSIONS[query.act]], query.funderId);
      return tasks.listTranches(query, access.person());
    });

export const listPaymentRuns =
  ({ read }: Reading) =>
  (actor: Actor, query: PaymentRunQuery): Promise<PaymentRunPage> =>
    read(actor, async ({ access, tasks }) => {
      await requireAny(access, ['payment_run.approve', 'audit.read'], query.funderId);
      return tasks.listRuns(query);
    });

/** Orders in no run yet, funder by funder: a run leaves out those of a suspended dossier or of a replaced account. */
export const listWaitingOrders =
  ({ read }: Reading) =>
  (actor: Actor, { funderId }: WaitingOrdersQuery): Promise<WaitingOrders> =>
    read(actor, async ({ access, tasks }) => {
      await requireAny(access, ['payment_run.prepare'], funderId);
      return { items: await tasks.listWaitingOrders(funderId ?? null) };
    });

/** Recovery orders of every dossier, of one funder or of the whole fund. */
export const listAllRecoveries =
  ({ read }: Reading) =>
  (actor: Actor, query: RecoveryQuery): Promise<RecoveryPage> =>
    read(actor, async ({ access, tasks }) => {
      const needed: Permission[] = ['recovery.receive', 'recovery.decide', 'recovery.order', 'audit.read'];
      await requireAny(access, needed, query.funderId);
      return tasks.listRecoveries(query);
    });

/** On the whole fund, or on the funder that is asked for. */
const requireAny = async (
  access: Access,
  permissions: readonly Permission[],
  funderId: FunderId | undefined,
): Promise<void> => {
  const subject = funderId === undefined ? {} : { funderIds: [funderId] };
  for (const permission of permissions) if (await access.allows(permission, subject)) return;
  throw permissionDenied(permissions[0] ?? '');
};
