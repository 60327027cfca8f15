import type { z } from 'zod';
import type { NewOrganisation } from '../../../services/registry/organisation.ts';
import { tazart } from './registry.ts';

type Input = z.input<typeof NewOrganisation>;

const at = (region: string, province: string, commune: string) => ({ region, province, commune, douar: null });

/** One applicant of the demo pack for every other legal form. */
export const ahelArgane: Input = {
  ...tazart,
  legalForm: 'union_of_cooperatives',
  nameAr: 'اتحاد تعاونيات أهل أركان',
  nameLatin: 'Union des coopératives Ahel Argane',
  ice: null,
  registration: {
    court: 'Essaouira',
    number: 'U-2018-0007',
    registeredOn: '2018-02-20',
    extractOn: '2026-01-03',
    odcoNumber: 'ODCO-U-0071',
  },
  seat: at('07', '07.211', 'Essaouira'),
  rib: '999012000000000000000169',
};

export const ouedZitoune: Input = {
  ...tazart,
  legalForm: 'gie',
  nameAr: 'مجموعة ذات نفع اقتصادي واد الزيتون',
  nameLatin: 'GIE Oued Zitoune',
  ice: '990000004000056',
  registration: { court: 'Taounate', number: '1204', registeredOn: '2020-09-01', extractOn: '2026-01-02' },
  seat: at('03', '03.531', 'Taounate'),
  rib: '999012000000000000000266',
};

export const moulouya: Input = {
  ...tazart,
  legalForm: 'association',
  nameAr: 'جمعية ضفاف ملوية',
  nameLatin: 'Ass. Rives de la Moulouya',
  ice: null,
  registration: { number: '77/2021', registeredOn: '2021-06-10', authority: 'Pachalik de Berkane', receipt: 'final' },
  seat: at('02', '02.113', 'Berkane'),
  sector: 'environment',
  rib: '999012000000000000000363',
};

export const tadamoun: Input = {
  ...tazart,
  legalForm: 'mutual',
  nameAr: 'تعاضدية تضامن الصناع',
  nameLatin: 'Mutuelle Tadamoun Artisans',
  ice: null,
  registration: { number: 'A-1123', registeredOn: '2016-03-18', authority: 'Arrêté conjoint du 18 mars 2016' },
  seat: at('03', '03.231', 'Fès'),
  rib: '999012000000000000000460',
};

export const tadouirt: Input = {
  ...tazart,
  legalForm: 'company',
  formDetail: 'SARL sociale',
  nameAr: 'مقاولة تدويرت الاجتماعية',
  nameLatin: 'Entreprise sociale Tadouirt',
  ice: '990000006000002',
  taxNumber: '45120098',
  cnssNumber: '1234567',
  registration: { court: 'Casablanca', number: '501234', registeredOn: '2022-11-08', extractOn: '2026-01-02' },
  seat: at('06', '06.141', 'Casablanca'),
  sector: 'recycling',
  rib: '999012000000000000000557',
};

export const a017: Input = {
  ...tazart,
  legalForm: 'auto_entrepreneur',
  nameAr: 'المقاول الذاتي أ-017',
  nameLatin: 'Auto-entrepreneur A-017',
  ice: null,
  registration: { number: 'RNAE-2024-000017', registeredOn: '2024-04-22' },
  seat: at('02', '02.251', 'Figuig'),
  members: { total: 1, women: 0, youth: 1, youngWomen: 0 },
  rib: '999012000000000000000654',
};
