import type { AgreementUseCases } from '../../services/agreement/agreement-use-cases.ts';
import { AgreementView } from '../../services/agreement/agreement-views.ts';
import { OfDossier } from '../shared/params.ts';
import { reading, writing, type Route } from '../shared/route.ts';
import {
  AgreementParams,
  CopyVerdict,
  NewSignature,
  NewSignedCopy,
  SignedCopyParams,
} from '../../services/agreement/agreement-inputs.ts';

export const agreementRoutes = (useCases: AgreementUseCases): Route[] => [
  reading({
    operation: 'showAgreement',
    path: '/dossiers/:dossierId/agreement',
    summary: 'The agreement of a dossier: its content, who signed it and whose turn it is',
    params: OfDossier,
    result: AgreementView,
    handle: ({ actor, params }) => useCases.showAgreement(actor, params.dossierId),
  }),
  writing({
    operation: 'signAgreement',
    method: 'post',
    path: '/agreements/:agreementId/signatures',
    summary: 'Sign for the next party in order, under the hash of exactly this PDF',
    params: AgreementParams,
    body: NewSignature,
    result: AgreementView,
    handle: ({ command, params, body }) => useCases.signAgreement(command, params.agreementId, body),
  }),
  writing({
    operation: 'handInCopy',
    method: 'post',
    path: '/agreements/:agreementId/copies',
    summary: 'Bring the paper back, signed by hand for the next party in order',
    params: AgreementParams,
    body: NewSignedCopy,
    result: AgreementView,
    handle: ({ command, params, body }) => useCases.handInCopy(command, params.agreementId, body),
  }),
  writing({
    operation: 'checkCopy',
    method: 'post',
    path: '/signed-copies/:copyId/check',
    summary: 'Accept a copy signed by hand as the signature, or refuse it with a reason',
    params: SignedCopyParams,
    body: CopyVerdict,
    result: AgreementView,
    handle: ({ command, params, body }) => useCases.checkCopy(command, params.copyId, body),
  }),
];
