import { texts, type WireRulebook } from './rulebook-words.ts';

/** The parts in which jobs are counted: counts only, never names. */
const JOBS = ['sex', 'age', 'contract', 'disability'];

interface Definition {
  readonly unit: string;
  readonly titles: ReturnType<typeof texts>;
  readonly disaggregation?: readonly string[];
}

/** The library of the demo, from which a call chooses. IND-03 is the sum of the two before it. */
const LIBRARY = {
  'IND-01': {
    unit: 'FTE',
    titles: texts('Emplois créés', 'مناصب شغل محدثة', 'Jobs created'),
    disaggregation: JOBS,
  },
  'IND-02': {
    unit: 'FTE',
    titles: texts('Emplois maintenus', 'مناصب شغل محافظ عليها', 'Jobs maintained'),
    disaggregation: JOBS,
  },
  'IND-03': { unit: 'FTE', titles: texts('Total emplois', 'المجموع', 'Total jobs') },
  'IND-04': {
    unit: 'DH',
    titles: texts('Revenu annuel moyen par membre', 'متوسط الدخل السنوي للعضو', 'Mean yearly income per member'),
  },
  'IND-05': {
    unit: 'DH',
    titles: texts("Chiffre d'affaires", 'رقم المعاملات', 'Turnover'),
    disaggregation: ['market'],
  },
  'IND-06': {
    unit: '%',
    titles: texts("Femmes dans l'organe de gestion", 'النساء في جهاز التسيير', 'Women in the managing body'),
  },
  'IND-07': {
    unit: 'number',
    titles: texts('Produits certifiés', 'منتجات حاصلة على شهادة', 'Certified products'),
  },
  'IND-08': {
    unit: 'persons',
    titles: texts('Bénéficiaires formés', 'مستفيدون من التكوين', 'People trained'),
    disaggregation: ['sex', 'rural'],
  },
  'IND-09': {
    unit: 'kW',
    titles: texts('Énergie renouvelable installée', 'الطاقة المتجددة المركبة', 'Renewable energy installed'),
  },
  'IND-10': {
    unit: 'number',
    titles: texts('Communes nouvellement servies', 'جماعات مستفيدة لأول مرة', 'Communes served for the first time'),
    disaggregation: ['province'],
  },
  'IND-11': {
    unit: '%',
    titles: texts('Salariés déclarés à la CNSS', 'مصرح بهم', 'Employees declared to the CNSS'),
  },
  'IND-12': {
    unit: '%',
    titles: texts('Taux de survie à 24 mois', 'نسبة الاستمرارية', 'Survival rate after 24 months'),
    disaggregation: ['legal_form'],
  },
} as const satisfies Record<string, Definition>;

type Code = keyof typeof LIBRARY;
type Indicators = WireRulebook['indicators'];

/** Told in the parts that the library names. */
export const indicators = (...codes: readonly Code[]): Indicators =>
  codes.map((code) => {
    const { disaggregation, ...definition }: Definition = LIBRARY[code];
    return { code, ...definition, ...(disaggregation && { disaggregation: [...disaggregation] }) };
  });

/** Told as totals only. */
export const totals = (...codes: readonly Code[]): Indicators =>
  codes.map((code) => {
    const { unit, titles } = LIBRARY[code];
    return { code, unit, titles };
  });
