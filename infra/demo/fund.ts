import type { z } from 'zod';
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
} as const satisfies Record<string, z.input<typeof NewFunder>>;

export type DemoFunder = keyof typeof demoFunders;

/** What each brings, in dirhams: to the call AAP-2026-01 alone, or to whatever it decides to pay from it. */
export const demoEnvelopes = {
  indh: { amount: '6000000.00', isForCall: true },
  region05: { amount: '1500000.00', isForCall: true },
  region08: { amount: '1500000.00', isForCall: true },
  cdg: { amount: '8000000.00', isForCall: false },
} as const satisfies Record<DemoFunder, { amount: string; isForCall: boolean }>;

export const demoCall01 = {
  reference: 'AAP-2026-01',
  titles: {
    ar: 'تثمين سلاسل القيمة المحلية',
    fr: 'Valorisation des chaînes de valeur locales',
    en: 'Adding value along local chains',
  },
  opensAt: '2026-01-12T08:00:00Z',
  /** 16:30 in Casablanca, in Ramadan: UTC+0. */
  closesAt: '2026-03-06T16:30:00Z',
} as const;
