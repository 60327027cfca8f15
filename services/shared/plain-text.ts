import type { LocalDate } from './dates.ts';
import { toDecimal, type Money } from './money.ts';

/**
 * Numbers, dates and references as they stand in a sentence of any language, Arabic too: between U+2066 and U+2069, so
 * that they keep their order, and in one form for all three languages. For papers, letters and messages.
 */
export const isolated = (text: string): string => `\u2066${text}\u2069`;

/** A title or a name as somebody wrote it, in whichever direction that reads, inside a sentence of either. */
export const asWritten = (text: string): string => `\u2068${text}\u2069`;

/** `1 250 000,00`, the thousands apart by U+00A0; the currency word stands outside. */
export const amountText = (amount: Money): string => {
  const [whole = '', centimes = ''] = toDecimal(amount).split('.');
  return isolated(`${whole.replace(/\B(?=(\d{3})+$)/g, '\u00a0')},${centimes}`);
};

/** `17/03/2026` */
export const dayText = (day: LocalDate): string => isolated(day.split('-').reverse().join('/'));

const CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Africa/Casablanca',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** `17/03/2026 16:30`, as Moroccan clocks show it. */
export const instantText = (instant: Date): string => isolated(CLOCK.format(instant).replace(', ', '\u00a0'));
