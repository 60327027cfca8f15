import type { Reader } from './reader.ts';

/** A region, or a province or prefecture of one, by its HCP code. */
export interface Territory {
  readonly code: string;
  /** Null of a region. */
  readonly regionCode: string | null;
  readonly nameAr: string;
  readonly nameFr: string;
}

/** The name of a place in the reader's language. */
export const placeName = ({ language }: Reader, territories: readonly Territory[], code: string): string => {
  const place = territories.find((each) => each.code === code);
  if (place === undefined) return '';
  return language === 'ar' ? place.nameAr : place.nameFr;
};

export const regionItems = (reader: Reader, territories: readonly Territory[]) =>
  territories
    .filter(({ regionCode }) => regionCode === null)
    .map(({ code }) => ({ value: code, text: placeName(reader, territories, code) }));

/** Provinces to choose from, each with its region, in the order of the regions. */
export const provinceItems = (reader: Reader, territories: readonly Territory[]) =>
  territories.flatMap(({ code, regionCode }) =>
    regionCode === null
      ? []
      : [
          {
            value: code,
            text: `${placeName(reader, territories, code)} (${placeName(reader, territories, regionCode)})`,
          },
        ],
  );

/**
 * A code that a rulebook made up itself, in words: by the catalogues' `<list>.<code>` where they know it, else as its
 * writer spelled it.
 */
export const codeName = ({ known }: Reader, list: 'sector' | 'category', code: string): string =>
  known(`${list}.${code}`) ?? code.replaceAll('_', ' ');

/** Names one after the other, as the reader's language lists them. */
export const listed = ({ language }: Reader, names: readonly string[]): string => LISTS[language].format(names);

// Made once: a page may list many things.
const LISTS = {
  ar: new Intl.ListFormat('ar-MA', { type: 'conjunction' }),
  fr: new Intl.ListFormat('fr', { type: 'conjunction' }),
  en: new Intl.ListFormat('en', { type: 'conjunction' }),
};

/** The sectors that the catalogues name: what an organisation chooses among. */
const SECTORS = [
  'farm_produce_processing',
  'crafts',
  'rural_tourism',
  'services',
  'fisheries',
  'energy',
  'recycling',
  'environment',
  'social_services',
  'education',
  'culture',
] as const;

export const sectorItems = (reader: Reader) =>
  SECTORS.map((value) => ({ value, text: codeName(reader, 'sector', value) }));

/** What a cost may be for: the categories that the catalogues name. */
const CATEGORIES = [
  'equipment',
  'solar',
  'fitting_out',
  'premises',
  'certification',
  'training',
  'vehicle',
  'stock',
  'staff',
  'labour',
  'marketing',
  'livestock',
  'other',
] as const;

export const categoryItems = (reader: Reader) =>
  CATEGORIES.map((value) => ({ value, text: codeName(reader, 'category', value) }));

/** Where a call holds; without regions, everywhere. */
export const placesOf = (reader: Reader, territories: readonly Territory[], codes: readonly string[]): string =>
  codes.length === 0
    ? reader.say('page.whole_kingdom')
    : listed(
        reader,
        codes.map((code) => placeName(reader, territories, code)),
      );
