import { z } from 'zod';
import type { CallQuery } from '../../services/programme/read-programme.ts';
import type { EnvelopeQuery } from '../../services/programme/read-envelopes.ts';
import {
  CallClone,
  CancelCall,
  EnvelopeRise,
  ExtendClosing,
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
import { cursorIn, type Asked } from '../shared/asked.ts';
import { ROWS_A_PAGE } from '../shared/csv-page.ts';
import { page, type Page } from '../shared/page.ts';
import { NoInput, NoParams } from '../shared/params.ts';
import { AdministrationPage } from './administration-page.tsx';
import { CallAdministrationPage } from './call-administration-page.tsx';
import { FundersPage } from './funders-page.tsx';
import { versionAsked } from './rule-versions.tsx';

interface ProgrammeUseCases {
  readonly listCalls: (actor: Actor, query: CallQuery) => Promise<PageOfItems<CallSummary>>;
  readonly getCall: (actor: Actor, id: CallId, rulebookHash?: string) => Promise<Call>;
  readonly listContradictions: (actor: Actor, id: CallId) => Promise<{ items: Fault[] }>;
  readonly listRulebooks: (actor: Actor, id: CallId) => Promise<{ items: RulebookVersionView[] }>;
  readonly listFunders: (actor: Actor) => Promise<{ items: FunderSummary[] }>;
  readonly listEnvelopes: (actor: Actor, query: EnvelopeQuery) => Promise<PageOfItems<EnvelopeView>>;
  readonly cloneCall: (command: Command, id: CallId, input: CallClone) => Promise<{ id: CallId }>;
  readonly publishCall: (command: Command, id: CallId) => Promise<unknown>;
  readonly extendClosing: (command: Command, id: CallId, input: ExtendClosing) => Promise<unknown>;
  readonly settleCall: (command: Command, id: CallId) => Promise<unknown>;
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

/** With its rules in the version that the address asks for. */
const readCall = async (
  { getCall, listRulebooks, listContradictions }: ProgrammeUseCases,
  { actor, params: { callId }, query }: Asked<typeof OfCall>,
) => {
  const call = await getCall(actor, callId);
  const versions = (await listRulebooks(actor, callId)).items;
  const read = versionAsked(versions, query['version']);
  return {
    call,
    versions,
    read,
    asRead: read === null ? call : await getCall(actor, callId, read.hash),
    contradictions: call.status === 'draft' ? (await listContradictions(actor, callId)).items : [],
  };
};

const callPage = (useCases: ProgrammeUseCases): Page =>
  page({
    path: '/administration/calls/:callId',
    params: OfCall,
    load: (asked) => readCall(useCases, asked),
    show: CallAdministrationPage,
    actions: {
      publish_call: {
        schema: NoInput,
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
      settle_call: {
        schema: NoInput,
        run: async ({ command, params: { callId } }) => {
          await useCases.settleCall(command, callId);
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
        schema: CallClone.required(),
        run: async ({ command, params: { callId }, input }) =>
          addressOf((await useCases.cloneCall(command, callId, input)).id),
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
