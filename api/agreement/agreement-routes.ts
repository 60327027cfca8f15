import type { AgreementUseCases } from '../../services/agreement/agreement-use-cases.ts';
import { AgreementView } from '../../services/agreement/agreement-views.ts';
import { OfDossier } from '../shared/params.ts';
import { reading, writing, type Route } from '../shared/route.ts';
import { AgreementParams, NewSignature } from './agreement-schemas.ts';

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
    summary: 'Sign for the next party in order, under the hash of exactly this content',
    params: AgreementParams,
    body: NewSignature,
    result: AgreementView,
    handle: ({ command, params, body }) => useCases.signAgreement(command, params.agreementId, body),
  }),
];
