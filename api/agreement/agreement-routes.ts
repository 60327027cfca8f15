import type { AgreementUseCases } from '../../services/agreement/agreement-use-cases.ts';
import { AgreementView } from '../../services/agreement/agreement-views.ts';
import {
  LiftingInput,
  NewSuspension,
  SuspensionList,
  SuspensionView,
} from '../../services/agreement/suspension-views.ts';
import { OfDossier } from '../shared/params.ts';
import { reading, writing, type Route } from '../shared/route.ts';
import {
  AgreementParams,
  CopyVerdict,
  NewSignature,
  NewSignedCopy,
  SignedCopyParams,
  SuspensionParams,
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
  ...suspensionRoutes(useCases),
];

const suspensionRoutes = (useCases: AgreementUseCases): Route[] => [
  reading({
    operation: 'listSuspensions',
    path: '/dossiers/:dossierId/suspensions',
    summary: 'When payments of a dossier were stopped, why, and who let them go again; the newest first',
    params: OfDossier,
    result: SuspensionList,
    handle: ({ actor, params }) => useCases.listSuspensions(actor, params.dossierId),
  }),
  writing({
    operation: 'suspendAgreement',
    method: 'post',
    path: '/dossiers/:dossierId/suspensions',
    summary: 'Stop every payment of a dossier, with a reason and a day of review',
    params: OfDossier,
    body: NewSuspension,
    result: SuspensionView,
    handle: ({ command, params, body }) => useCases.suspendAgreement(command, params.dossierId, body),
  }),
  writing({
    operation: 'liftSuspension',
    method: 'post',
    path: '/suspensions/:suspensionId/lifting',
    summary: 'Let payments go again, as another person than who stopped them',
    params: SuspensionParams,
    body: LiftingInput,
    result: SuspensionView,
    handle: ({ command, params, body }) => useCases.liftSuspension(command, params.suspensionId, body),
  }),
];
