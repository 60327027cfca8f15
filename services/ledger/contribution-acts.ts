import { idOf, type DossierId } from '../shared/ids.ts';
import type { Money } from '../shared/money.ts';
import type { Account } from './book.ts';
import { transfer, type NewTransfer } from './ledger-acts.ts';

type Nature = 'cash' | 'in_kind';

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
export const pledge = (
  dossierId: DossierId,
  amounts: Readonly<Record<Nature, Money>>,
  subjectId: string,
): NewTransfer[] =>
  (['cash', 'in_kind'] as const)
    .filter((nature) => amounts[nature] > 0n)
    .map((nature) =>
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
