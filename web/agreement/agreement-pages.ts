import { z } from 'zod';
import { AgreementView } from '../../services/agreement/agreement-views.ts';
import { CopyVerdict, NewSignature } from '../../services/agreement/agreement-inputs.ts';
import type { Actor, Command } from '../../services/shared/command.ts';
import { SignedCopyId, type AgreementId, type DocumentId, type DossierId } from '../../services/shared/ids.ts';
import type { Asked } from '../shared/asked.ts';
import { OfDossier } from '../shared/params.ts';
import { page, type Page } from '../shared/page.ts';
import { pageMissing } from '../shared/page-errors.ts';
import { keepNeededFile, ONE_FILE, type KeepsFiles } from '../shared/uploading.ts';
import { AgreementPage } from './agreement-page.tsx';
import { findShown, type AgreementReading, type AgreementShown } from './agreement-view.ts';
import { CopyPage } from './copy-page.tsx';
import { SignaturePage } from './signature-page.tsx';

interface AgreementUseCases extends AgreementReading, KeepsFiles {
  readonly signAgreement: (command: Command, id: AgreementId, signature: { sha256: string }) => Promise<unknown>;
  readonly handInCopy: (command: Command, id: AgreementId, copy: { documentId: DocumentId }) => Promise<unknown>;
  readonly checkCopy: (command: Command, id: SignedCopyId, verdict: CopyVerdict) => Promise<AgreementView>;
}

type CopyVerdict = z.output<typeof CopyVerdict>;

const Signing = NewSignature.extend({ isRead: z.literal(true) });
const Checking = CopyVerdict.extend({ copyId: SignedCopyId });

const placeOf = (id: DossierId): string => `/dossiers/${id}/agreement`;

export const agreementPages = (useCases: AgreementUseCases): Page[] => [
  page({
    path: '/dossiers/:dossierId/agreement',
    params: OfDossier,
    load: ({ actor, params }) => findShown(useCases, actor, params.dossierId),
    show: AgreementPage,
    actions: {
      check_copy: {
        fields: { copyId: 'code', verdict: 'code', reason: 'text' },
        schema: Checking,
        run: async ({ command, params, input: { copyId, ...verdict } }) => {
          await useCases.checkCopy(command, copyId, verdict);
          return placeOf(params.dossierId);
        },
      },
    },
  }),
  ...signingPages(useCases),
];

/** The party whose turn it is signs: in the application, or by hand on paper. */
const signingPages = (useCases: AgreementUseCases): Page[] => {
  const load = ({ actor, params }: Asked<typeof OfDossier>) => turnOf(useCases, actor, params.dossierId);
  return [
    page({
      path: '/dossiers/:dossierId/agreement/signature',
      params: OfDossier,
      load,
      show: SignaturePage,
      actions: {
        sign_agreement: {
          fields: { sha256: 'code', isRead: 'flag' },
          schema: Signing,
          run: async ({ actor, command, params, input: { sha256 } }) => {
            const { id } = await useCases.showAgreement(actor, params.dossierId);
            await useCases.signAgreement(command, id, { sha256 });
            return placeOf(params.dossierId);
          },
        },
      },
    }),
    page({
      path: '/dossiers/:dossierId/agreement/copy',
      params: OfDossier,
      load,
      show: CopyPage,
      upload: ONE_FILE,
      actions: {
        hand_in_copy: {
          needsFile: true,
          run: async ({ actor, command, also, params, file }) => {
            const { id } = await useCases.showAgreement(actor, params.dossierId);
            const documentId = await keepNeededFile(useCases, also('file'), file);
            await useCases.handInCopy(command, id, { documentId });
            return placeOf(params.dossierId);
          },
        },
      },
    }),
  ];
};

const turnOf = async (useCases: AgreementUseCases, actor: Actor, id: DossierId): Promise<AgreementShown> => {
  const shown = await findShown(useCases, actor, id);
  if (shown.agreement === null) throw pageMissing();
  return shown;
};
