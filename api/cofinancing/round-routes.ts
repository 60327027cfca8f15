import type { CofinancingUseCases } from '../../services/cofinancing/cofinancing-use-cases.ts';
import { LevelsList, LevelsView, RevisionView, RoundView } from '../../services/cofinancing/cofinancing-views.ts';
import { FunderLevels } from '../../services/cofinancing/levels.ts';
import { RevisionAnswer, RevisionRequest } from '../../services/cofinancing/revision.ts';
import { OfDossier } from '../shared/params.ts';
import { reading, writing, type Route } from '../shared/route.ts';
import { FunderParams, GivingUp, RevisionParams, RoundPlan } from './cofinancing-schemas.ts';

/** What follows when something is missing: the lead funder's choices, and the holder's answer. */
export const roundRoutes = (useCases: CofinancingUseCases): Route[] => [
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
    operation: 'askRevision',
    method: 'post',
    path: '/dossiers/:dossierId/revisions',
    summary: 'Ask the holder to reduce the uses or bring more, to what was approved',
    params: OfDossier,
    body: RevisionRequest,
    result: RevisionView,
    handle: ({ command, params, body }) => useCases.askRevision(command, params.dossierId, body),
  }),
  writing({
    operation: 'answerRevision',
    method: 'post',
    path: '/revisions/:revisionId/answer',
    summary: 'The holder’s revised plan, or a reasoned no',
    params: RevisionParams,
    body: RevisionAnswer,
    result: RevisionView,
    handle: ({ command, params, body }) => useCases.answerRevision(command, params.revisionId, body),
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
  reading({
    operation: 'listFunderLevels',
    path: '/funders/:funderId/levels',
    summary: 'The levels that a funder set for itself, the newest first',
    params: FunderParams,
    result: LevelsList,
    handle: ({ actor, params }) => useCases.listFunderLevels(actor, params.funderId),
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
