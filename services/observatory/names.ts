import type { Texts as Names } from '../programme/programme-facts.ts';
import type { Texts } from '../shared/texts.ts';

/** What a code is called in the three languages; null where no catalogue has a name for it. */
export const namesOf = (texts: Texts, list: 'sector' | 'figure', code: string): Names | null => {
  const [ar, fr, en] = (['ar', 'fr', 'en'] as const).map((language) => texts.sentence(language, `${list}.${code}`, {}));
  return ar === undefined || fr === undefined || en === undefined ? null : { ar, fr, en };
};
