import { z } from 'zod';
import {
  CALL_STATUSES,
  CallTerms,
  EnvelopeRise,
  NewCall,
  NewEnvelope,
  NewFunder,
} from '../../services/programme/programme.ts';
import type { ProgrammeUseCases } from '../../services/programme/programme-use-cases.ts';
import {
  CallPage,
  CallView,
  EnvelopeList,
  EnvelopeOpened,
  FunderList,
  FunderView,
} from '../../services/programme/programme-views.ts';
import { CallId, EnvelopeId } from '../../services/shared/ids.ts';
import { PageQuery } from '../../services/shared/page.ts';
import { NoBody } from '../shared/no-body.ts';
import { NoParams } from '../shared/params.ts';
import { reading, writing, type Route } from '../shared/route.ts';

const ofCall = z.strictObject({ callId: CallId });
const ofEnvelope = z.strictObject({ envelopeId: EnvelopeId });

export const programmeRoutes = (useCases: ProgrammeUseCases): Route[] => [
  ...moneyRoutes(useCases),
  ...callRoutes(useCases),
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
  reading({
    operation: 'listEnvelopes',
    path: '/envelopes',
    summary: 'The envelopes you may see, with their balances from the books',
    params: NoParams,
    result: EnvelopeList,
    handle: ({ actor }) => useCases.listEnvelopes(actor),
  }),
];

const callRoutes = (useCases: ProgrammeUseCases): Route[] => [
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
  reading({
    operation: 'listCalls',
    path: '/calls',
    summary: 'The calls, newest first',
    params: NoParams,
    query: PageQuery.extend({ after: CallId.optional(), status: z.enum(CALL_STATUSES).optional() }),
    result: CallPage,
    handle: ({ actor, query }) => useCases.listCalls(actor, query),
  }),
  reading({
    operation: 'getCall',
    path: '/calls/:callId',
    summary: 'A call with its rulebook',
    params: ofCall,
    result: CallView,
    handle: ({ actor, params }) => useCases.getCall(actor, params.callId),
  }),
];
