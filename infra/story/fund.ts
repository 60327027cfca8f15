import { localDateOf } from '../../services/shared/dates.ts';
import type { Instrument } from '../../services/programme/programme-facts.ts';
import { demoCalls } from '../demo/calls.ts';
import { demoFunders, type DemoCallReference, type DemoFunder } from '../demo/fund.ts';
import { daysAfter, dirhams, mad, needed, type Telling } from './telling.ts';
import type { Visitor } from './visitor.ts';
import type { Call, CallPage, FunderList } from './wire.ts';

export interface StoryFund {
  readonly callId: string;
  readonly reference: string;
  readonly closesAt: Date;
  readonly idOf: Readonly<Record<DemoFunder, string>>;
  readonly funderOf: (id: string) => DemoFunder;
}

/** How the people of the story call a funder, and how the accounts of its staff begin. */
const FUNDERS = {
  indh: { name: 'INDH', prefix: 'indh' },
  region05: { name: 'the region', prefix: 'region' },
  region08: { name: 'Region 08', prefix: 'region08' },
  region02: { name: 'Region 02', prefix: 'region02' },
  cdg: { name: 'CDG', prefix: 'cdg' },
  ministry: { name: 'the ministry', prefix: 'ministry' },
  hassan2: { name: 'Fonds Hassan II', prefix: 'hassan2' },
  tamwilcom: { name: 'Tamwilcom', prefix: 'tamwilcom' },
} as const satisfies Record<DemoFunder, { name: string; prefix: string }>;

export const approverOf = (funder: DemoFunder): string => `${FUNDERS[funder].prefix}-approver`;
export const officerOf = (funder: DemoFunder): string => `${FUNDERS[funder].prefix}-officer`;

interface Money {
  readonly funder: DemoFunder;
  readonly instrument?: Instrument;
  readonly amount: number;
}

export interface StoryCall {
  /** The demo call whose texts and rules it has: a copy, so that the story can be played again and again. */
  readonly of: DemoCallReference;
  /** Those of the demo call where none is named; the first leads. */
  readonly funders?: readonly DemoFunder[];
  readonly envelopes: readonly Money[];
  /** What differs from the rules of the demo call. */
  readonly rules?: (rulebook: DemoRulebook, idOf: StoryFund['idOf']) => DemoRulebook;
  /** What is wrong with the call at first, and the faults that this makes, in their order. */
  readonly spoil?: { readonly terms: (terms: Terms) => Terms; readonly faults: readonly string[] };
}

type DemoCall = (typeof demoCalls)[number];
type DemoRulebook = DemoCall['rulebook'];
type Terms = Pick<DemoCall, 'titles' | 'description' | 'rulebook'>;

const DAYS_OPEN = 40;

/** 1. The administrator opens envelopes and publishes the call, which opens by itself on its day. */
export const openFund = async (
  story: Telling,
  { of, funders, envelopes, rules, spoil }: StoryCall,
): Promise<StoryFund> => {
  const { as, tell, now } = story;
  const admin = as('admin');
  const demo = needed(
    demoCalls.find(({ reference }) => reference === of),
    `demo call ${of}`,
  );
  const idOf = await funderIds(admin);
  const funderIdsOfCall = (funders ?? demo.funders).map((funder) => idOf[funder]);

  const today = await now();
  const opensAt = daysAfter(today, 7);
  const closesAt = daysAfter(opensAt, DAYS_OPEN);
  const reference = await freeReference(admin, today);
  const { titles, description } = demo;
  const terms = {
    titles,
    description,
    rulebook: rules?.(demo.rulebook, idOf) ?? demo.rulebook,
    opensAt: opensAt.toISOString(),
    closesAt: closesAt.toISOString(),
    leadFunderId: funderIdsOfCall[0],
    funderIds: funderIdsOfCall,
  };
  const call = await admin.post<Call>('/calls', { reference, ...terms, ...spoil?.terms(terms) });
  tell('admin', `drafts the call ${reference}`, `closes ${closesAt.toISOString()}`);
  for (const { funder, instrument = 'grant', amount } of envelopes) {
    const act = `Act of ${localDateOf(today)}`;
    const year = today.getUTCFullYear();
    const envelope = { funderId: idOf[funder], instrument, year, callId: call.id, territory: null, act };
    await admin.post('/envelopes', { ...envelope, amount: mad(amount) });
  }
  tell('admin', `opens ${envelopes.length} envelopes for this call`, envelopes.map(sayMoney).join(', '));

  if (spoil) await refuseContradiction(story, call, { terms, faults: spoil.faults });
  await admin.post(`/calls/${call.id}/publication`);
  tell('admin', 'publishes the call', 'its rulebook is frozen and hashed');
  await awaitOpening(story, call.id, opensAt);
  const funderOf = (id: string): DemoFunder =>
    needed(
      (Object.keys(idOf) as DemoFunder[]).find((funder) => idOf[funder] === id),
      `funder ${id}`,
    );
  return { callId: call.id, reference, closesAt, idOf, funderOf };
};

/** A call that contradicts itself cannot bind anybody: every fault is named, and then mended. */
const refuseContradiction = async (
  { as, tell, expect }: Telling,
  { id, version }: Call,
  { terms, faults: made }: { readonly terms: object; readonly faults: readonly string[] },
): Promise<void> => {
  const admin = as('admin');
  const { faults = [] } = await admin.refused('call_contradictory', admin.post(`/calls/${id}/publication`));
  tell('admin', 'publishes a call that contradicts itself', `refused, with ${faults.length} faults`);
  expect(
    'every fault',
    faults.map(({ code, path }) => `${code} (${path})`),
    made,
  );
  await admin.put(`/calls/${id}`, terms, version);
  tell('admin', 'corrects the draft', 'no fault is left');
};

/** More time for everybody who has a draft, and notice to each of them. */
export const extend = async ({ as, tell }: Telling, fund: StoryFund, days: number): Promise<StoryFund> => {
  const closesAt = daysAfter(fund.closesAt, days);
  const extension = { closesAt: closesAt.toISOString(), reason: 'Routes coupées par la neige.' };
  await as('admin').post(`/calls/${fund.callId}/extension`, extension);
  tell('admin', `extends the closing by ${days} days`, `closes ${closesAt.toISOString()}; every draft is told`);
  return { ...fund, closesAt };
};

const sayMoney = ({ funder, instrument = 'grant', amount }: Money): string => {
  const kind = instrument === 'grant' ? '' : ` (${instrument.replace('_', ' ')})`;
  return `${FUNDERS[funder].name} ${dirhams(amount)}${kind}`;
};

const awaitOpening = async ({ as, tell, moveTo, until }: Telling, callId: string, opensAt: Date): Promise<void> => {
  await moveTo(opensAt);
  await until(
    () => as('admin').get<Call>(`/calls/${callId}`),
    ({ status }) => status === 'open',
  );
  tell('admin', 'looks at the call', 'it is open: its workflow opened it on its day');
};

const funderIds = async (admin: Visitor): Promise<StoryFund['idOf']> => {
  const { items } = await admin.get<FunderList>('/funders');
  const known = new Map(items.map(({ code, id }) => [code, id]));
  const found = Object.entries(demoFunders).map(([funder, { code }]) => [
    funder,
    needed(known.get(code), `funder ${code}`),
  ]);
  return Object.fromEntries(found) as StoryFund['idOf'];
};

/** The next free number of the year: the story can be played again and again. */
const freeReference = async (admin: Visitor, today: Date): Promise<string> => {
  const { items } = await admin.get<CallPage>('/calls?limit=200');
  const taken = new Set(items.map(({ reference }) => reference));
  for (let number = 10; ; number += 1) {
    const reference = `AAP-${today.getUTCFullYear()}-${number}`;
    if (!taken.has(reference)) return reference;
  }
};
