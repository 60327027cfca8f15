import { z } from 'zod';
import type { CallQuery } from '../../services/programme/read-programme.ts';
import type { EnvelopeQuery } from '../../services/programme/read-envelopes.ts';
import {
  CancelCall,
  EnvelopeRise,
  ExtendClosing,
  NewCall,
  NewEnvelope,
  NewFunder,
} from '../../services/programme/programme.ts';
import type { Fault } from '../../services/programme/fault.ts';
import type { Call } from '../../services/programme/programme-facts.ts';
import type {
  CallSummary,
  EnvelopeView,
  FunderSummary,
  RulebookVersionView,
} from '../../services/programme/programme-views.ts';
import type { Actor, Command } from '../../services/shared/command.ts';
import { CallId, EnvelopeId } from '../../services/shared/ids.ts';
import type { Page as PageOfItems } from '../../services/shared/page.ts';
import { cursorIn } from '../shared/asked.ts';
import { ROWS_A_PAGE } from '../shared/csv-page.ts';
import { page, type Page } from '../shared/page.ts';
import { NoParams } from '../shared/params.ts';
import { AdministrationPage } from './administration-page.tsx';
import { CallAdministrationPage } from './call-administration-page.tsx';
import { FundersPage } from './funders-page.tsx';

interface ProgrammeUseCases {
  readonly listCalls: (actor: Actor, query: CallQuery) => Promise<PageOfItems<CallSummary>>;
  readonly getCall: (actor: Actor, id: CallId) => Promise<Call>;
  readonly listContradictions: (actor: Actor, id: CallId) => Promise<{ items: Fault[] }>;
  readonly listRulebooks: (actor: Actor, id: CallId) => Promise<{ items: RulebookVersionView[] }>;
  readonly listFunders: (actor: Actor) => Promise<{ items: FunderSummary[] }>;
  readonly listEnvelopes: (actor: Actor, query: EnvelopeQuery) => Promise<PageOfItems<EnvelopeView>>;
  readonly createCall: (command: Command, input: NewCall) => Promise<{ id: CallId }>;
  readonly publishCall: (command: Command, id: CallId) => Promise<unknown>;
  readonly extendClosing: (command: Command, id: CallId, input: ExtendClosing) => Promise<unknown>;
  readonly cancelCall: (command: Command, id: CallId, input: CancelCall) => Promise<unknown>;
  readonly addFunder: (command: Command, input: NewFunder) => Promise<unknown>;
  readonly openEnvelope: (command: Command, input: NewEnvelope) => Promise<unknown>;
  readonly raiseEnvelope: (command: Command, id: EnvelopeId, input: EnvelopeRise) => Promise<unknown>;
}

const ALL = { limit: ROWS_A_PAGE };

/** For the fund's administrator; each use case refuses anybody else. */
export const administrationPages = (useCases: ProgrammeUseCases): Page[] => [
  page({
    path: '/administration',
    params: NoParams,
    load: async ({ actor, query }) => ({
      query,
      calls: await useCases.listCalls(actor, { limit: 50, after: cursorIn(query) }),
    }),
    show: AdministrationPage,
  }),
  callPage(useCases),
  fundersPage(useCases),
];

const OfCall = z.strictObject({ callId: CallId });
const addressOf = (callId: CallId): string => `/administration/calls/${callId}`;

const Copy = NewCall.pick({ reference: true, titles: true, opensAt: true, closesAt: true });

const callPage = (useCases: ProgrammeUseCases): Page =>
  page({
    path: '/administration/calls/:callId',
    params: OfCall,
    load: async ({ actor, params: { callId } }) => {
      const call = await useCases.getCall(actor, callId);
      const isDraft = call.status === 'draft';
      return {
        call,
        versions: (await useCases.listRulebooks(actor, callId)).items,
        contradictions: isDraft ? (await useCases.listContradictions(actor, callId)).items : [],
      };
    },
    show: CallAdministrationPage,
    actions: {
      publish_call: {
        schema: z.unknown(),
        run: async ({ command, params: { callId } }) => {
          await useCases.publishCall(command, callId);
          return addressOf(callId);
        },
      },
      extend_closing: {
        fields: { closesAt: 'instant', reason: 'text' },
        schema: ExtendClosing,
        run: async ({ command, params: { callId }, input }) => {
          await useCases.extendClosing(command, callId, input);
          return addressOf(callId);
        },
      },
      cancel_call: {
        fields: { reason: 'text' },
        schema: CancelCall,
        run: async ({ command, params: { callId }, input }) => {
          await useCases.cancelCall(command, callId, input);
          return addressOf(callId);
        },
      },
      copy_call: {
        fields: {
          reference: 'code',
          'titles.ar': 'text',
          'titles.fr': 'text',
          'titles.en': 'text',
          opensAt: 'instant',
          closesAt: 'instant',
        },
        schema: Copy,
        run: async ({ actor, command, params: { callId }, input }) => {
          const { description, leadFunderId, funderIds, rulebook } = await useCases.getCall(actor, callId);
          const terms = { description, leadFunderId, funderIds: [...funderIds], rulebook };
          return addressOf((await useCases.createCall(command, { ...terms, ...input })).id);
        },
      },
    },
  });

const RaisedEnvelope = EnvelopeRise.extend({ envelopeId: EnvelopeId });

const fundersPage = (useCases: ProgrammeUseCases): Page =>
  page({
    path: '/administration/funders',
    params: NoParams,
    load: async ({ actor }) => ({
      funders: (await useCases.listFunders(actor)).items,
      envelopes: (await useCases.listEnvelopes(actor, ALL)).items,
      calls: (await useCases.listCalls(actor, ALL)).items,
    }),
    show: FundersPage,
    actions: {
      add_funder: {
        fields: { code: 'code', 'names.ar': 'text', 'names.fr': 'text', 'names.en': 'text', rib: 'code' },
        schema: NewFunder,
        run: async ({ command, input }) => {
          await useCases.addFunder(command, input);
          return '/administration/funders';
        },
      },
      open_envelope: {
        fields: {
          funderId: 'code',
          instrument: 'code',
          year: 'number',
          callId: 'code',
          territory: 'code',
          amount: 'amount',
          act: 'text',
        },
        schema: NewEnvelope.extend({
          callId: NewEnvelope.shape.callId.default(null),
          territory: NewEnvelope.shape.territory.default(null),
        }),
        run: async ({ command, input }) => {
          await useCases.openEnvelope(command, input);
          return '/envelopes';
        },
      },
      raise_envelope: {
        fields: { envelopeId: 'code', amount: 'amount', act: 'text' },
        schema: RaisedEnvelope,
        run: async ({ command, input: { envelopeId, ...rise } }) => {
          await useCases.raiseEnvelope(command, envelopeId, rise);
          return '/envelopes';
        },
      },
    },
  });
