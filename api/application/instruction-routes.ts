import type { ApplicationUseCases } from '../../services/application/application-use-cases.ts';
import { Dossier, EligibilityDecision, EligibilityView } from '../../services/application/application-views.ts';
import { Appeal, AppealDecision, NewAppeal } from '../../services/application/appeal.ts';
import { Complement, ComplementAnswer } from '../../services/application/complement.ts';
import { NewWaiver, Waiver } from '../../services/application/waiver.ts';
import { OfDossier } from '../shared/params.ts';
import { reading, writing, type Route } from '../shared/route.ts';
import { ComplementBody, EligibilityBody } from './application-schemas.ts';

/** From the receipt to the decision on eligibility, and to the last word on it. */
export const instructionRoutes = (useCases: ApplicationUseCases): Route[] => [
  ...complementRoutes(useCases),
  reading({
    operation: 'getEligibility',
    path: '/dossiers/:dossierId/eligibility',
    summary: 'Shows what every eligibility rule says, with its reason and numbers, the decision and its appeal',
    params: OfDossier,
    result: EligibilityView,
    handle: async ({ actor, params, told }) => {
      const { rules, ...rest } = await useCases.getEligibility(actor, params.dossierId);
      return {
        ...rest,
        rules: rules.map((rule) => ({ ...rule, message: told('reason', { ...rule, code: rule.reason }) })),
      };
    },
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
  writing({
    operation: 'grantWaiver',
    method: 'post',
    path: '/dossiers/:dossierId/waivers',
    summary: 'Sets one rule aside for this dossier: for the body that the rulebook names, with its reason',
    params: OfDossier,
    body: NewWaiver,
    result: Waiver,
    handle: ({ command, params, body }) => useCases.grantWaiver(command, params.dossierId, body),
  }),
  ...appealRoutes(useCases),
];

const complementRoutes = (useCases: ApplicationUseCases): Route[] => [
  writing({
    operation: 'requestComplement',
    method: 'post',
    path: '/dossiers/:dossierId/complement',
    summary: 'Asks the holder for everything that is missing, once; the legal clock stands still until the answer',
    params: OfDossier,
    body: ComplementBody,
    result: Complement,
    handle: ({ command, params, body }) => useCases.requestComplement(command, params.dossierId, body),
  }),
  writing({
    operation: 'answerComplement',
    method: 'post',
    path: '/dossiers/:dossierId/complement/answer',
    summary: 'Brings what was asked for, at once; the legal clock goes on',
    params: OfDossier,
    body: ComplementAnswer,
    result: Dossier,
    handle: ({ command, params, body }) => useCases.answerComplement(command, params.dossierId, body),
  }),
];

const appealRoutes = (useCases: ApplicationUseCases): Route[] => [
  writing({
    operation: 'fileAppeal',
    method: 'post',
    path: '/dossiers/:dossierId/appeal',
    summary: 'Challenges the decision that the application is not eligible',
    params: OfDossier,
    body: NewAppeal,
    result: Appeal,
    handle: ({ command, params, body }) => useCases.fileAppeal(command, params.dossierId, body),
  }),
  writing({
    operation: 'decideAppeal',
    method: 'post',
    path: '/dossiers/:dossierId/appeal/decision',
    summary: 'Upholds the decision or reinstates the dossier; never by whoever decided first',
    params: OfDossier,
    body: AppealDecision,
    result: Appeal,
    handle: ({ command, params, body }) => useCases.decideAppeal(command, params.dossierId, body),
  }),
];
