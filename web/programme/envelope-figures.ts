import type { EnvelopeView } from '../../services/programme/programme-views.ts';
import { total, type Money } from '../../services/shared/money.ts';

/** What an envelope's money is doing; a guarantee, which is no cash, is summed with none. */
export interface Figures {
  readonly paid: Money;
  readonly committed: Money;
  readonly held: Money;
  readonly available: Money;
}

const figuresOf = (envelopes: readonly EnvelopeView[]): Figures => ({
  paid: total(envelopes.map(({ paid }) => paid)),
  committed: total(envelopes.flatMap(({ committed, ordered, clearing }) => [committed, ordered, clearing])),
  held: total(envelopes.map(({ held }) => held)),
  available: total(envelopes.map(({ available }) => available)),
});

interface Group extends Figures {
  /** Null for what is reserved to none. */
  readonly key: string | null;
}

/** Envelopes summed by what they are reserved to, in the order in which they come. */
export const groupedBy = (
  envelopes: readonly EnvelopeView[],
  keyOf: (envelope: EnvelopeView) => string | null,
): Group[] => {
  const cash = envelopes.filter(({ instrument }) => instrument !== 'guarantee');
  return [...new Set(cash.map(keyOf))].map((key) => ({
    key,
    ...figuresOf(cash.filter((envelope) => keyOf(envelope) === key)),
  }));
};
