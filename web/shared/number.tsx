import type { ComponentChildren } from 'preact';
import { amountText, dayText, instantText } from '../../services/shared/plain-text.ts';
import type { LocalDate } from '../../services/shared/dates.ts';
import type { Money } from '../../services/shared/money.ts';
import { percentOf } from '../../services/shared/words.ts';
import type { Reader } from './reader.ts';

/**
 * Whatever is read from left to right in every language: an amount, a date, a reference, a RIB, a phone, a hash.
 * Inside an Arabic sentence it would otherwise show reversed.
 */
export const Num = ({ children }: { readonly children: ComponentChildren }) => <bdi dir="ltr">{children}</bdi>;

/** A reference, or another thing written so, that leads to what it names. */
export const NumLink = ({ href, children }: { readonly href: string; readonly children: ComponentChildren }) => (
  <a class="govuk-link" href={href}>
    <Num>{children}</Num>
  </a>
);

/** The element isolates already: the marks that plain text needs would only be in the way of copying. */
const bare = (text: string): string => text.replace(/[\u2066-\u2069]/g, '');

export const Instant = ({ at }: { readonly at: Date }) => (
  <Num>
    <time dateTime={at.toISOString()}>{bare(instantText(at))}</time>
  </Num>
);

export const Day = ({ on }: { readonly on: LocalDate }) => (
  <Num>
    <time dateTime={on}>{bare(dayText(on))}</time>
  </Num>
);

/** `1 250 000,00 MAD`, the currency's word outside of what is read from left to right. */
export const Amount = ({ of, reader }: { readonly of: Money; readonly reader: Reader }) => (
  <span class="tz-amount">
    <Num>{bare(amountText(of))}</Num> {reader.say('page.currency')}
  </span>
);

/** `12,5 %` of 1,250 hundredths of a percent. */
export const Percent = ({ of }: { readonly of: number }) => <Num>{percentOf(of)}</Num>;

/** An amount as it stands in a field, ready to be typed over. */
export const typedAmount = (amount: Money): string => bare(amountText(amount));

/** A day as it stands in a field. */
export const typedDay = (day: LocalDate): string => bare(dayText(day));

/** An instant as it stands in a field. */
export const typedInstant = (instant: Date): string => bare(instantText(instant));
