import { idOf, type DossierId, type TransferId } from '../shared/ids.ts';
import { add, type Money } from '../shared/money.ts';
import type { Account } from './book.ts';
import { transfer, type Contribution, type NewTransfer } from './ledger-acts.ts';

const NATURES = ['cash', 'in_kind'] as const;
type Nature = (typeof NATURES)[number];

/** Of each nature, what the holder binds itself to bring. */
export type Pledge = Readonly<Record<Nature, Money>>;

const account = (dossierId: DossierId, kind: Account['kind']): Account => ({
  book: { id: idOf('book', 'holder', dossierId), nature: 'holder', owner: dossierId },
  kind,
  envelopeId: null,
  dossierId,
  batchId: null,
});

const DUE = { cash: 'due_cash', in_kind: 'due_kind' } as const;
const SHOWN = { cash: 'shown_cash', in_kind: 'shown_kind' } as const;

/** Posting 16: what the holder has bound itself to bring, once the agreement is effective. Nothing of a nature, no row. */
export const pledge = (dossierId: DossierId, amounts: Pledge, subjectId: string): NewTransfer[] =>
  NATURES.filter((nature) => amounts[nature] > 0n).map((nature) =>
    transfer({
      debit: account(dossierId, DUE[nature]),
      credit: account(dossierId, 'pledged'),
      amount: amounts[nature],
      cause: 'contribution_pledged',
      subjectId,
    }),
  );

interface Shown {
  readonly nature: Nature;
  readonly amount: Money;
  readonly subjectId: string;
}

/** Posting 16: a verified proof evidences part of it; beyond what is due, `contribution_exceeded`. */
export const evidence = (dossierId: DossierId, { nature, amount, subjectId }: Shown): NewTransfer =>
  transfer({
    debit: account(dossierId, SHOWN[nature]),
    credit: account(dossierId, DUE[nature]),
    amount,
    cause: 'contribution_shown',
    subjectId,
  });

/** Posting 16 taken back: the proof turned out to be none. It names the transfer that it undoes. */
export const withdrawEvidence = (
  dossierId: DossierId,
  { nature, amount, subjectId }: Shown,
  reverses: TransferId,
): NewTransfer =>
  transfer({
    debit: account(dossierId, DUE[nature]),
    credit: account(dossierId, SHOWN[nature]),
    amount,
    reverses,
    cause: 'contribution_withdrawn',
    subjectId,
  });

/** What the holder bound itself to bring of each nature, and what of it is evidenced. */
export interface ContributionStanding {
  readonly nature: Nature;
  readonly pledged: Money;
  readonly shown: Money;
}

export const contributionStanding = ({
  dueCash,
  shownCash,
  dueInKind,
  shownInKind,
}: Contribution): ContributionStanding[] => [
  { nature: 'cash', pledged: add(dueCash, shownCash), shown: shownCash },
  { nature: 'in_kind', pledged: add(dueInKind, shownInKind), shown: shownInKind },
];
