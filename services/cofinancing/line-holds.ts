import { release, replaceHold, type NewTransfer, type OpenHold } from '../ledger/ledger-acts.ts';
import type { Line } from './cofinancing.ts';

/**
 * What an answer does to the holds. A yes: one firm hold for exactly the approved amount, in place of the provisional
 * one and of an earlier yes; it comes last. Anything else gives back what was asked anew, and only that.
 */
export const transfersOf = (
  answered: Line,
  holds: { readonly provisional: OpenHold; readonly earlier: OpenHold | null },
  firmUntil: Date,
): NewTransfer[] => {
  if (answered.approved === null) return [release(holds.provisional)];
  const replaced = holds.earlier === null ? [] : [release(holds.earlier)];
  return [...replaced, ...replaceHold(holds.provisional, answered.approved, firmUntil)];
};
