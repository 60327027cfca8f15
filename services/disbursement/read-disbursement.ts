import type { Actor } from '../shared/command.ts';
import type { DossierId, PaymentRunId } from '../shared/ids.ts';
import type { ReadDependencies } from '../shared/read.ts';
import { paymentFileMissing } from './disbursement-errors.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import type {
  PaymentRunView,
  PlacementPage,
  PlacementQuery,
  RecoveryView,
  TrancheView,
  UnmatchedPage,
  UnmatchedQuery,
} from './disbursement-views.ts';
import type { PaymentFile } from './payment-run.ts';
import { runFor } from './run-for.ts';
import { showPaymentRun } from './show-payment-run.ts';
import { showRecovery } from './show-recovery.ts';
import { showTranche } from './show-tranche.ts';

type Reading = ReadDependencies<DisbursementUnit>;

/** A dossier's tranches, with what blocks each and who may act next. */
export const listTranches =
  ({ read }: Reading) =>
  (actor: Actor, dossierId: DossierId): Promise<{ items: TrancheView[] }> =>
    read(actor, async (unit) => {
      await unit.access.requireOn('dossier.read', dossierId);
      const items: TrancheView[] = [];
      for (const tranche of await unit.tranches.listByDossier(dossierId)) items.push(await showTranche(unit, tranche));
      return { items };
    });

export const listRecoveries =
  ({ read }: Reading) =>
  (actor: Actor, dossierId: DossierId): Promise<{ items: RecoveryView[] }> =>
    read(actor, async ({ access, recoveries }) => {
      await access.requireOn('dossier.read', dossierId);
      return { items: (await recoveries.listByDossier(dossierId)).map(showRecovery) };
    });

export const getPaymentRun =
  ({ read }: Reading) =>
  (actor: Actor, id: PaymentRunId): Promise<PaymentRunView> =>
    read(actor, async (unit) => showPaymentRun(unit, await runFor(unit, id)));

/** The bank's file exactly as it was kept when the run was sent. */
export const getPaymentFile =
  ({ read }: Reading) =>
  (actor: Actor, id: PaymentRunId): Promise<PaymentFile> =>
    read(actor, async (unit) => {
      await runFor(unit, id);
      const file = await unit.paymentRuns.findFile(id);
      if (file === null) throw paymentFileMissing(id);
      return file;
    });

/** Entries of statements that found no order, oldest first, of one funder or of the whole fund. */
export const listUnmatchedEntries =
  ({ read }: Reading) =>
  (actor: Actor, query: UnmatchedQuery): Promise<UnmatchedPage> =>
    read(actor, async ({ access, bankStatements }) => {
      await access.require('statement.import', query.funderId === undefined ? {} : { funderIds: [query.funderId] });
      return bankStatements.listUnmatched(query);
    });

/** What payers say of entries and orders, for the second person to confirm. */
export const listPlacements =
  ({ read }: Reading) =>
  (actor: Actor, query: PlacementQuery): Promise<PlacementPage> =>
    read(actor, async ({ access, placements }) => {
      await access.require('payment_run.approve', query.funderId === undefined ? {} : { funderIds: [query.funderId] });
      return placements.list(query);
    });
