/** In the order of preference where a reader names none. */
export const LANGUAGES = ['en', 'fr', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];

export interface Texts {
  /** The catalogues' sentence for a key, with these facts in their places; undefined where no catalogue has it. */
  readonly sentence: (language: Language, key: string, facts: object) => string | undefined;
  /** Every sentence whose key begins so, by the rest of its key. */
  readonly sentencesUnder: (language: Language, prefix: string, facts: object) => Record<string, string>;
}
