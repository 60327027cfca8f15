import type { Request } from 'express';
import { LANGUAGES, type Language } from '../../services/shared/texts.ts';

/** Each language named in itself, in the order of the switch. */
export const LANGUAGE_NAMES: readonly (readonly [Language, string])[] = [
  ['ar', 'العربية'],
  ['fr', 'Français'],
  ['en', 'English'],
];

export const directionOf = (language: Language): 'rtl' | 'ltr' => (language === 'ar' ? 'rtl' : 'ltr');

export const asLanguage = (text: unknown): Language | undefined => LANGUAGES.find((language) => language === text);

/** Chosen on a page before, else what the browser asks for, else Arabic. */
export const readersLanguage = (request: Request, chosen: string | undefined): Language =>
  asLanguage(chosen) ?? asLanguage(request.acceptsLanguages('ar', 'fr', 'en')) ?? 'ar';
