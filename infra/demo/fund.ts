import type { z } from 'zod';
import type { Instrument } from '../../services/programme/programme-facts.ts';
import type { NewFunder } from '../../services/programme/programme.ts';

/** Demo tenants: the bodies exist, what is said of them here does not. */
export const demoFunders = {
  indh: {
    code: 'INDH',
    names: {
      ar: 'المبادرة الوطنية للتنمية البشرية',
      fr: 'Initiative nationale pour le développement humain',
      en: 'National Human Development Initiative',
    },
    rib: '999360000000000000000334',
  },
  region05: {
    code: 'REGION-05',
    names: {
      ar: 'جهة بني ملال-خنيفرة',
      fr: 'Région Béni Mellal-Khénifra',
      en: 'Béni Mellal-Khénifra Region',
    },
    rib: '999157000000000000000456',
  },
  region08: {
    code: 'REGION-08',
    names: { ar: 'جهة درعة-تافيلالت', fr: 'Région Drâa-Tafilalet', en: 'Drâa-Tafilalet Region' },
    rib: '999577000000000000000712',
  },
  cdg: {
    code: 'CDG',
    names: { ar: 'صندوق الإيداع والتدبير', fr: 'Caisse de dépôt et de gestion', en: 'CDG' },
    rib: '999810000000000000000830',
  },
  ministry: {
    code: 'MINISTRY',
    names: {
      ar: 'الوزارة المكلفة بالاقتصاد الاجتماعي والتضامني',
      fr: "Ministère chargé de l'économie sociale et solidaire",
      en: 'Ministry in charge of the social and solidarity economy',
    },
    rib: '999810000000000000000151',
  },
  hassan2: {
    code: 'FONDS-HASSAN-II',
    names: { ar: 'صندوق الحسن الثاني', fr: 'Fonds Hassan II', en: 'Hassan II Fund' },
    rib: '999810000000000000000248',
  },
  tamwilcom: {
    code: 'TAMWILCOM',
    names: { ar: 'تمويلكم', fr: 'Tamwilcom', en: 'Tamwilcom' },
    rib: '999810000000000000000345',
  },
  region02: {
    code: 'REGION-02',
    names: { ar: 'جهة الشرق', fr: "Région de l'Oriental", en: 'Oriental Region' },
    rib: '999050000000000000000182',
  },
} as const satisfies Record<string, z.input<typeof NewFunder>>;

export type DemoFunder = keyof typeof demoFunders;

export type DemoCallReference = `AAP-2026-0${1 | 2 | 3 | 4}`;

interface DemoEnvelope {
  readonly funder: DemoFunder;
  readonly instrument: Instrument;
  /** In dirhams. */
  readonly amount: number;
  readonly call?: DemoCallReference;
  readonly territory?: string;
}

const grant = (funder: DemoFunder, amount: number, reserved: Pick<DemoEnvelope, 'call' | 'territory'> = {}) =>
  ({ funder, instrument: 'grant', amount, ...reserved }) as const;

/**
 * Each funder's money of 2026: what it gives to one call, and the rest, for whatever it decides to pay from it.
 * In cash 62,000,000 DH; Tamwilcom's 20,000,000 are covered principal and no part of them.
 */
export const demoEnvelopes: readonly DemoEnvelope[] = [
  grant('indh', 6_000_000, { call: 'AAP-2026-01' }),
  grant('indh', 4_000_000, { call: 'AAP-2026-03' }),
  grant('indh', 8_000_000),
  grant('region05', 1_500_000, { call: 'AAP-2026-01' }),
  grant('region05', 3_500_000, { territory: '05' }),
  grant('region08', 1_500_000, { call: 'AAP-2026-01' }),
  grant('region08', 3_500_000, { territory: '08' }),
  grant('region02', 4_000_000, { territory: '02' }),
  grant('ministry', 3_000_000, { call: 'AAP-2026-02' }),
  grant('ministry', 2_000_000, { call: 'AAP-2026-04' }),
  grant('ministry', 7_000_000),
  grant('hassan2', 6_000_000, { call: 'AAP-2026-04' }),
  grant('hassan2', 4_000_000),
  grant('cdg', 2_000_000, { call: 'AAP-2026-04' }),
  { funder: 'cdg', instrument: 'repayable_advance', amount: 2_000_000, call: 'AAP-2026-04' },
  grant('cdg', 4_000_000),
  { funder: 'tamwilcom', instrument: 'guarantee', amount: 20_000_000 },
];
