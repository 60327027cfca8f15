import type { Actor } from '../shared/command.ts';
import type { PaymentOrderId } from '../shared/ids.ts';
import type { ReadDependencies } from '../shared/read.ts';
import type { DossierUnit, PaymentPath } from './dossier-ports.ts';

/** What a payment went through, from the bank's entry back to the vote: the things that its timeline is about. */
export const getPaymentPath =
  ({ read }: ReadDependencies<DossierUnit>) =>
  (actor: Actor, id: PaymentOrderId): Promise<PaymentPath> =>
    read(actor, async ({ access, paymentPaths }) => {
      const path = await paymentPaths.get(id);
      await access.requireOn('audit.read', path.dossierId);
      return path;
    });
