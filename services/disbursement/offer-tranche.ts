import type { Command, Dependencies } from '../shared/command.ts';
import type { DossierId } from '../shared/ids.ts';
import { openClaim } from './claim-wait.ts';
import { blocksBeforeClaim } from './blocks.ts';
import { trancheNotDue } from './disbursement-errors.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import { previousOf } from './signing.ts';

/**
 * Makes a planned tranche claimable once its turn has come, and asks the holder for the claim. Where something has
 * blocked it since it was looked at, nothing happens: it is offered when it is free again.
 */
export const offerTranche =
  ({ transact }: Dependencies<DisbursementUnit>) =>
  (command: Command, dossierId: DossierId, number: number): Promise<void> =>
    transact(command, async (unit) => {
      const { access, processes, tranches, paymentBlocks, audit } = unit;
      await access.requireOn('disbursement.prepare', dossierId);
      await processes.requireStage(dossierId, 'execution');
      const all = await tranches.listByDossier(dossierId);
      const planned = all.find((tranche) => tranche.number === number);
      if (!planned) throw trancheNotDue(number);
      if (planned.status !== 'planned') return;
      const previous = previousOf(all, number);
      if (blocksBeforeClaim(planned, previous, await paymentBlocks.listByDossier(dossierId)).length > 0) return;

      const claimable = { ...planned, status: 'claimable' as const, version: planned.version + 1 };

      await tranches.save(claimable);
      await openClaim(unit, claimable);
      await audit.record({
        kind: 'disbursement.offered',
        subjectType: 'tranche',
        subjectId: planned.id,
        dossierId,
        before: { status: planned.status },
        after: { status: claimable.status, number, amount: claimable.amount },
      });
      await processes.bump(dossierId);
    });
