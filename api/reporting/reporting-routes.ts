import { z } from 'zod';
import { ReportContent } from '../../services/reporting/report-content.ts';
import type { ReportingUseCases } from '../../services/reporting/reporting-use-cases.ts';
import {
  Closure,
  ClosureRequest,
  ClosureView,
  ReportList,
  ReportReturn,
  ReportView,
} from '../../services/reporting/reporting-views.ts';
import { ResultList, Verification, VerificationRequest } from '../../services/reporting/result-views.ts';
import { ReportId } from '../../services/shared/ids.ts';
import { NoBody } from '../shared/no-body.ts';
import { OfDossier } from '../shared/params.ts';
import { reading, writing, type Route } from '../shared/route.ts';
import { visitRoutes } from './visit-routes.ts';

const ofReport = z.strictObject({ reportId: ReportId });

export const reportingRoutes = (useCases: ReportingUseCases): Route[] => [
  ...reportRoutes(useCases),
  ...resultRoutes(useCases),
  ...visitRoutes(useCases),
  ...closureRoutes(useCases),
];

const reportRoutes = (useCases: ReportingUseCases): Route[] => [
  reading({
    operation: 'listReports',
    path: '/dossiers/:dossierId/reports',
    summary: 'The reports that a dossier owes, with every revision and its review',
    params: OfDossier,
    result: ReportList,
    handle: ({ actor, params }) => useCases.listReports(actor, params.dossierId),
  }),
  writing({
    operation: 'submitReport',
    method: 'post',
    path: '/reports/:reportId/submission',
    summary: 'Tells what was done, spent and reached; again, as a new revision, after a return',
    params: ofReport,
    body: ReportContent,
    result: ReportView,
    handle: ({ command, params, body }) => useCases.submitReport(command, params.reportId, body),
  }),
  writing({
    operation: 'acceptReport',
    method: 'post',
    path: '/reports/:reportId/acceptance',
    summary: 'Accepts a submitted report; the tranche that it blocked may go on',
    params: ofReport,
    body: NoBody,
    result: ReportView,
    handle: ({ command, params }) => useCases.acceptReport(command, params.reportId),
  }),
  writing({
    operation: 'returnReport',
    method: 'post',
    path: '/reports/:reportId/return',
    summary: 'Gives a submitted report back with questions',
    params: ofReport,
    body: ReportReturn,
    result: ReportView,
    handle: ({ command, params, body }) => useCases.returnReport(command, params.reportId, body),
  }),
];

const resultRoutes = (useCases: ReportingUseCases): Route[] => [
  writing({
    operation: 'verifyIndicator',
    method: 'post',
    path: '/reports/:reportId/verifications',
    summary: 'Somebody else than who declared it has checked a figure of an accepted report',
    params: ofReport,
    body: VerificationRequest,
    result: Verification,
    handle: ({ command, params, body }) => useCases.verifyIndicator(command, params.reportId, body),
  }),
  reading({
    operation: 'listResults',
    path: '/dossiers/:dossierId/results',
    summary: 'What a project has reached and spent, with each funder’s part of it',
    params: OfDossier,
    result: ResultList,
    handle: ({ actor, params }) => useCases.listResults(actor, params.dossierId),
  }),
];

const closureRoutes = (useCases: ReportingUseCases): Route[] => [
  reading({
    operation: 'getClosure',
    path: '/dossiers/:dossierId/closure',
    summary: 'The checklist of closure with what still stands open, and the closing statement once there is one',
    params: OfDossier,
    result: ClosureView,
    handle: ({ actor, params }) => useCases.getClosure(actor, params.dossierId),
  }),
  writing({
    operation: 'closeDossier',
    method: 'post',
    path: '/dossiers/:dossierId/closure',
    summary: 'Closes a dossier; refused with everything that still stands open',
    params: OfDossier,
    body: ClosureRequest,
    result: Closure,
    handle: ({ command, params, body }) => useCases.closeDossier(command, params.dossierId, body),
  }),
];
