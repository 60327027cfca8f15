import { contributionStanding } from '../ledger/contribution-acts.ts';
import type { Actor } from '../shared/command.ts';
import type { DossierId } from '../shared/ids.ts';
import type { ReadDependencies } from '../shared/read.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import type { DossierMoney } from './money-views.ts';

/** Where all the money of a dossier stands, as the books have it at this moment. */
export const getDossierMoney =
  ({ read }: ReadDependencies<DisbursementUnit>) =>
  (actor: Actor, dossierId: DossierId): Promise<DossierMoney> =>
    read(actor, async ({ access, ledger }) => {
      await access.requireOn('dossier.read', dossierId);
      return {
        funders: await ledger.balances(dossierId),
        guarantees: await ledger.covers(dossierId),
        contribution: contributionStanding(await ledger.contribution(dossierId)),
      };
    });
