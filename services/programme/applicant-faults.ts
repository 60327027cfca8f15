import { repeated, repeatedBy, when, type Fault } from './fault.ts';
import type { Rulebook } from './rulebook.ts';

const AT = 'rulebook.applicants';
/** HCP numbers the twelve regions from 01. */
const REGIONS = 12;

export const applicantFaults = ({ applicants, documents = [] }: Rulebook): Fault[] => [
  ...documentFaults(documents, applicants),
  ...territoryFaults(applicants),
  ...repeated(applicants.legalForms).map(({ value, index }) => ({
    code: 'legal_form_repeated',
    path: `${AT}.legalForms.${index}`,
    legalForm: value,
  })),
  ...(applicants.excludedSectors ?? []).flatMap((sector, index) =>
    when(applicants.sectors.includes(sector), {
      code: 'sector_admitted_and_excluded',
      path: `${AT}.excludedSectors.${index}`,
      sector,
    }),
  ),
  ...ageFaults(applicants.age),
];

const documentFaults = (
  documents: NonNullable<Rulebook['documents']>,
  { legalForms }: Rulebook['applicants'],
): Fault[] => [
  ...repeatedBy(documents, ({ kind, stage }) => `${kind} ${stage}`).map(({ each, index }) => ({
    code: 'document_repeated',
    path: `rulebook.documents.${String(index)}.kind`,
    document: each.titles,
  })),
  ...documents.flatMap(({ titles, legalForms: asked = [] }, index) =>
    when(asked.length > 0 && !asked.some((form) => legalForms.includes(form)), {
      code: 'document_asked_of_nobody',
      path: `rulebook.documents.${String(index)}.legalForms`,
      document: titles,
    }),
  ),
];

const territoryFaults = ({ regions, provinces = [] }: Rulebook['applicants']): Fault[] => [
  ...regions.flatMap((region, index) =>
    when(!isRegion(region), { code: 'region_unknown', path: `${AT}.regions.${index}`, region }),
  ),
  ...provinces.flatMap((province, index) => {
    const region = province.slice(0, 2);
    const isIn = isRegion(region) && (regions.length === 0 || regions.includes(region));
    return when(!isIn, { code: 'province_outside_regions', path: `${AT}.provinces.${index}`, province });
  }),
];

const isRegion = (code: string): boolean => Number(code) >= 1 && Number(code) <= REGIONS;

const ageFaults = (age: Rulebook['applicants']['age']): Fault[] => {
  if (age === undefined) return [];
  const { min, max, waiver } = age;
  return [
    ...when(min > max, { code: 'age_limits_crossed', path: `${AT}.age.min`, min, max }),
    ...when(waiver !== undefined && waiver.upTo <= max, {
      code: 'age_waiver_below_limit',
      path: `${AT}.age.waiver.upTo`,
      upTo: waiver?.upTo ?? 0,
      max,
    }),
  ];
};
