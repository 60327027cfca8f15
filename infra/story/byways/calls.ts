import { attestations, documents } from '../../demo/rulebook-documents.ts';
import type { StoryCall } from '../fund.ts';

const ENVELOPES: StoryCall['envelopes'] = [
  { funder: 'indh', amount: 400_000 },
  { funder: 'region05', amount: 300_000 },
];

type Rules = NonNullable<StoryCall['rules']>;

const DOCUMENTS = [...documents('statutes'), ...attestations('tax_certificate')];

/** Two reviewers, a round of three weeks, statutes with the application, and a tax certificate valid at each payment. */
const common: Rules = (rulebook) => ({
  ...rulebook,
  documents: DOCUMENTS,
  review: { ...rulebook.review, reviewersMin: 2 },
  approval: { ...rulebook.approval, workingDays: 15, roundDays: 21 },
});

/** The region pays first, then INDH. Drafted without its Arabic, and contradicting itself. */
export const SEQUENTIAL: StoryCall = {
  of: 'AAP-2026-01',
  funders: ['indh', 'region05'],
  envelopes: ENVELOPES,
  rules: (rulebook, idOf) => ({
    ...common(rulebook, idOf),
    sharing: { kind: 'sequential', order: [idOf.region05, idOf.indh] },
  }),
  spoil: {
    terms: ({ titles, rulebook }) => ({
      titles: { ...titles, ar: titles.fr },
      description: null,
      rulebook: { ...rulebook, committee: { ...rulebook.committee, quorum: 9 } },
    }),
    faults: [
      'description_missing (description)',
      'text_not_arabic (titles.ar)',
      'quorum_above_seats (rulebook.committee.quorum)',
    ],
  },
};

/** INDH pays for machines, the region for training. */
export const EARMARKED: StoryCall = {
  of: 'AAP-2026-01',
  funders: ['indh', 'region05'],
  envelopes: ENVELOPES,
  rules: (rulebook, idOf) => ({
    ...common(rulebook, idOf),
    tranches: rulebook.tranches.map((tranche, index) => ({
      ...tranche,
      uses: [index === 1 ? 'training' : 'equipment'],
    })),
    sharing: {
      kind: 'earmarked',
      earmarks: [
        { funderId: idOf.indh, uses: ['equipment'] },
        { funderId: idOf.region05, uses: ['training'] },
      ],
    },
  }),
};
