import ar from './messages/ar.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };

type Key = keyof typeof fr & `clause.${string}`;
/** A clause with what it speaks of. Amounts, dates and names come in as text. */
export interface Clause {
  readonly key: Key;
  readonly data: Readonly<Record<string, string | number>>;
}

const CATALOGUES: Record<'ar' | 'fr', Record<Key, string>> = { ar, fr };

/** A text of the agreement, paragraph by paragraph, from the clauses of one catalogue. */
export const textOf = (language: 'ar' | 'fr', clauses: readonly Clause[]): string[] =>
  clauses.map(({ key, data }) =>
    CATALOGUES[language][key].replace(/\{(\w+)\}/g, (_whole, name: string) => {
      const value = data[name];
      if (value === undefined) throw new Error(`${key} lacks ${name}`);
      return String(value);
    }),
  );
