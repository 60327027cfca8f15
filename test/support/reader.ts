import { loadTexts } from '../../infra/texts.ts';
import type { Language } from '../../services/shared/texts.ts';
import { wordsIn, type Reader } from '../../web/shared/reader.ts';

export const texts = loadTexts();

/** Somebody who has not signed in, before a part of a page that is shown by itself. */
export const readerIn = (language: Language): Reader => ({
  ...wordsIn(texts, language),
  path: '/',
  done: null,
  signedIn: null,
  isDemo: false,
  isShared: false,
  assets: (name) => `/assets/${name}`,
});
