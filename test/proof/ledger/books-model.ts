import type { Account } from '../../../services/ledger/book.ts';
import type { NewTransfer } from '../../../services/ledger/ledger-acts.ts';

/** What the books say of an account: what lies there, and what of it is held. */
interface Balance {
  posted: bigint;
  pending: bigint;
}

export interface Posted extends NewTransfer {
  readonly id: string;
}

/** The books as they must be, kept without any database. Only the rules are here: who may, and why, is not. */
export class BooksModel {
  readonly balances = new Map<string, Balance>();
  readonly transfers: Posted[] = [];
  commands = 0;

  /** The codes by which these must be refused, the likeliest first; empty where they must be posted. */
  refusals(transfers: readonly NewTransfer[]): string[] {
    const early = transfers.flatMap((each) => this.brokenHold(each)).sort()[0];
    if (early !== undefined) return [early];
    if (transfers.some((each) => this.isWrongReversal(each))) return ['reversal_differs'];
    const row = this.brokenRow(transfers);
    return row === null ? this.brokenBalances(transfers) : [row];
  }

  post(transfers: readonly NewTransfer[], ids: readonly string[]): void {
    for (const [key, balance] of this.after(transfers)) this.balances.set(key, balance);
    this.transfers.push(...transfers.map((each, index) => ({ ...each, id: ids[index] ?? '' })));
    this.commands += 1;
  }

  get openHolds(): Posted[] {
    return this.transfers.filter(({ id, kind }) => kind === 'hold' && !this.isResolved(id));
  }

  find(id: string | null): Posted | undefined {
    return this.transfers.find((each) => each.id === id);
  }

  /** What can still be moved from there; from a counterpart, anything. */
  available(account: Account): bigint {
    if (COUNTERPARTS.includes(account.kind)) return 100_000n;
    const { posted, pending } = this.balances.get(keyOf(account)) ?? { posted: 0n, pending: 0n };
    return posted - pending;
  }

  private brokenHold(given: NewTransfer): string[] {
    if (given.kind === 'direct' || given.kind === 'hold') return [];
    const held = this.find(given.pendingId);
    if (held?.kind !== 'hold') return ['hold_missing'];
    if (placeOf(held) !== placeOf(given)) return ['hold_differs'];
    return given.kind === 'post' ? brokenCommitment(given, held) : brokenFreeing(given, held);
  }

  private isWrongReversal(given: NewTransfer): boolean {
    if (given.reverses === null) return false;
    const { kind, debit, credit, amount } = this.find(given.reverses) ?? {};
    if (!debit || !credit || (kind !== 'direct' && kind !== 'post')) return true;
    return placeOf(given) !== placeOf({ debit: credit, credit: debit }) || given.amount !== amount;
  }

  /** Rows are written one after the other, so the first that breaks a rule is the one that is told. */
  private brokenRow(transfers: readonly NewTransfer[]): string | null {
    for (const [index, { amount, pendingId, reverses }] of transfers.entries()) {
      const before = [...this.transfers, ...transfers.slice(0, index)];
      if (amount <= 0n) return 'transfer_amount_positive';
      if (before.some((each) => isSame(each.pendingId, pendingId))) return 'hold_already_resolved';
      if (before.some((each) => isSame(each.reverses, reverses))) return 'transfer_already_reversed';
    }
    return null;
  }

  private brokenBalances(transfers: readonly NewTransfer[]): string[] {
    const touched = transfers.flatMap(({ debit, credit }) => [debit, credit]);
    const after = this.after(transfers);
    return [...new Set(touched.flatMap((account) => overdrawn(account, after.get(keyOf(account)))))];
  }

  private after(transfers: readonly NewTransfer[]): Map<string, Balance> {
    const after = new Map<string, Balance>();
    const balance = (account: Account): Balance => {
      const key = keyOf(account);
      const kept = after.get(key) ?? { ...(this.balances.get(key) ?? { posted: 0n, pending: 0n }) };
      after.set(key, kept);
      return kept;
    };
    for (const { debit, credit, amount, kind, pendingId } of transfers) {
      const [to, from] = [balance(debit), balance(credit)];
      if (kind === 'direct' || kind === 'post') {
        to.posted += amount;
        from.posted -= amount;
      }
      if (kind === 'hold') from.pending += amount;
      else if (kind !== 'direct') from.pending -= this.find(pendingId)?.amount ?? 0n;
    }
    return after;
  }

  private isResolved(id: string): boolean {
    return this.transfers.some(({ pendingId }) => pendingId === id);
  }
}

const isSame = (left: string | null, right: string | null): boolean => left !== null && left === right;

const brokenCommitment = ({ amount }: NewTransfer, held: Posted): string[] => {
  if (amount > held.amount) return ['hold_exceeded'];
  return hasPassed(held) ? ['hold_expired'] : [];
};

const brokenFreeing = ({ kind, amount }: NewTransfer, held: Posted): string[] => {
  if (amount !== held.amount) return ['hold_differs'];
  return kind === 'expire' && !hasPassed(held) ? ['hold_not_due'] : [];
};

/** Where a book's money comes from: only these go below zero. */
const COUNTERPARTS: readonly Account['kind'][] = ['funding', 'outside', 'capacity', 'pledged'];

const overdrawn = ({ kind, book }: Account, { posted, pending }: Balance = { posted: 0n, pending: 0n }): string[] => {
  if (COUNTERPARTS.includes(kind) || posted - pending >= 0n) return [];
  return [book.nature === 'holder' ? 'contribution_exceeded' : 'envelope_exceeded'];
};

/** Holds of a proof are due long ago or in a long time, so that no clock has to be moved. */
const hasPassed = ({ dueAt }: Pick<NewTransfer, 'dueAt'>): boolean => (dueAt?.getTime() ?? 0) < Date.now();

const keyOf = ({ book, kind, envelopeId, dossierId, batchId }: Account): string =>
  [book.id, kind, envelopeId ?? '', dossierId ?? '', batchId ?? ''].join('/');

const placeOf = ({ debit, credit }: Pick<NewTransfer, 'debit' | 'credit'>): string =>
  `${keyOf(debit)} < ${keyOf(credit)}`;
