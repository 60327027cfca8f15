import type { Draft } from './call-faults.ts';
import { when, type Fault } from './fault.ts';
import { LongTexts } from './rulebook-terms.ts';

/** A call is published in three languages, every word of it. */
export const textFaults = ({ titles, description, rulebook }: Draft): Fault[] => [
  ...when(description === null, { code: 'description_missing', path: 'description' }),
  ...missingIn({ titles, description, rulebook }, ''),
];

const ARABIC = /\p{Script=Arabic}/u;

const missingIn = (value: unknown, path: string): Fault[] => {
  if (typeof value !== 'object' || value === null || value instanceof Date) return [];
  const texts = LongTexts.safeParse(value);
  if (texts.success) return faultsOfTexts(texts.data, path);
  return Object.entries(value).flatMap(([key, inner]) => missingIn(inner, path === '' ? key : `${path}.${key}`));
};

const faultsOfTexts = (texts: LongTexts, path: string): Fault[] =>
  (['ar', 'fr', 'en'] as const).flatMap((language) => [
    ...when(texts[language].trim() === '', { code: 'text_missing', path: `${path}.${language}`, language }),
    ...when(language === 'ar' && texts.ar.trim() !== '' && !ARABIC.test(texts.ar), {
      code: 'text_not_arabic',
      path: `${path}.${language}`,
    }),
  ]);
