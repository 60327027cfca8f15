import { z } from 'zod';
import type { ReportingUseCases } from '../../services/reporting/reporting-use-cases.ts';
import {
  FindingAnswer,
  FindingClosing,
  FindingPage,
  FindingQuery,
  FindingView,
  NewVisit,
  VisitCancelling,
  VisitPage,
  VisitQuery,
  VisitRecord,
  VisitView,
} from '../../services/reporting/visit-views.ts';
import { FindingId, VisitId } from '../../services/shared/ids.ts';
import { OfDossier } from '../shared/params.ts';
import { reading, writing, type Route } from '../shared/route.ts';

const OfVisit = z.strictObject({ visitId: VisitId });
const OfFinding = z.strictObject({ findingId: FindingId });

export const visitRoutes = (useCases: ReportingUseCases): Route[] => [
  ...visiting(useCases),
  ...findingRoutes(useCases),
];

const visiting = ({ listVisits, planVisit, recordVisit, cancelVisit }: ReportingUseCases): Route[] => [
  reading({
    operation: 'listVisits',
    path: '/dossiers/:dossierId/visits',
    summary: 'The visits to a project, as they were planned',
    params: OfDossier,
    query: VisitQuery,
    result: VisitPage,
    handle: ({ actor, params, query }) => listVisits(actor, params.dossierId, query),
  }),
  writing({
    operation: 'planVisit',
    method: 'post',
    path: '/dossiers/:dossierId/visits',
    summary: 'Plans a visit; the holder is told',
    params: OfDossier,
    body: NewVisit,
    result: VisitView,
    handle: ({ command, params, body }) => planVisit(command, params.dossierId, body),
  }),
  writing({
    operation: 'recordVisit',
    method: 'post',
    path: '/visits/:visitId/record',
    summary: 'Records what was seen, and what must be put right by which day',
    params: OfVisit,
    body: VisitRecord,
    result: VisitView,
    handle: ({ command, params, body }) => recordVisit(command, params.visitId, body),
  }),
  writing({
    operation: 'cancelVisit',
    method: 'post',
    path: '/visits/:visitId/cancellation',
    summary: 'Calls a planned visit off',
    params: OfVisit,
    body: VisitCancelling,
    result: VisitView,
    handle: ({ command, params, body }) => cancelVisit(command, params.visitId, body),
  }),
];

const findingRoutes = ({ listFindings, answerFinding, closeFinding }: ReportingUseCases): Route[] => [
  reading({
    operation: 'listFindings',
    path: '/dossiers/:dossierId/visit-findings',
    summary: 'What visits have found, with what was done about it',
    params: OfDossier,
    query: FindingQuery,
    result: FindingPage,
    handle: ({ actor, params, query }) => listFindings(actor, params.dossierId, query),
  }),
  writing({
    operation: 'answerFinding',
    method: 'post',
    path: '/findings/:findingId/answers',
    summary: 'Tells what was done about a finding',
    params: OfFinding,
    body: FindingAnswer,
    result: FindingView,
    handle: ({ command, params, body }) => answerFinding(command, params.findingId, body),
  }),
  writing({
    operation: 'closeFinding',
    method: 'post',
    path: '/findings/:findingId/closing',
    summary: 'Finds that it is put right; payments that it stopped may go on',
    params: OfFinding,
    body: FindingClosing,
    result: FindingView,
    handle: ({ command, params, body }) => closeFinding(command, params.findingId, body),
  }),
];
