import fc from 'fast-check';
import { evidence, pledge, withdrawEvidence } from '../../../services/ledger/contribution-acts.ts';
import * as acts from '../../../services/ledger/ledger-acts.ts';
import type { EnvelopeShare, NewTransfer, OpenHold } from '../../../services/ledger/ledger-acts.ts';
import { recogniseReceipt, suspendReceipt } from '../../../services/ledger/receipt-acts.ts';
import {
  newId,
  type DossierId,
  type EnvelopeId,
  type FunderId,
  type PaymentRunId,
  type TransferId,
} from '../../../services/shared/ids.ts';
import { money } from '../../../services/shared/money.ts';
import type { BooksModel, Posted } from './books-model.ts';

/** Two funders, one of them a guarantor too, two dossiers, two payment runs, one bank account. */
export interface Place {
  readonly shares: readonly EnvelopeShare[];
  readonly covers: readonly EnvelopeShare[];
  readonly dossiers: readonly DossierId[];
  readonly runs: readonly PaymentRunId[];
  readonly bank: { readonly rib: string; readonly funderId: FunderId };
}

export const newPlace = (): Place => {
  const dossiers = [newId<DossierId>(), newId<DossierId>()];
  const [first, second] = [newId<FunderId>(), newId<FunderId>()];
  const envelope = (funderId: FunderId) => ({ funderId, envelopeId: newId<EnvelopeId>() });
  const each = (of: ReturnType<typeof envelope>) => dossiers.map((dossierId) => ({ ...of, dossierId }));
  return {
    shares: [...each(envelope(first)), ...each(envelope(second))],
    covers: each(envelope(second)).map((share) => ({ ...share, isGuarantee: true })),
    dossiers,
    runs: [newId<PaymentRunId>(), newId<PaymentRunId>()],
    bank: { rib: newId(), funderId: first },
  };
};

/** What chance gives: which kind of posting, on which of the things there are, and for how much. */
export interface Move {
  readonly act: keyof typeof ACTS;
  readonly which: number;
  readonly amount: bigint;
  readonly isPast: boolean;
  /** Added to the amount that would be right, where one is: mostly nothing. */
  readonly beside: bigint;
}

type Build = (move: Move, place: Place, model: BooksModel) => NewTransfer[];

const DUE = { past: new Date('2020-01-01T00:00:00Z'), far: new Date('2100-01-01T00:00:00Z') };

const pick = <Value>(values: readonly Value[], which: number): Value | undefined => values[which % values.length];

/** Of all places where it could be done, one where there is something to move, beginning with the one that chance names. */
const fitting = (built: readonly NewTransfer[], { which, amount, beside }: Move, model: BooksModel): NewTransfer[] => {
  const begin = built.length === 0 ? 0 : which % built.length;
  const inTurn = [...built.slice(begin), ...built.slice(0, begin)];
  const chosen = inTurn.find(({ credit }) => model.available(credit) > 0n) ?? inTurn[0];
  if (!chosen) return [];
  const available = model.available(chosen.credit);
  // What is beside the right amount goes beyond what is there.
  const fits = beside === 0n && amount > 0n && available > 0n;
  return [fits ? { ...chosen, amount: money(1n + (amount % available)) } : chosen];
};

const onShare =
  (build: (share: EnvelopeShare, move: Move) => NewTransfer): Build =>
  (move, { shares }, model) =>
    fitting(
      shares.map((share) => build(share, move)),
      move,
      model,
    );

const onCover =
  (build: (share: EnvelopeShare, move: Move) => NewTransfer): Build =>
  (move, { covers }, model) =>
    fitting(
      covers.map((share) => build(share, move)),
      move,
      model,
    );

const plain = (
  act: (share: EnvelopeShare, amount: ReturnType<typeof money>, subjectId: string) => NewTransfer,
): Build => onShare((share, { amount }) => act(share, money(amount), share.dossierId));

const inRun =
  (
    act: (
      share: EnvelopeShare,
      amount: ReturnType<typeof money>,
      run: { runId: PaymentRunId; subjectId: string },
    ) => NewTransfer,
  ): Build =>
  (move, { shares, runs }, model) => {
    const each = shares.flatMap((share) =>
      runs.map((runId) => act(share, money(move.amount), { runId, subjectId: share.dossierId })),
    );
    return fitting(each, move, model);
  };

/** Holds that were ever made: mostly one that is open, now and then one that is resolved. */
const onHold =
  (build: (held: OpenHold, move: Move) => NewTransfer[]): Build =>
  (move, { shares, covers }, model) => {
    const open = move.which % 5 === 0 ? [] : model.openHolds;
    const held = pick(open.length > 0 ? open : model.transfers.filter(({ kind }) => kind === 'hold'), move.which);
    const share = [...shares, ...covers].find((each) => held && isOf(held, each));
    if (!held || !share) return [];
    const { subjectId, dueAt } = held;
    const amount = money(held.amount + move.beside);
    return build({ id: held.id as TransferId, share, amount, dueAt: dueAt ?? DUE.far, subjectId }, move);
  };

const isOf = ({ debit }: Posted, { envelopeId, dossierId }: EnvelopeShare): boolean =>
  debit.envelopeId === envelopeId && debit.dossierId === dossierId;

/** What was posted for this cause, to be taken back by name. */
const onPosted =
  (
    cause: string,
    build: (posted: Posted, amount: ReturnType<typeof money>, place: Place) => NewTransfer | null,
  ): Build =>
  (move, place, model) => {
    const posted = pick(
      model.transfers.filter((each) => each.cause === cause),
      move.which,
    );
    const built = posted && build(posted, money(posted.amount + move.beside), place);
    return built ? [built] : [];
  };

const byName = ({ id, subjectId }: Posted) => ({ reverses: id as TransferId, subjectId });
const natureOf = (which: number) => (which % 2 === 0 ? ('cash' as const) : ('in_kind' as const));

/** Every posting of the chart, by the functions that the use cases post with. */
const ACTS = {
  raise: onShare((share, { amount }) => acts.raiseEnvelope(share, money(amount * 10n))),
  raiseCover: onCover((share, { amount }) => acts.raiseEnvelope(share, money(amount * 10n))),
  hold: onShare((share, { amount, isPast }) =>
    acts.hold(share, money(amount), { dueAt: isPast ? DUE.past : DUE.far, subjectId: share.dossierId }),
  ),
  holdCover: onCover((share, { amount }) =>
    acts.hold(share, money(amount), { dueAt: DUE.far, subjectId: share.dossierId }),
  ),
  commit: onHold((held) => [acts.commit(held)]),
  release: onHold((held) => [acts.release(held)]),
  expire: onHold((held) => [acts.expire(held)]),
  replace: onHold((held, { amount }) => acts.replaceHold(held, money(amount), DUE.far)),
  order: plain(acts.order),
  cancelOrder: onPosted('ordered', (posted, amount, { shares }) => {
    const share = shares.find((each) => isOf(posted, each));
    return share ? acts.cancelOrder(share, amount, byName(posted)) : null;
  }),
  send: inRun(acts.send),
  settle: inRun(acts.settle),
  returnUnsettled: inRun(acts.returnUnsettled),
  returnSettled: plain(acts.returnSettled),
  orderRecovery: plain(acts.orderRecovery),
  withdrawRecovery: plain(acts.withdrawRecovery),
  recover: plain(acts.recover),
  reuse: plain(acts.reuse),
  writeOff: plain(acts.writeOff),
  releaseUnused: plain(acts.releaseUnused),
  releaseCover: onCover((share, { amount }) => acts.releaseCover(share, money(amount), share.dossierId)),
  callGuarantee: onCover((share, { amount }) => acts.callGuarantee(share, money(amount), share.dossierId)),
  suspend: (({ amount }, { bank }) => [suspendReceipt(bank, money(amount), newId())]) as Build,
  recognise: onPosted('receipt_suspended', (posted, amount, { bank }) =>
    recogniseReceipt(bank, amount, byName(posted)),
  ),
  pledge: (({ amount, which, beside }, { dossiers }) => {
    const dossierId = pick(dossiers, which);
    return dossierId ? pledge(dossierId, { cash: money(amount), in_kind: money(amount + beside) }, dossierId) : [];
  }) as Build,
  evidence: (({ amount, which }, { dossiers }) => {
    const dossierId = pick(dossiers, which);
    const shown = { nature: natureOf(which), amount: money(amount), subjectId: newId() };
    return dossierId ? [evidence(dossierId, shown)] : [];
  }) as Build,
  withdrawEvidence: onPosted('contribution_shown', (posted, amount) => {
    const { dossierId, kind } = posted.debit;
    const nature = kind === 'shown_cash' ? 'cash' : 'in_kind';
    return (
      dossierId && withdrawEvidence(dossierId, { nature, amount, subjectId: posted.subjectId }, posted.id as TransferId)
    );
  }),
};

export const build = (move: Move, place: Place, model: BooksModel): NewTransfer[] => ACTS[move.act](move, place, model);

const names = Object.keys(ACTS) as (keyof typeof ACTS)[];
/** What a dossier's life begins with comes more often, so that what comes later has something to move. */
const LIKELY = [
  'hold',
  'hold',
  'expire',
  'commit',
  'order',
  'cancelOrder',
  'send',
  'send',
  'settle',
  'settle',
  'recognise',
] as const;

export const moves: fc.Arbitrary<Move> = fc.record({
  act: fc.constantFrom<keyof typeof ACTS>(...names, ...LIKELY),
  which: fc.nat(99),
  amount: fc.oneof({ weight: 8, arbitrary: fc.bigInt(1n, 1_000n) }, fc.bigInt(0n, 20_000n)),
  isPast: fc.oneof({ weight: 2, arbitrary: fc.constant(false) }, fc.constant(true)),
  beside: fc.oneof({ weight: 6, arbitrary: fc.constant(0n) }, fc.bigInt(-2n, 2n)),
});
