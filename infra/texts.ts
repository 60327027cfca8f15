import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { z } from 'zod';
import { LANGUAGES, type Language, type Texts } from '../services/shared/texts.ts';
import { money, toDecimal } from '../services/shared/money.ts';

/** Morocco writes Arabic and French with Latin digits. */
const LOCALES: Record<Language, string> = { en: 'en-GB', fr: 'fr-MA', ar: 'ar-MA' };
const SERVICES = new URL('../services/', import.meta.url);
const UNKNOWN = '…';

/** Made once for each language: to make one costs more than to write a hundred dates with it. */
const formatsOf = (locale: string) => ({
  list: new Intl.ListFormat(locale),
  instant: new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'Africa/Casablanca' }),
});
type Formats = ReturnType<typeof formatsOf>;
const FORMATS: Record<Language, Formats> = {
  en: formatsOf(LOCALES.en),
  fr: formatsOf(LOCALES.fr),
  ar: formatsOf(LOCALES.ar),
};

const Catalogue = z.record(z.string(), z.string());

/** Every slice's catalogues, read once; each text is parsed when it is first needed. */
export const loadTexts = (): Texts => {
  const catalogues = new Map(LANGUAGES.map((language) => [language, catalogueOf(language)]));
  const parsed = new Map<string, IntlMessageFormat>();

  const textOf = (language: Language, key: string): IntlMessageFormat | undefined => {
    const name = `${language} ${key}`;
    const text = catalogues.get(language)?.get(key);
    const known = parsed.get(name);
    if (known !== undefined || text === undefined) return known;
    const fresh = new IntlMessageFormat(text, LOCALES[language]);
    parsed.set(name, fresh);
    return fresh;
  };

  const sentence = (language: Language, key: string, facts: object) =>
    textOf(language, key)?.format(valuesOf(facts, FORMATS[language])) as string;

  return {
    sentence,
    sentencesUnder: (language, prefix, facts) => {
      const keys = [...(catalogues.get(language)?.keys() ?? [])].filter((key) => key.startsWith(prefix));
      return Object.fromEntries(keys.map((key) => [key.slice(prefix.length), sentence(language, key, facts)]));
    },
  };
};

const catalogueOf = (language: Language): Map<string, string> =>
  new Map(
    readdirSync(SERVICES)
      .map((slice) => new URL(`${slice}/messages/${language}.json`, SERVICES))
      .filter((file) => existsSync(file))
      .flatMap((file) => Object.entries(Catalogue.parse(JSON.parse(readFileSync(file, 'utf8'))))),
  );

type Value = string | number;

/** A fact that a text asks for and nobody gave must not cost the reader the whole sentence. */
const valuesOf = (facts: object, formats: Formats): Record<string, Value> => {
  const shown = Object.entries(facts).map(([name, fact]) => [name, shownAs(fact, formats)] as const);
  return new Proxy(Object.fromEntries(shown), {
    has: () => true,
    get: (values, name) => values[String(name)] ?? UNKNOWN,
  });
};

const shownAs = (fact: unknown, formats: Formats): Value => {
  if (typeof fact === 'string' || typeof fact === 'number') return fact;
  if (typeof fact === 'bigint') return toDecimal(money(fact));
  if (fact instanceof Date) return formats.instant.format(fact);
  if (!Array.isArray(fact)) return UNKNOWN;
  return formats.list.format(fact.map((each) => String(shownAs(each, formats))));
};
