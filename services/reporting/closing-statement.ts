import type { CoverBalance, ShareBalance } from '../ledger/ledger-acts.ts';
import { canonical, sha256Of } from '../shared/canonical.ts';
import { localDateOf } from '../shared/dates.ts';
import { money, toDecimal, total } from '../shared/money.ts';
import { positionAtClosure, type Accounts } from './closure.ts';
import type { IndicatorValue } from './report-content.ts';

export interface Closing extends Accounts {
  readonly reference: string;
  /** As the last accepted report tells them. */
  readonly indicators: readonly IndicatorValue[];
  readonly now: Date;
}

export interface ClosingStatement {
  /** JSON in one spelling: whoever holds the text can compute its hash again. */
  readonly text: string;
  readonly sha256: string;
}

/** The last account of a dossier: who gave what, what was told, what it changed. */
export const closingStatement = (closing: Closing): ClosingStatement => {
  const { agreement, reference, reports, finalCost, indicators, now } = closing;
  const text = canonical({
    reference,
    agreement: agreement.number,
    closedOn: localDateOf(now),
    plannedCost: finalCost && toDecimal(finalCost.plannedCost),
    finalCost: finalCost && toDecimal(finalCost.finalCost),
    funders: closing.balances.map((balance) => funderPart(balance, agreement)),
    guarantees: closing.covers.map(guarantorPart),
    contribution: closing.contribution.map(({ nature, pledged, shown }) => ({
      nature,
      pledged: toDecimal(pledged),
      shown: toDecimal(shown),
    })),
    reports: reports?.map(({ number, kind, dueOn, revision, acceptedBy }) => ({
      number,
      kind,
      dueOn,
      revision,
      acceptedBy,
    })),
    indicators,
  });
  return { text, sha256: sha256Of(text) };
};

/** What was neither paid, nor abandoned, nor never used came back: the books lose nothing on the way. */
const funderPart = (balance: ShareBalance, { lines }: Accounts['agreement']) => {
  const { funderId, envelopeId, paid, writtenOff, committed: released } = balance;
  const approved = total(lines.filter((line) => line.envelopeId === envelopeId).map(({ amount }) => amount));
  const recovered = money(approved - released - paid - writtenOff);
  const amounts = { approved, paid, recovered, writtenOff, released, position: positionAtClosure(balance) };
  return {
    funderId,
    envelopeId,
    ...Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, toDecimal(amount)])),
  };
};

const guarantorPart = ({ funderId, envelopeId, covered, called }: CoverBalance) => ({
  funderId,
  envelopeId,
  released: toDecimal(covered),
  called: toDecimal(called),
});
