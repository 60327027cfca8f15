import { Decision, Proposal } from '../../services/cofinancing/approval.ts';
import type { CofinancingUseCases } from '../../services/cofinancing/cofinancing-use-cases.ts';
import { LineView, RoundsView } from '../../services/cofinancing/cofinancing-views.ts';
import { LinePage, LineQuery, PlanOptionsView } from '../../services/cofinancing/lines-views.ts';
import { NoParams, OfDossier } from '../shared/params.ts';
import { reading, writing, type Route } from '../shared/route.ts';
import { roundRoutes } from './round-routes.ts';
import { LineParams } from './cofinancing-schemas.ts';

export const cofinancingRoutes = (useCases: CofinancingUseCases): Route[] => [
  reading({
    operation: 'showRounds',
    path: '/dossiers/:dossierId/rounds',
    summary: 'Every round of funders: lines, answers, the gap and what comes next',
    params: OfDossier,
    result: RoundsView,
    handle: ({ actor, params }) => useCases.showRounds(actor, params.dossierId),
  }),
  reading({
    operation: 'showPlanOptions',
    path: '/dossiers/:dossierId/plan-options',
    summary: 'Who could fill the gap, within envelopes and rules: for the lead funder',
    params: OfDossier,
    result: PlanOptionsView,
    handle: ({ actor, params }) => useCases.showPlanOptions(actor, params.dossierId),
  }),
  reading({
    operation: 'listLines',
    path: '/lines',
    summary: 'Lines of the funders that you prepare, decide or audit for, the most urgent first',
    params: NoParams,
    query: LineQuery,
    result: LinePage,
    handle: ({ actor, query }) => useCases.listLines(actor, query),
  }),
  writing({
    operation: 'prepareApproval',
    method: 'post',
    path: '/lines/:lineId/preparation',
    summary: "Prepare a funder's answer on its own line",
    params: LineParams,
    body: Proposal,
    result: LineView,
    handle: ({ command, params, body }) => useCases.prepareApproval(command, params.lineId, body),
  }),
  writing({
    operation: 'decideApproval',
    method: 'post',
    path: '/lines/:lineId/decision',
    summary: 'Approve a line in full, in part or with conditions, or refuse it with a reason',
    params: LineParams,
    body: Decision,
    result: LineView,
    handle: ({ command, params, body }) => useCases.decideApproval(command, params.lineId, body),
  }),
  ...roundRoutes(useCases),
];
