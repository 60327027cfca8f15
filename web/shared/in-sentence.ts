import type { Money } from '../../services/shared/money.ts';
import { amountText, instantText, isolated } from '../../services/shared/plain-text.ts';

/** Facts of a sentence, in the form in which they stand in it. */
export const inSentence = (facts: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, shown(fact)]));

const shown = (fact: unknown): unknown => {
  if (fact instanceof Date) return instantText(fact);
  if (typeof fact === 'bigint') return amountText(fact as Money);
  return typeof fact === 'string' ? isolated(fact) : fact;
};
