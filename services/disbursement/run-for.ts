import type { PaymentRunId } from '../shared/ids.ts';
import type { Permission } from '../shared/permission.ts';
import { notFound } from '../shared/shared-errors.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import type { PaymentRun } from './payment-run.ts';

/** A run holds account numbers: to whoever neither signs runs of this funder nor audits it, it is not there. */
export const runFor = async (
  { access, paymentRuns }: DisbursementUnit,
  id: PaymentRunId,
  permission?: Permission,
): Promise<PaymentRun> => {
  const run = await paymentRuns.getById(id);
  const subject = { funderIds: [run.funderId] };
  const mayLook = (await access.allows('payment_run.approve', subject)) || (await access.allows('audit.read', subject));
  if (!mayLook) throw notFound('payment_run', id);
  if (permission !== undefined) await access.require(permission, subject);
  return run;
};
