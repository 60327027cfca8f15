import type { Reader } from './reader.ts';

interface InThreeLanguages {
  readonly ar: string;
  readonly fr: string;
  readonly en: string;
}

interface NamedPerson {
  readonly id: string;
  readonly name: string;
  readonly nameAr: string | null;
}

interface NamedCall {
  readonly reference: string;
  readonly titles: InThreeLanguages;
}

interface NamedFunder {
  readonly id: string;
  readonly names: InThreeLanguages;
}

/** A title as the reader reads it. */
export const inLanguage = ({ language }: Reader, texts: InThreeLanguages): string => texts[language];

/** A call where it is chosen among others: two of one title differ in their reference. */
export const callIn = (reader: Reader, { reference, titles }: NamedCall): string =>
  `${reference} – ${inLanguage(reader, titles)}`;

/** An organisation's name in the reader's script; whoever was one alone and was erased has none. */
export const organisationIn = (
  { language, say }: Reader,
  { nameAr, nameLatin }: { readonly nameAr: string; readonly nameLatin: string },
): string => (language === 'ar' ? nameAr : nameLatin) || say('page.erased_person');

/** A person's name in the reader's script, where it is known in it; whoever was erased has none. */
export const scriptOf = (
  { language, say }: Reader,
  { name, nameAr }: { readonly name: string; readonly nameAr: string | null },
) => (name === '' ? say('page.erased_person') : language === 'ar' ? (nameAr ?? name) : name);

/** Somebody whom a view mentions, by name; a dash for nobody. */
export const personIn = (reader: Reader, people: readonly NamedPerson[], id: string | null): string => {
  const person = people.find((each) => each.id === id);
  return person ? scriptOf(reader, person) : '–';
};

export const funderIn = ({ language }: Reader, funders: readonly NamedFunder[], id: string): string =>
  funders.find((each) => each.id === id)?.names[language] ?? '–';
