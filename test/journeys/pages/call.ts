import { demoCalls } from '../../../infra/demo/calls.ts';
import { demoFunders, type DemoFunder } from '../../../infra/demo/fund.ts';
import { documents } from '../../../infra/demo/rulebook-documents.ts';
import { rulebook01 } from '../../../infra/demo/rulebook-01.ts';
import { dirhams, type WireRulebook } from '../../../infra/demo/rulebook-words.ts';
import { needed } from '../../../infra/story/telling.ts';
import { visitors, type Api } from '../../../infra/story/visitor.ts';
import type { Call, FunderList } from '../../../infra/story/wire.ts';

/** The first leads; two of its people decide, one after the other, on what is above this. */
export const FUNDERS = ['hassan2', 'region05', 'cdg'] as const satisfies readonly DemoFunder[];
const TWO_DECIDE_ABOVE = 150_000;

export const REFERENCE = 'AAP-2026-77';
export const TITLES = {
  ar: 'منتجات الجبل',
  fr: 'Produits de la montagne',
  en: 'Products of the mountains',
} as const;

/** The rules of the demo's first call, on a schedule that a story can wait for. */
const rulebook: WireRulebook = {
  ...rulebook01,
  documents: documents('statutes'),
  approval: { ...rulebook01.approval, levels: [{ above: dirhams(TWO_DECIDE_ABOVE), approvers: 2 }] },
  tranches: [
    { shareBasisPoints: 6000, proofs: ['rib_certificate', 'cash_contribution'] },
    { shareBasisPoints: 4000, proofs: ['invoice', 'delivery_note'] },
  ],
  reports: [{ kind: 'final', dueMonths: 1, blocksTranche: 2 }],
};

const ENVELOPE = 600_000;

/** Before the story: the fund has published its call. It opens a week later. */
export const publishCall = async (api: Api): Promise<void> => {
  const admin = visitors(api)('admin');
  const { items } = await admin.get<FunderList>('/funders');
  const idOf = (funder: DemoFunder): string =>
    needed(
      items.find(({ code }) => code === demoFunders[funder].code),
      funder,
    ).id;
  const funderIds = FUNDERS.map(idOf);
  const { description } = needed(demoCalls[0], 'demo call');
  const call = await admin.post<Call>('/calls', {
    reference: REFERENCE,
    titles: TITLES,
    description,
    opensAt: '2026-01-12T08:00:00Z',
    closesAt: '2026-01-18T16:30:00Z',
    leadFunderId: funderIds[0],
    funderIds,
    rulebook,
  });
  for (const funderId of funderIds) {
    const envelope = { funderId, instrument: 'grant', year: 2026, callId: call.id, territory: null, act: 'Act 1/2026' };
    await admin.post('/envelopes', { ...envelope, amount: dirhams(ENVELOPE) });
  }
  await admin.post(`/calls/${call.id}/publication`);
};
