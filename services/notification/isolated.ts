import type { Language } from '../shared/texts.ts';

/** Morocco writes Arabic and French with Latin digits. */
const LOCALES: Record<Language, string> = { en: 'en-GB', fr: 'fr-MA', ar: 'ar-MA' };

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/;
/** A code that a text chooses its words by, never one that is shown. */
const CODE = /^[a-z][a-z_]*$/;
const ARABIC = /\p{Script=Arabic}/u;

const LRI = '\u2066';
const FSI = '\u2068';
const PDI = '\u2069';

/**
 * What a text speaks of, ready to stand in it: instants as Moroccan clocks show them, and each value in a directional
 * isolate where it runs against its sentence, so that no amount or reference is shown reversed (UAX 9).
 */
export const readable = (
  language: Language,
  data: Readonly<Record<string, string | number>>,
): Record<string, string | number> =>
  Object.fromEntries(Object.entries(data).map(([name, value]) => [name, shown(language, value)]));

const shown = (language: Language, value: string | number): string | number => {
  if (typeof value === 'number' || CODE.test(value) || value === '') return value;
  return isolated(language, INSTANT.test(value) ? instant(language, value) : value);
};

const instant = (language: Language, value: string): string =>
  new Intl.DateTimeFormat(LOCALES[language], {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Africa/Casablanca',
  }).format(new Date(value));

const isolated = (language: Language, value: string): string => {
  if (ARABIC.test(value)) return `${FSI}${value}${PDI}`;
  return language === 'ar' ? `${LRI}${value}${PDI}` : value;
};

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A sentence as HTML: nothing in it is markup, and its isolates are elements that every mail program knows. */
export const markedUp = (text: string): string =>
  text
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '')
    .replaceAll(LRI, '<bdi dir="ltr">')
    .replaceAll(FSI, '<bdi>')
    .replaceAll(PDI, '</bdi>');
