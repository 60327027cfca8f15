import { z } from 'zod';
import { ClaimProof } from '../../services/disbursement/disbursement-inputs.ts';
import type { Actor } from '../../services/shared/command.ts';
import { DossierId, TrancheId } from '../../services/shared/ids.ts';
import { namesOf } from '../shared/naming.ts';
import { NoInput, OfDossier } from '../shared/params.ts';
import { page, type Page } from '../shared/page.ts';
import { pageMissing } from '../shared/page-errors.ts';
import { keepNeededFile, ONE_FILE } from '../shared/uploading.ts';
import { ClaimPage, type ClaimShown } from './claim-page.tsx';
import type { PaymentUseCases } from './payments-asked.ts';
import { PaymentsPage } from './payments-page.tsx';
import { ProofPage } from './proof-page.tsx';
import { recoveryPages } from './recovery-pages.ts';
import { tranchePages } from './tranche-pages.ts';

const OfClaim = z.strictObject({ dossierId: DossierId, trancheId: TrancheId });
const OfKind = OfClaim.extend({ kind: z.string().regex(/^[a-z][a-z0-9_]{1,39}$/) });

export const paymentsPages = (useCases: PaymentUseCases): Page[] => [
  page({
    path: '/dossiers/:dossierId/payments',
    params: OfDossier,
    load: async ({ actor, params: { dossierId } }) => ({
      head: await useCases.getDossier(actor, dossierId),
      tranches: (await useCases.listTranches(actor, dossierId)).items,
      recoveries: (await useCases.listRecoveries(actor, dossierId)).items,
      money: await useCases.getDossierMoney(actor, dossierId),
      names: await namesOf(useCases, actor, []),
    }),
    show: PaymentsPage,
  }),
  claimPage(useCases),
  proofPage(useCases),
  ...tranchePages(useCases),
  ...recoveryPages(useCases),
];

const claimPage = (useCases: PaymentUseCases): Page =>
  page({
    path: '/dossiers/:dossierId/payments/claims/:trancheId',
    params: OfClaim,
    load: ({ actor, params }) => loadClaim(useCases, actor, params),
    show: ClaimPage,
    actions: {
      drop_proof: {
        fields: { draftId: 'code' },
        schema: z.strictObject({ draftId: z.uuid() }),
        run: async ({ command, params, input }) => {
          await useCases.dropProofDraft(command, params.trancheId, input.draftId);
          return claimOf(params);
        },
      },
      claim_tranche: {
        schema: NoInput,
        run: async ({ actor, command, params }) => {
          const { items } = await useCases.listProofDrafts(actor, params.trancheId);
          const proofs = items.map(({ id: _id, ...proof }) => proof);
          await useCases.claimTranche(command, params.trancheId, { proofs });
          return `/dossiers/${params.dossierId}/payments`;
        },
      },
    },
  });

/** A group of fields in which nothing was typed says nothing. */
const withoutBlanks = (typed: unknown): unknown =>
  Object.fromEntries(Object.entries(Object(typed) as object).filter(([, value]) => JSON.stringify(value) !== '{}'));

/** What the form says; an invoice says whose it is, its number, day and amount, for it counts once. */
const ProofSaid = z.preprocess(
  withoutBlanks,
  ClaimProof.omit({ documentId: true }).refine(({ kind, invoice }) => kind !== 'invoice' || invoice !== undefined, {
    path: ['invoice', 'supplierIce'],
    error: 'invoice',
  }),
);

const proofPage = (useCases: PaymentUseCases): Page =>
  page({
    path: '/dossiers/:dossierId/payments/claims/:trancheId/:kind',
    params: OfKind,
    load: async ({ actor, params }) => {
      const claim = await loadClaim(useCases, actor, params);
      if (!claim.tranche.requirements.some(({ proof }) => proof === params.kind)) throw pageMissing();
      return { ...claim, kind: params.kind };
    },
    show: ProofPage,
    upload: ONE_FILE,
    actions: {
      draft_proof: {
        fields: {
          kind: 'code',
          validUntil: 'date',
          'invoice.supplierIce': 'code',
          'invoice.number': 'text',
          'invoice.date': 'date',
          'invoice.amount': 'amount',
          'ownPart.nature': 'code',
          'ownPart.amount': 'amount',
        },
        schema: ProofSaid,
        needsFile: true,
        run: async ({ command, also, params, input, file }) => {
          const documentId = await keepNeededFile(useCases, also('file'), file);
          await useCases.draftProof(command, params.trancheId, { ...input, documentId });
          return claimOf(params);
        },
      },
    },
  });

const claimOf = ({ dossierId, trancheId }: z.output<typeof OfClaim>): string =>
  `/dossiers/${dossierId}/payments/claims/${trancheId}`;

const loadClaim = async (
  { getDossier, getTranche, listProofDrafts }: PaymentUseCases,
  actor: Actor,
  { dossierId, trancheId }: z.output<typeof OfClaim>,
): Promise<ClaimShown> => {
  const head = await getDossier(actor, dossierId);
  const tranche = await getTranche(actor, trancheId);
  if (tranche.dossierId !== dossierId) throw pageMissing();
  return { head, tranche, drafts: (await listProofDrafts(actor, trancheId)).items };
};
