import { z } from 'zod';
import { LocalDate } from './dates.ts';
import { MoneySchema } from './money.ts';
import { amountText, asWritten, dayText, instantText, isolated } from './plain-text.ts';
import type { Language, Texts } from './texts.ts';

/** What a machine says: a code, and the facts behind it. */
interface Coded {
  readonly code: string;
  readonly numbers?: object;
}

/**
 * The same in a reader's words: by the text `<list>.<code>`, with every fact as people write it. An amount is in
 * dirhams, a share in percent, a day `17/03/2026`, a code by its own text (`<fact>.<code>`), a title in the reader's
 * language.
 */
export const toldIn =
  (texts: Texts, language: Language) =>
  (list: string, coded: Coded): string | undefined => {
    const facts = Object.entries(coded.numbers ?? coded).map(([name, fact]: [string, unknown]) => [
      name,
      shownIn(texts, language, { name, fact }),
    ]);
    return texts.sentence(language, `${list}.${coded.code}`, Object.fromEntries(facts) as object);
  };

/** A code that no catalogue names chooses words in a text by itself: it is left as it is. */
const CODE = /^[a-z][a-z0-9_]*$/;
const Titles = z.object({ ar: z.string(), fr: z.string(), en: z.string() });

/** Codes that a list of another name has the words for. */
const CALLED: Readonly<Record<string, string>> = {
  agreementStatus: 'page.agreement.status',
  callStatus: 'page.call_status',
  orderStatus: 'page.order',
  placementStatus: 'page.placement_status',
  recoveryStatus: 'page.recovery',
  roundStatus: 'page.round_status',
  rules: 'rule',
  runStatus: 'page.run',
  stage: 'page.stage',
  state: 'page.scan',
  third: 'page.third',
  trancheStatus: 'page.tranche',
  verdict: 'page.agreement.copy',
};

interface Fact {
  readonly name: string;
  readonly fact: unknown;
}

const shownIn = (texts: Texts, language: Language, { name, fact }: Fact): unknown => {
  if (typeof fact === 'string') return texts.sentence(language, `${CALLED[name] ?? name}.${fact}`, {}) ?? written(fact);
  if (fact instanceof Date) return instantText(fact);
  if (typeof fact === 'number') return name.endsWith('BasisPoints') ? isolated(percentOf(fact)) : fact;
  if (Array.isArray(fact)) return fact.map((each: unknown) => shownIn(texts, language, { name, fact: each }));
  return composedIn(texts, language, fact);
};

/** A refusal carries its facts as the wire does: an instant, a day or an amount as a text. */
const written = (fact: string): string => {
  if (CODE.test(fact)) return fact;
  if (LocalDate.safeParse(fact).success) return dayText(fact as LocalDate);
  if (Instant.safeParse(fact).success) return instantText(new Date(fact));
  const amount = MoneySchema.safeDecode({ amount: fact, currency: 'MAD' });
  return amount.success ? amountText(amount.data) : asWritten(fact);
};

const Instant = z.iso.datetime();

const composedIn = (texts: Texts, language: Language, fact: unknown): unknown => {
  const amount = MoneySchema.safeDecode(fact as never);
  if (amount.success) return texts.sentence(language, 'word.amount', { amount: amountText(amount.data) });
  const titles = Titles.safeParse(fact);
  return titles.success ? asWritten(titles.data[language]) : fact;
};

/** `12,5 %` of 1,250 hundredths of a percent, as Morocco writes it in all three languages. */
export const percentOf = (basisPoints: number): string => `${String(basisPoints / 100).replace('.', ',')}\u00a0%`;
