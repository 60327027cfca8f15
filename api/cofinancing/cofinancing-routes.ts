import { Decision, Proposal } from '../../services/cofinancing/approval.ts';
import type { CofinancingUseCases } from '../../services/cofinancing/cofinancing-use-cases.ts';
import { FunderLevels } from '../../services/cofinancing/levels.ts';
import { LevelsView, LineView, RoundsView, RoundView } from '../../services/cofinancing/cofinancing-views.ts';
import { OfDossier } from '../shared/params.ts';
import { reading, writing, type Route } from '../shared/route.ts';
import { FunderParams, GivingUp, LineParams, RoundPlan } from './cofinancing-schemas.ts';

export const cofinancingRoutes = (useCases: CofinancingUseCases): Route[] => [
  reading({
    operation: 'showRounds',
    path: '/dossiers/:dossierId/rounds',
    summary: 'Every round of funders: lines, answers, the gap and what comes next',
    params: OfDossier,
    result: RoundsView,
    handle: ({ actor, params }) => useCases.showRounds(actor, params.dossierId),
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
  writing({
    operation: 'planRound',
    method: 'post',
    path: '/dossiers/:dossierId/rounds',
    summary: 'Ask other funders, or the same for more, to close the gap',
    params: OfDossier,
    body: RoundPlan,
    result: RoundView,
    handle: ({ command, params, body }) => useCases.planRound(command, params.dossierId, body),
  }),
  writing({
    operation: 'giveUpRound',
    method: 'post',
    path: '/dossiers/:dossierId/giving-up',
    summary: 'End the dossier unfinanced and release every hold',
    params: OfDossier,
    body: GivingUp,
    result: RoundView,
    handle: ({ command, params, body }) => useCases.giveUpRound(command, params.dossierId, body),
  }),
  writing({
    operation: 'setFunderLevels',
    method: 'put',
    path: '/funders/:funderId/levels',
    summary: 'How many people of a funder decide, by amount, beyond what a call asks',
    params: FunderParams,
    body: FunderLevels,
    result: LevelsView,
    handle: ({ command, params, body }) => useCases.setFunderLevels(command, params.funderId, body),
  }),
];
