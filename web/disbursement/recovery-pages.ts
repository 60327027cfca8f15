import { z } from 'zod';
import {
  FinalCostInput,
  NotificationInput,
  ReasonInput,
  ReceiptInput,
  RecoveryInput,
  WriteOffInput,
} from '../../services/disbursement/disbursement-inputs.ts';
import type { Actor, Command } from '../../services/shared/command.ts';
import { DossierId, RecoveryId } from '../../services/shared/ids.ts';
import type { Fields } from '../shared/fields.ts';
import { namesOf } from '../shared/naming.ts';
import { OfDossier } from '../shared/params.ts';
import { page, type Page } from '../shared/page.ts';
import { pageMissing } from '../shared/page-errors.ts';
import { keepNeededFile, ONE_FILE } from '../shared/uploading.ts';
import { AskBackPage, FinalCostPage } from './ask-back-pages.tsx';
import type { PaymentUseCases } from './payments-asked.ts';
import { RecoveryPage } from './recovery-page.tsx';

const OfRecovery = z.strictObject({ dossierId: DossierId, recoveryId: RecoveryId });
type Params = z.output<typeof OfRecovery>;

const paymentsOf = (id: DossierId): string => `/dossiers/${id}/payments`;

/** What was asked back of a dossier, and what it cost in the end. */
export const recoveryPages = (useCases: PaymentUseCases): Page[] => [
  page({
    path: '/dossiers/:dossierId/payments/recoveries/:recoveryId',
    params: OfRecovery,
    load: ({ actor, params }) => loadRecovery(useCases, actor, params),
    show: RecoveryPage,
    actions: {
      notify_recovery: step(useCases.notifyRecovery, NotificationInput, { notifiedOn: 'date' }),
      receive_recovery: step(useCases.receiveRecovery, ReceiptInput, {
        amount: 'amount',
        receivedOn: 'date',
        bankReference: 'text',
      }),
      contest_recovery: step(useCases.contestRecovery, ReasonInput, { reason: 'text' }),
      maintain_recovery: step(useCases.maintainRecovery, ReasonInput, { reason: 'text' }),
      cancel_recovery: step(useCases.cancelRecovery, ReasonInput, { reason: 'text' }),
      write_off_recovery: step(useCases.writeOffRecovery, WriteOffInput, { funderId: 'code', reason: 'text' }),
    },
  }),
  ...askingPages(useCases),
];

/** One step in the life of a recovery. */
const step = <Schema extends z.ZodType>(
  act: (command: Command, id: RecoveryId, input: z.output<Schema>) => Promise<unknown>,
  schema: Schema,
  fields: Fields,
) => ({
  fields,
  schema,
  run: async ({ command, params, input }: { command: Command; params: Params; input: z.output<Schema> }) => {
    await act(command, params.recoveryId, input);
    return `${paymentsOf(params.dossierId)}/recoveries/${params.recoveryId}`;
  },
});

const askingPages = (useCases: PaymentUseCases): Page[] => [
  page({
    path: '/dossiers/:dossierId/payments/final-cost',
    params: OfDossier,
    load: async ({ actor, params }) => ({ head: await useCases.getDossier(actor, params.dossierId) }),
    show: FinalCostPage,
    upload: ONE_FILE,
    actions: {
      report_final_cost: {
        fields: { finalCost: 'amount' },
        schema: FinalCostInput.omit({ documentId: true }),
        needsFile: true,
        run: async ({ command, also, params, input, file }) => {
          const documentId = await keepNeededFile(useCases, also('file'), file);
          await useCases.reportFinalCost(command, params.dossierId, { ...input, documentId });
          return paymentsOf(params.dossierId);
        },
      },
    },
  }),
  page({
    path: '/dossiers/:dossierId/payments/recovery',
    params: OfDossier,
    load: async ({ actor, params }) => ({ head: await useCases.getDossier(actor, params.dossierId) }),
    show: AskBackPage,
    upload: ONE_FILE,
    actions: {
      order_recovery: {
        fields: { cause: 'code', amount: 'amount', reason: 'text' },
        schema: RecoveryInput.omit({ documentId: true }),
        needsFile: true,
        run: async ({ command, also, params, input, file }) => {
          const documentId = await keepNeededFile(useCases, also('file'), file);
          await useCases.orderRecovery(command, params.dossierId, { ...input, documentId });
          return paymentsOf(params.dossierId);
        },
      },
    },
  }),
];

const loadRecovery = async (useCases: PaymentUseCases, actor: Actor, { dossierId, recoveryId }: Params) => {
  const { items } = await useCases.listRecoveries(actor, dossierId);
  const recovery = items.find(({ id }) => id === recoveryId);
  if (!recovery) throw pageMissing();
  return {
    head: await useCases.getDossier(actor, dossierId),
    recovery,
    names: await namesOf(useCases, actor, []),
  };
};
