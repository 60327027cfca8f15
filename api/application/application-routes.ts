import type { ApplicationUseCases } from '../../services/application/application-use-cases.ts';
import {
  Dossier,
  DossierListQuery,
  DossierPage,
  DossierView,
  Findings,
  Receipt,
  Submission,
  TrackingSecret,
} from '../../services/application/application-views.ts';
import { FinancingPlan } from '../../services/application/financing-plan.ts';
import { WantedDocuments } from '../../services/application/wanted-documents.ts';
import { Project } from '../../services/application/project.ts';
import { NoBody } from '../shared/no-body.ts';
import { NoParams, OfDossier } from '../shared/params.ts';
import { listing, reading, writing, type Route } from '../shared/route.ts';
import { AttachmentBody, StartBody } from './application-schemas.ts';
import { counterRoutes } from './counter-routes.ts';
import { instructionRoutes } from './instruction-routes.ts';

export const applicationRoutes = (useCases: ApplicationUseCases): Route[] => [
  writing({
    operation: 'startApplication',
    method: 'post',
    path: '/dossiers',
    summary: 'Starts a dossier on an open call',
    params: NoParams,
    body: StartBody,
    result: Dossier,
    handle: ({ command, body }) => useCases.startApplication(command, body),
  }),
  listing({
    operation: 'listDossiers',
    path: '/dossiers',
    summary: 'Lists the dossiers that the asker may see, newest first',
    params: NoParams,
    query: DossierListQuery,
    result: DossierPage,
    handle: ({ actor, query }) => useCases.listDossiers(actor, query),
  }),
  reading({
    operation: 'getDossier',
    path: '/dossiers/:dossierId',
    summary: 'Shows a dossier, where it stands and whom it waits for',
    params: OfDossier,
    result: DossierView,
    handle: ({ actor, params }) => useCases.getDossier(actor, params.dossierId),
  }),
  ...draftRoutes(useCases),
  ...submissionRoutes(useCases),
  ...instructionRoutes(useCases),
  ...counterRoutes(useCases),
];

const draftRoutes = (useCases: ApplicationUseCases): Route[] => [
  writing({
    operation: 'saveProject',
    method: 'put',
    path: '/dossiers/:dossierId/project',
    summary: 'Saves what a draft says of its project; needs If-Match',
    params: OfDossier,
    body: Project,
    result: Dossier,
    handle: ({ command, params, body }) => useCases.saveSection(command, params.dossierId, { project: body }),
  }),
  writing({
    operation: 'savePlan',
    method: 'put',
    path: '/dossiers/:dossierId/plan',
    summary: 'Saves the financing plan of a draft; needs If-Match',
    params: OfDossier,
    body: FinancingPlan,
    result: Dossier,
    handle: ({ command, params, body }) => useCases.saveSection(command, params.dossierId, { plan: body }),
  }),
  reading({
    operation: 'checkApplication',
    path: '/dossiers/:dossierId/findings',
    summary: 'Says everything that is missing or wrong in an application, in the reader’s words too',
    params: OfDossier,
    result: Findings,
    handle: async ({ actor, params, told }) => {
      const { findings } = await useCases.checkApplication(actor, params.dossierId);
      return { findings: findings.map((finding) => ({ ...finding, message: told('finding', finding) })) };
    },
  }),
  reading({
    operation: 'listWantedDocuments',
    path: '/dossiers/:dossierId/documents',
    summary: 'Lists the documents that the call asks of this applicant, and where each of them stands',
    params: OfDossier,
    result: WantedDocuments,
    handle: ({ actor, params }) => useCases.listDocuments(actor, params.dossierId),
  }),
  writing({
    operation: 'attachDocument',
    method: 'post',
    path: '/dossiers/:dossierId/documents',
    summary: 'Adds a document to a draft; the newest of a kind is the one that counts',
    params: OfDossier,
    body: AttachmentBody,
    result: WantedDocuments,
    handle: async ({ command, params, body }) => ({
      items: await useCases.attachDocument(command, params.dossierId, body),
    }),
  }),
];

const submissionRoutes = (useCases: ApplicationUseCases): Route[] => [
  writing({
    operation: 'submitApplication',
    method: 'post',
    path: '/dossiers/:dossierId/submission',
    summary: 'Submits an application, once, before the closing; answers with the receipt',
    params: OfDossier,
    body: NoBody,
    result: Submission,
    handle: ({ command, params }) => useCases.submitApplication(command, params.dossierId),
  }),
  reading({
    operation: 'getReceipt',
    path: '/dossiers/:dossierId/receipt',
    summary: 'Shows the receipt of a submission',
    params: OfDossier,
    result: Receipt,
    handle: ({ actor, params }) => useCases.getReceipt(actor, params.dossierId),
  }),
  writing({
    operation: 'reissueSecret',
    method: 'post',
    path: '/dossiers/:dossierId/tracking-secret',
    summary: 'Gives a new secret for public tracking; the old one tells nothing from now on',
    params: OfDossier,
    body: NoBody,
    result: TrackingSecret,
    handle: ({ command, params }) => useCases.reissueSecret(command, params.dossierId),
  }),
];
