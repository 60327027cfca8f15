import type { ApplicationUseCases } from '../../services/application/application-use-cases.ts';
import {
  Dossier,
  DossierListQuery,
  DossierPage,
  DossierView,
  EligibilityDecision,
  EligibilityView,
  Findings,
  Receipt,
  Submission,
} from '../../services/application/application-views.ts';
import { FinancingPlan } from '../../services/application/financing-plan.ts';
import { Project } from '../../services/application/project.ts';
import { NoBody } from '../shared/no-body.ts';
import { NoParams, OfDossier } from '../shared/params.ts';
import { listing, reading, writing, type Route } from '../shared/route.ts';
import { EligibilityBody, StartBody } from './application-schemas.ts';

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
  ...eligibilityRoutes(useCases),
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
    summary: 'Says everything that is missing or wrong in an application',
    params: OfDossier,
    result: Findings,
    handle: ({ actor, params }) => useCases.checkApplication(actor, params.dossierId),
  }),
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
];

const eligibilityRoutes = (useCases: ApplicationUseCases): Route[] => [
  reading({
    operation: 'getEligibility',
    path: '/dossiers/:dossierId/eligibility',
    summary: 'Shows what every eligibility rule says, with its reason and numbers, and the decision',
    params: OfDossier,
    result: EligibilityView,
    handle: ({ actor, params }) => useCases.getEligibility(actor, params.dossierId),
  }),
  writing({
    operation: 'decideEligibility',
    method: 'post',
    path: '/dossiers/:dossierId/eligibility',
    summary: 'Decides on eligibility, with a reason for each rule that did not pass',
    params: OfDossier,
    body: EligibilityBody,
    result: EligibilityDecision,
    handle: ({ command, params, body }) => useCases.decideEligibility(command, params.dossierId, body),
  }),
];
