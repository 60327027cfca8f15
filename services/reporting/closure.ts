import type { AgreedLine, EffectiveAgreement, SuspensionFacts } from '../agreement/agreement-facts.ts';
import type { FinalCostFacts, ForgoneFacts, TrancheFacts } from '../disbursement/disbursement-facts.ts';
import type { ContributionStanding } from '../ledger/contribution-acts.ts';
import {
  position,
  releaseCover,
  releaseUnused,
  type CoverBalance,
  type NewTransfer,
  type ShareBalance,
} from '../ledger/ledger-acts.ts';
import { allocate, money, smallest, subtract, toDecimal, total, ZERO, type Money } from '../shared/money.ts';
import type { Report } from './report.ts';
import type { Finding } from './finding.ts';

/** What a dossier must have behind it before it closes. */
export const CLOSURE_CHECKS = [
  'tranches_settled',
  'reports_accepted',
  'findings_closed',
  'final_cost_reported',
  'recoveries_closed',
  'suspension_lifted',
  'positions_zero',
  'paid_as_final_account',
] as const;
type ClosureCheck = (typeof CLOSURE_CHECKS)[number];

/** One thing that still stands open, with its numbers. */
export interface ClosureFinding {
  readonly check: ClosureCheck;
  /** The tranche, report or envelope; null where the dossier as a whole is meant. */
  readonly subjectId: string | null;
  readonly numbers: Readonly<Record<string, string | number>>;
}

export interface Accounts {
  readonly tranches: readonly TrancheFacts[];
  /** Null until they are planned: nothing owed yet is not the same as nothing owed. */
  readonly reports: readonly Report[] | null;
  readonly findings: readonly Finding[];
  readonly openRecoveries: number;
  readonly suspension: SuspensionFacts | null;
  readonly balances: readonly ShareBalance[];
  readonly covers: readonly CoverBalance[];
  /** Pledged and evidenced: compared and stated, it bars nothing. */
  readonly contribution: readonly ContributionStanding[];
  readonly agreement: Pick<EffectiveAgreement, 'number' | 'lines'>;
  readonly finalCost: FinalCostFacts | null;
  readonly forgone: readonly ForgoneFacts[];
}

/** Every check that is not met; none where the dossier may close. */
export const closureFindings = (accounts: Accounts): ClosureFinding[] => [
  ...tranchesUnsettled(accounts),
  ...reportsUnaccepted(accounts),
  ...findingsOpen(accounts),
  ...(accounts.finalCost === null ? [finding('final_cost_reported', null, {})] : []),
  ...(accounts.openRecoveries > 0 ? [finding('recoveries_closed', null, { open: accounts.openRecoveries })] : []),
  ...(accounts.suspension === null ? [] : [finding('suspension_lifted', accounts.suspension.id, {})]),
  ...accounts.balances.flatMap(positionOpen),
  ...paidOtherwise(accounts),
];

const finding = (
  check: ClosureCheck,
  subjectId: string | null,
  numbers: ClosureFinding['numbers'],
): ClosureFinding => ({ check, subjectId, numbers });

const NONE_PLANNED = { planned: 0 };

const tranchesUnsettled = ({ tranches }: Accounts): ClosureFinding[] =>
  tranches.length === 0
    ? [finding('tranches_settled', null, NONE_PLANNED)]
    : tranches
        .filter(({ isSettled }) => !isSettled)
        .map(({ id, number, amount }) =>
          finding('tranches_settled', id, { tranche: number, amount: toDecimal(amount) }),
        );

const reportsUnaccepted = ({ reports }: Accounts): ClosureFinding[] =>
  reports === null
    ? [finding('reports_accepted', null, NONE_PLANNED)]
    : reports
        .filter(({ status }) => status !== 'accepted')
        .map(({ id, number, status }) => finding('reports_accepted', id, { report: number, status }));

const findingsOpen = ({ findings }: Accounts): ClosureFinding[] =>
  findings
    .filter(({ status }) => status === 'open')
    .map(({ id, number, severity }) => finding('findings_closed', id, { finding: number, severity }));

/** Closing gives back what was committed and not used; everything else must have come to its end before. */
export const positionAtClosure = (balance: ShareBalance): Money => money(position(balance) - balance.committed);

const positionOpen = (balance: ShareBalance): ClosureFinding[] => {
  const open = positionAtClosure(balance);
  if (open === 0n) return [];
  const { envelopeId, held, ordered, clearing, recoverable, recovered } = balance;
  const amounts = Object.entries({ position: open, held, ordered, clearing, recoverable, recovered });
  const numbers = Object.fromEntries(amounts.map(([name, amount]) => [name, toDecimal(amount)]));
  return [finding('positions_zero', envelopeId, numbers)];
};

const paidOtherwise = ({ balances, agreement, finalCost, forgone }: Accounts): ClosureFinding[] => {
  const placeOf = ({ envelopeId }: AgreedLine) => balances.findIndex((balance) => balance.envelopeId === envelopeId);
  // In the ledger's order, like the recovery: of two equal parts the first one bears the odd centime.
  const lines = [...agreement.lines].sort((left, right) => placeOf(left) - placeOf(right));
  return finalAccount(lines, finalCost).flatMap(({ envelopeId, ...line }, index) => {
    const agreed = lines[index]?.amount ?? ZERO;
    const lost = forgone.find((each) => each.envelopeId === envelopeId)?.amount ?? ZERO;
    const due = smallest(line.amount, subtract(agreed, lost));
    const paid = balances.find((balance) => balance.envelopeId === envelopeId)?.paid ?? ZERO;
    if (paid === due) return [];
    return [finding('paid_as_final_account', envelopeId, { paid: toDecimal(paid), due: toDecimal(due) })];
  });
};

/** What each funder pays in the end: a cost below the plan cuts every grant in its proportion, to the centime. */
export const finalAccount = (lines: readonly AgreedLine[], cost: FinalCostFacts | null): AgreedLine[] => {
  if (cost === null || cost.finalCost >= cost.plannedCost) return [...lines];
  const agreed = total(lines.map(({ amount }) => amount));
  const cut = money((agreed * (cost.plannedCost - cost.finalCost)) / cost.plannedCost);
  const cuts = allocate(
    cut,
    lines.map(({ amount }) => amount),
  );
  return lines.map((line, index) => ({ ...line, amount: subtract(line.amount, cuts[index] ?? ZERO) }));
};

/** Posting 15, for every funder of whom something was not used. */
export const releases = (balances: readonly ShareBalance[]): NewTransfer[] =>
  balances
    .filter(({ committed }) => committed > 0n)
    .map((balance) => releaseUnused(balance, balance.committed, balance.dossierId));

/** Posting 17, for every guarantor: what covers nothing any more may cover another project. What was called stays called. */
export const coverRelease = ({ covered, ...cover }: CoverBalance): NewTransfer =>
  releaseCover({ ...cover, isGuarantee: true }, covered, cover.dossierId);
