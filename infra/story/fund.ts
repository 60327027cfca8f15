import { localDateOf } from '../../services/shared/dates.ts';
import { demoCall01 } from '../demo/calls.ts';
import { rulebook01 } from '../demo/rulebook-01.ts';
import { daysAfter, mad, needed, type Telling } from './telling.ts';
import type { Visitor } from './visitor.ts';
import type { Call, CallPage, FunderList } from './wire.ts';

export interface StoryFund {
  readonly callId: string;
  readonly reference: string;
  readonly closesAt: Date;
  readonly indh: string;
  readonly region: string;
  readonly cdg: string;
}

/** 1. The administrator opens envelopes and publishes the call, which opens by itself on its day. */
export const openFund = async (story: Telling): Promise<StoryFund> => {
  const { as, tell, now, moveTo, until } = story;
  const admin = as('admin');
  const { items: funders } = await admin.get<FunderList>('/funders');
  const idOf = (code: string): string =>
    needed(
      funders.find((funder) => funder.code === code),
      `funder ${code}`,
    ).id;
  const [indh, region, cdg] = [idOf('INDH'), idOf('REGION-05'), idOf('CDG')];

  const today = await now();
  const opensAt = daysAfter(today, 7);
  const closesAt = daysAfter(opensAt, 40);
  const reference = await freeReference(admin, today);
  const call = await admin.post<Call>('/calls', {
    reference,
    titles: demoCall01.titles,
    description: demoCall01.description,
    opensAt: opensAt.toISOString(),
    closesAt: closesAt.toISOString(),
    leadFunderId: indh,
    funderIds: [indh, region],
    rulebook: rulebook01,
  });
  tell('admin', `drafts the call ${reference}`, `closes ${closesAt.toISOString()}`);

  for (const [funderId, amount] of [
    [indh, 600_000],
    [region, 300_000],
    [cdg, 100_000],
  ] as const) {
    const act = `Act of ${localDateOf(today)}`;
    const year = today.getUTCFullYear();
    const envelope = { funderId, instrument: 'grant', year, callId: call.id, territory: null, act };
    await admin.post('/envelopes', { ...envelope, amount: mad(amount) });
  }
  tell('admin', 'opens three envelopes for this call', 'INDH 600,000, the region 300,000, CDG 100,000');

  await admin.post(`/calls/${call.id}/publication`);
  tell('admin', 'publishes the call', 'its rulebook is frozen and hashed');
  await moveTo(opensAt);
  await until(
    () => admin.get<Call>(`/calls/${call.id}`),
    ({ status }) => status === 'open',
  );
  tell('admin', 'looks at the call', 'it is open: its workflow opened it on its day');
  return { callId: call.id, reference, closesAt, indh, region, cdg };
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
