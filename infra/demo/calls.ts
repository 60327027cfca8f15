import type { z } from 'zod';
import type { NewCall } from '../../services/programme/programme.ts';
import type { DemoCallReference, DemoFunder } from './fund.ts';
import { rulebook01 } from './rulebook-01.ts';
import { rulebook02 } from './rulebook-02.ts';
import { rulebook03 } from './rulebook-03.ts';
import { rulebook04 } from './rulebook-04.ts';
import { documents01 } from './rulebook-documents.ts';

type Wire = Omit<z.input<typeof NewCall>, 'reference' | 'leadFunderId' | 'funderIds' | 'rulebook'>;

interface DemoCall extends Wire {
  readonly reference: DemoCallReference;
  /** The first leads. */
  readonly funders: readonly [DemoFunder, ...DemoFunder[]];
  readonly rulebook: z.input<typeof NewCall>['rulebook'];
}

export const demoCall01 = {
  reference: 'AAP-2026-01',
  titles: {
    ar: 'تثمين سلاسل القيمة المحلية',
    fr: 'Valorisation des chaînes de valeur locales',
    en: 'Adding value along local chains',
  },
  description: {
    ar: 'يدعم طلب عروض المشاريع هذا التعاونيات واتحاداتها ومجموعات النفع الاقتصادي والمقاولات الصغيرة جدا والمقاولين الذاتيين في جهتي بني ملال-خنيفرة ودرعة-تافيلالت، لتحويل المنتجات المحلية وتثمينها وتسويقها. لا يتجاوز الدعم 60 في المائة من الاستثمار المؤهل.',
    fr: "Cet appel soutient les coopératives et leurs unions, les GIE, les très petites entreprises et les auto-entrepreneurs de Béni Mellal-Khénifra et de Drâa-Tafilalet qui transforment, valorisent et vendent les produits du territoire. La subvention ne dépasse pas 60 % de l'investissement éligible.",
    en: 'This call supports cooperatives and their unions, GIEs, very small enterprises and auto-entrepreneurs of Béni Mellal-Khénifra and Drâa-Tafilalet that process, improve and sell what their territory produces. The grant is at most 60 % of the eligible investment.',
  },
  opensAt: '2026-01-12T08:00:00Z',
  /** 16:30 in Casablanca, in Ramadan: UTC+0. */
  closesAt: '2026-03-06T16:30:00Z',
} as const;

/** The four calls of 2026. Each closes at 16:30 in Casablanca: at UTC+1, but for the first. */
export const demoCalls: readonly DemoCall[] = [
  { ...demoCall01, funders: ['indh', 'region05', 'region08'], rulebook: { ...rulebook01, documents: documents01 } },
  {
    reference: 'AAP-2026-02',
    titles: {
      ar: 'مبادرات جمعوية صغرى',
      fr: 'Petites initiatives associatives ESS',
      en: 'Small initiatives of associations',
    },
    description: {
      ar: 'دعم لا يتجاوز 49.000 درهم لجمعيات المملكة كلها، بمقرر دون اتفاقية، وطلب واحد لكل جمعية.',
      fr: 'Un soutien de 49 000 DH au plus aux associations de tout le Royaume, par décision et sans convention, une demande par association.',
      en: 'Up to 49,000 DH for associations of the whole Kingdom, by decision and without a convention, one application for each association.',
    },
    opensAt: '2026-02-16T08:00:00Z',
    closesAt: '2026-04-30T15:30:00Z',
    funders: ['ministry'],
    rulebook: rulebook02,
  },
  {
    reference: 'AAP-2026-03',
    titles: { ar: 'الشباب حاملو المشاريع', fr: 'Jeunes porteurs de projets', en: 'Young project holders' },
    description: {
      ar: 'لحاملي المشاريع بين 18 و35 سنة في إقليمي خنيفرة وفجيج: 90 في المائة من الكلفة و100.000 درهم على الأكثر. يجوز للجنة الجهوية أن تستثني من لم يتجاوز 45 سنة.',
      fr: 'Pour les porteurs de 18 à 35 ans des provinces de Khénifra et de Figuig : 90 % du coût, 100 000 DH au plus. Le comité régional peut déroger jusqu’à 45 ans.',
      en: 'For holders from 18 to 35 years of age in the provinces of Khénifra and Figuig: 90 % of the cost, 100,000 DH at most. The regional committee may waive the limit up to 45.',
    },
    opensAt: '2026-03-30T08:00:00Z',
    closesAt: '2026-05-29T15:30:00Z',
    funders: ['indh'],
    rulebook: rulebook03,
  },
  {
    reference: 'AAP-2026-04',
    titles: {
      ar: 'الانتقال الأخضر للتعاونيات',
      fr: 'Transition verte des coopératives',
      en: 'Green transition of cooperatives',
    },
    description: {
      ar: 'تمويل مشترك من ممولين اثنين على الأقل: منحة وتسبيق قابل للاسترجاع وقرض تضمنه تمويلكم، في حدود 1.200.000 درهم لكل مشروع.',
      fr: 'Un cofinancement par deux financeurs au moins : subvention, avance remboursable et prêt garanti par Tamwilcom, 1 200 000 DH au plus par projet.',
      en: 'Co-financed by at least two funders: a grant, a repayable advance and a loan that Tamwilcom guarantees, 1,200,000 DH at most for each project.',
    },
    opensAt: '2026-04-20T08:00:00Z',
    closesAt: '2026-06-30T15:30:00Z',
    funders: ['hassan2', 'cdg', 'ministry', 'tamwilcom'],
    rulebook: rulebook04,
  },
];
