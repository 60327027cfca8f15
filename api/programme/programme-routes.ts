import { z } from 'zod';
import {
  CALL_STATUSES,
  CallClone,
  CancelCall,
  ChangeRulebook,
  CallTerms,
  EnvelopeRise,
  ExtendClosing,
  NewCall,
  NewEnvelope,
  NewFunder,
} from '../../services/programme/programme.ts';
import type { ProgrammeUseCases } from '../../services/programme/programme-use-cases.ts';
import {
  CallPage,
  CallView,
  Contradictions,
  EnvelopeDetail,
  EnvelopeOpened,
  EnvelopePage,
  FunderList,
  FunderView,
  RulebookVersions,
} from '../../services/programme/programme-views.ts';
import { INSTRUMENTS } from '../../services/programme/rulebook-terms.ts';
import { CallId, EnvelopeId, FunderId } from '../../services/shared/ids.ts';
import { PageQuery } from '../../services/shared/page.ts';
import { NoBody } from '../shared/no-body.ts';
import { NoParams } from '../shared/params.ts';
import { holidayRoutes } from './holiday-routes.ts';
import { reading, writing, type Route } from '../shared/route.ts';

const ofCall = z.strictObject({ callId: CallId });
/** HCP code of a region or a province. */
const Territory = z.string().regex(/^\d{2}(\.\d{3})?$/);
const ofEnvelope = z.strictObject({ envelopeId: EnvelopeId });

export const programmeRoutes = (useCases: ProgrammeUseCases): Route[] => [
  ...moneyRoutes(useCases),
  ...holidayRoutes(useCases),
  ...callRoutes(useCases),
  contradictionsRoute(useCases),
  ...lifeRoutes(useCases),
];

const moneyRoutes = (useCases: ProgrammeUseCases): Route[] => [
  writing({
    operation: 'addFunder',
    method: 'post',
    path: '/funders',
    summary: 'Admits a funder, with the account it pays from',
    params: NoParams,
    body: NewFunder,
    result: FunderView,
    handle: ({ command, body }) => useCases.addFunder(command, body),
  }),
  reading({
    operation: 'listFunders',
    path: '/funders',
    summary: 'The funders of the fund',
    params: NoParams,
    result: FunderList,
    handle: ({ actor }) => useCases.listFunders(actor),
  }),
  writing({
    operation: 'openEnvelope',
    method: 'post',
    path: '/envelopes',
    summary: 'Opens an envelope with its first money, by the act that grants it',
    params: NoParams,
    body: NewEnvelope,
    result: EnvelopeOpened,
    handle: ({ command, body }) => useCases.openEnvelope(command, body),
  }),
  writing({
    operation: 'raiseEnvelope',
    method: 'post',
    path: '/envelopes/:envelopeId/rises',
    summary: 'Tops an envelope up by a further act',
    params: ofEnvelope,
    body: EnvelopeRise,
    result: EnvelopeOpened,
    handle: ({ command, params, body }) => useCases.raiseEnvelope(command, params.envelopeId, body),
  }),
  ...envelopeReadings(useCases),
];

const envelopeReadings = (useCases: ProgrammeUseCases): Route[] => [
  reading({
    operation: 'listEnvelopes',
    path: '/envelopes',
    summary: 'The envelopes you may see, with their balances from the books',
    params: NoParams,
    query: PageQuery.extend({
      after: EnvelopeId.optional(),
      funderId: FunderId.optional(),
      callId: CallId.optional(),
      territory: Territory.optional(),
      instrument: z.enum(INSTRUMENTS).optional(),
      year: z.coerce.number().int().min(2020).max(2100).optional(),
    }),
    result: EnvelopePage,
    handle: ({ actor, query }) => useCases.listEnvelopes(actor, query),
  }),
  reading({
    operation: 'getEnvelope',
    path: '/envelopes/:envelopeId',
    summary: 'An envelope with its balances, and the acts that filled it',
    params: ofEnvelope,
    result: EnvelopeDetail,
    handle: ({ actor, params }) => useCases.getEnvelope(actor, params.envelopeId),
  }),
];

const callRoutes = (useCases: ProgrammeUseCases): Route[] => [
  ...draftRoutes(useCases),
  reading({
    operation: 'listCalls',
    path: '/calls',
    summary: 'The calls, newest first',
    params: NoParams,
    query: PageQuery.extend({
      after: CallId.optional(),
      status: z.enum(CALL_STATUSES).optional(),
      territory: Territory.optional(),
      /** Part of the reference or of a title, in any language. */
      text: z.string().trim().min(1).max(100).optional(),
    }),
    result: CallPage,
    handle: ({ actor, query }) => useCases.listCalls(actor, query),
  }),
  reading({
    operation: 'getCall',
    path: '/calls/:callId',
    summary: 'A call with its rulebook: the one that now holds, or the version that is named',
    params: ofCall,
    query: z.strictObject({ rulebookHash: z.string().length(64).optional() }),
    result: CallView,
    handle: ({ actor, params, query }) => useCases.getCall(actor, params.callId, query.rulebookHash),
  }),
];

/** What a draft still contradicts, before anybody tries to publish it. */
const contradictionsRoute = (useCases: ProgrammeUseCases): Route =>
  reading({
    operation: 'listContradictions',
    path: '/calls/:callId/contradictions',
    summary: 'Everything for which the call would be refused if it were published now',
    params: ofCall,
    result: Contradictions,
    handle: ({ actor, params }) => useCases.listContradictions(actor, params.callId),
  });

const lifeRoutes = (useCases: ProgrammeUseCases): Route[] => [
  writing({
    operation: 'extendClosing',
    method: 'post',
    path: '/calls/:callId/extension',
    summary: 'Moves a closing later, before it has come; the owner of every draft is told',
    params: ofCall,
    body: ExtendClosing,
    result: CallView,
    handle: ({ command, params, body }) => useCases.extendClosing(command, params.callId, body),
  }),
  writing({
    operation: 'changeRulebook',
    method: 'post',
    path: '/calls/:callId/rulebooks',
    summary: 'Gives a published call new rules, for dossiers that are started from now on',
    params: ofCall,
    body: ChangeRulebook,
    result: CallView,
    handle: ({ command, params, body }) => useCases.changeRulebook(command, params.callId, body),
  }),
  reading({
    operation: 'listRulebooks',
    path: '/calls/:callId/rulebooks',
    summary: 'Every version of the rules since the publication, with its reason',
    params: ofCall,
    result: RulebookVersions,
    handle: ({ actor, params }) => useCases.listRulebooks(actor, params.callId),
  }),
  writing({
    operation: 'cancelCall',
    method: 'post',
    path: '/calls/:callId/cancellation',
    summary: 'Cancels a call before anything was awarded; every dossier of it ends',
    params: ofCall,
    body: CancelCall,
    result: CallView,
    handle: ({ command, params, body }) => useCases.cancelCall(command, params.callId, body),
  }),
  writing({
    operation: 'settleCall',
    method: 'post',
    path: '/calls/:callId/settlement',
    summary: 'Ends a closed call whose dossiers have all ended',
    params: ofCall,
    body: NoBody,
    result: CallView,
    handle: ({ command, params }) => useCases.settleCall(command, params.callId),
  }),
];

/** From a first draft to the promise that its publication is. */
const draftRoutes = (useCases: ProgrammeUseCases): Route[] => [
  writing({
    operation: 'createCall',
    method: 'post',
    path: '/calls',
    summary: 'Drafts a call with its rulebook',
    params: NoParams,
    body: NewCall,
    result: CallView,
    handle: ({ command, body }) => useCases.createCall(command, body),
  }),
  writing({
    operation: 'cloneCall',
    method: 'post',
    path: '/calls/:callId/clones',
    summary: 'Drafts a new call with the texts, funders and rules of this one',
    params: ofCall,
    body: CallClone,
    result: CallView,
    handle: ({ command, params, body }) => useCases.cloneCall(command, params.callId, body),
  }),
  writing({
    operation: 'reviseCall',
    method: 'put',
    path: '/calls/:callId',
    summary: 'Writes a draft call anew',
    params: ofCall,
    body: CallTerms,
    result: CallView,
    handle: ({ command, params, body }) => useCases.reviseCall(command, params.callId, body),
  }),
  writing({
    operation: 'publishCall',
    method: 'post',
    path: '/calls/:callId/publication',
    summary: 'Publishes a call and freezes its rulebook; a contradictory one is refused with every fault',
    params: ofCall,
    body: NoBody,
    result: CallView,
    handle: ({ command, params }) => useCases.publishCall(command, params.callId),
  }),
];
