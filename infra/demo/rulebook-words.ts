import type { z } from 'zod';
import type { Rulebook, Texts } from '../../services/programme/programme-facts.ts';

/** A rulebook as it goes over the wire. */
export type WireRulebook = z.input<typeof Rulebook>;
type Criterion = WireRulebook['rubric']['criteria'][number];

export const texts = (fr: string, ar: string, en: string): Texts => ({ ar, fr, en });
export const dirhams = (amount: number) => ({ amount: `${amount}.00`, currency: 'MAD' as const });

interface Words {
  readonly titles: Texts;
  readonly anchors: readonly [low: Texts, middle: Texts, high: Texts];
}

/** The demo's criteria, each with what earns 1, 3 and 5; a call chooses among them and weighs them. */
const CRITERIA = {
  relevance: {
    titles: texts(
      'Pertinence pour le territoire et la chaîne de valeur',
      'الملاءمة للمجال الترابي ولسلسلة القيمة',
      'Relevance to the territory and value chain',
    ),
    anchors: [
      texts('aucune', 'منعدمة', 'none'),
      texts('lien local partiel', 'ارتباط محلي جزئي', 'partial local link'),
      texts('lève un goulot de la chaîne', 'تزيل عائقا في سلسلة القيمة', 'a bottleneck of the chain is solved'),
    ],
  },
  viability: {
    titles: texts('Viabilité économique', 'الجدوى الاقتصادية', 'Economic viability'),
    anchors: [
      texts('aucun acheteur', 'لا مشتري', 'no buyer'),
      texts("lettres d'intérêt", 'رسائل اهتمام', 'letters of interest'),
      texts('contrats ou historique', 'عقود أو سوابق', 'contracts or a history'),
    ],
  },
  jobs: {
    titles: texts('Emplois et revenus', 'مناصب الشغل والدخل', 'Jobs and income'),
    anchors: [
      texts('aucun', 'لا شيء', 'none'),
      texts('2 ETP au plus', 'منصبان كاملان على الأكثر', '2 FTE at most'),
      texts('5 ETP déclarés au moins', 'خمسة مناصب مصرح بها على الأقل', 'at least 5 FTE, declared'),
    ],
  },
  inclusion: {
    titles: texts(
      'Femmes, jeunes, handicap, milieu rural',
      'النساء والشباب والإعاقة والوسط القروي',
      'Women, youth, disability, rural',
    ),
    anchors: [
      texts('aucun', 'لا شيء', 'none'),
      texts('30 %', '30 في المائة', '30 %'),
      texts('60 % ou dirigé par des femmes', '60 في المائة أو بقيادة نساء', '60 %, or led by women'),
    ],
  },
  governance: {
    titles: texts('Capacité et gouvernance', 'القدرات والحكامة', 'Capacity and governance'),
    anchors: [
      texts('pas de comptes', 'لا محاسبة', 'no accounts'),
      texts('comptes tenus', 'محاسبة ممسوكة', 'accounts kept'),
      texts('audités, assemblées régulières', 'محاسبة مدققة وجموع منتظمة', 'audited, regular assemblies'),
    ],
  },
  innovation: {
    titles: texts('Innovation et environnement', 'الابتكار والبيئة', 'Innovation and environment'),
    anchors: [
      texts('aucune', 'منعدم', 'none'),
      texts('quelques éléments', 'بعض العناصر', 'some'),
      texts('économie mesurée', 'اقتصاد مقيس في الموارد', 'a measured saving'),
    ],
  },
  sustainability: {
    titles: texts('Pérennité après le financement', 'الاستدامة بعد التمويل', 'Sustainability after funding'),
    anchors: [
      texts('aucune', 'منعدمة', 'none'),
      texts('une idée', 'فكرة', 'an idea'),
      texts('un plan chiffré', 'خطة مرقمة', 'a costed plan'),
    ],
  },
  least_served: {
    titles: texts('Territoire le moins servi', 'المجال الأقل استفادة', 'Territory least served'),
    anchors: [
      texts('cinquième le plus aidé', 'الخمس الأكثر استفادة', 'most aided fifth'),
      texts('cinquième médian', 'الخمس الأوسط', 'middle fifth'),
      texts('cinquième le moins aidé', 'الخمس الأقل استفادة', 'least aided fifth'),
    ],
  },
} as const satisfies Record<string, Words>;

type CriterionCode = keyof typeof CRITERIA;

export const criterion = (
  code: CriterionCode,
  weight: number,
  { minimum = null, ...more }: Partial<Pick<Criterion, 'minimum' | 'computed'>> = {},
): Criterion => {
  const { titles, anchors } = CRITERIA[code];
  const [low, middle, high] = anchors;
  return { code, titles, weight, minimum, anchors: { low, middle, high }, ...more };
};

/** Past aid per head of the territory, in fifths: nobody types it. */
export const leastServed = (weight: number): Criterion =>
  criterion('least_served', weight, { computed: 'territory_least_served' });

/** Livestock is excluded by decision of the fund, under whatever name a line calls it. */
export const LIVESTOCK_WORDS = [
  'brebis',
  'ovins',
  'bovins',
  'caprins',
  'bétail',
  'ewes',
  'livestock',
  'نعاج',
  'أغنام',
  'ماشية',
];
