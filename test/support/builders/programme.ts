import { z } from 'zod';
import { demoCall01 } from '../../../infra/demo/calls.ts';
import { demoFunders } from '../../../infra/demo/fund.ts';
import { rulebook01 } from '../../../infra/demo/rulebook-01.ts';
import { NewCall, NewEnvelope, NewFunder } from '../../../services/programme/programme.ts';
import { Rulebook, type Call } from '../../../services/programme/programme-facts.ts';
import type { Actor } from '../../../services/shared/command.ts';
import type { CallId, EnvelopeId, FunderId } from '../../../services/shared/ids.ts';
import { automatically, by, type World } from '../world.ts';

export interface CallWorld {
  readonly admin: Actor;
  readonly callId: CallId;
  readonly funders: Record<CallFunder, FunderId>;
  readonly envelopes: Record<CallFunder, EnvelopeId>;
}

/** What each brings, in dirhams: to the call alone, or to whatever it decides to pay from it. */
const ENVELOPES = {
  indh: { amount: '6000000.00', isForCall: true },
  region05: { amount: '1500000.00', isForCall: true },
  region08: { amount: '1500000.00', isForCall: true },
  cdg: { amount: '8000000.00', isForCall: false },
} as const;
type CallFunder = keyof typeof ENVELOPES;
const KEYS = Object.keys(ENVELOPES) as CallFunder[];

type CallChange = Partial<z.input<typeof NewCall>>;

/** The wire form of a draft of AAP-2026-01 over these funders; tests spoil it as they need. */
export const callInput = (funders: Record<CallFunder, FunderId>, change: CallChange = {}) =>
  z.decode(NewCall, {
    ...demoCall01,
    leadFunderId: funders.indh,
    funderIds: KEYS.map((key) => funders[key]),
    rulebook: rulebook01,
    ...change,
  });

const each = async <Value>(make: (key: CallFunder) => Promise<Value>): Promise<Record<CallFunder, Value>> => {
  const entries: (readonly [CallFunder, Value])[] = [];
  for (const key of KEYS) entries.push([key, await make(key)]);
  return Object.fromEntries(entries) as Record<CallFunder, Value>;
};

/** The demo's funders, known to the fund; `admin` may do everything of the programme. */
export const knownFunders = async (world: World): Promise<Pick<CallWorld, 'admin' | 'funders'>> => {
  const admin = await world.holding('admin', 'fund_administrator');
  const { addFunder } = world.useCases.programme;
  const funders = await each(async (key) => (await addFunder(by(admin), z.decode(NewFunder, demoFunders[key]))).id);
  return { admin, funders };
};

/** AAP-2026-01 as a draft, with its funders' envelopes and four reviewers to score it. */
export const draftCallWorld = async (world: World, change: CallChange = {}): Promise<CallWorld> => {
  const { admin, funders } = await knownFunders(world);
  const { createCall, openEnvelope } = world.useCases.programme;
  const { id: callId } = await createCall(by(admin), callInput(funders, change));
  const envelopes = await each(async (key) => {
    const { amount, isForCall } = ENVELOPES[key];
    const input = z.decode(NewEnvelope, {
      funderId: funders[key],
      instrument: 'grant',
      year: 2026,
      callId: isForCall ? callId : null,
      territory: null,
      amount: { amount, currency: 'MAD' },
      act: `Decision 2026/1 of ${demoFunders[key].code}`,
    });
    return (await openEnvelope(by(admin), input)).id;
  });
  for (const number of [1, 2, 3, 4]) await world.holding(`reviewer-${number}`, 'reviewer');
  return { admin, callId, funders, envelopes };
};

/** AAP-2026-01, published and waiting for its opening day. */
export const publishedCallWorld = async (world: World, change: CallChange = {}): Promise<CallWorld> => {
  const draft = await draftCallWorld(world, change);
  await world.useCases.programme.publishCall(by(draft.admin), draft.callId);
  return draft;
};

/** AAP-2026-01, open: the clock stands a minute after its opening. */
export const openCallWorld = async (world: World, change: CallChange = {}): Promise<CallWorld> => {
  const published = await publishedCallWorld(world, change);
  await world.moveTo('2026-01-12T08:01:00Z');
  await openByCalendar(world, published.callId);
  return published;
};

/** Another version of AAP-2026-01's rules, for dossiers that are started from now on. */
export const changedRules = async (
  world: World,
  { admin, callId }: Pick<CallWorld, 'admin' | 'callId'>,
  change: (rules: z.input<typeof Rulebook>) => void,
): Promise<Call> => {
  const rules: z.input<typeof Rulebook> = structuredClone(rulebook01);
  change(rules);
  const rulebook = z.decode(Rulebook, rules);
  return world.useCases.programme.changeRulebook(by(admin), callId, { rulebook, reason: 'Décision 14 du conseil.' });
};

/** What the call's workflow does when its opening and closing instants have come. */
export const openByCalendar = (world: World, callId: CallId): Promise<Call> =>
  world.useCases.programme.openCall(automatically('call_opening', callId), callId);
export const closeByCalendar = (world: World, callId: CallId): Promise<Call> =>
  world.useCases.programme.closeCall(automatically('call_closing', callId), callId);
