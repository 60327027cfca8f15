import type { z } from 'zod';
import type { NewOrganisation } from '../../services/registry/organisation.ts';

type Wire = z.input<typeof NewOrganisation>;

interface DemoOrganisation extends Pick<
  Wire,
  'legalForm' | 'nameAr' | 'nameLatin' | 'sector' | 'members' | 'rib' | 'registration'
> {
  /** Who represents it: the demo account. */
  readonly account: string;
  readonly ice: string | null;
  readonly seat: Wire['seat'];
}

const members = (total: number, women: number, [youth, youngWomen]: readonly [all: number, women: number]) => ({
  total,
  women,
  youth,
  youngWomen,
});

const seat = (province: string, commune: string) => ({
  region: province.slice(0, 2),
  province,
  commune,
  douar: null,
});

/** Each extract is of December 2025: three months old when the first call closes. */
const EXTRACT_ON = '2025-12-22';

const registered = (court: string, number: string, registeredOn: string) => ({
  court,
  number,
  registeredOn,
  extractOn: EXTRACT_ON,
});

/** What an association has instead: the final receipt of the local authority. */
const declared = (authority: string, number: string, registeredOn: string) => ({
  authority,
  number,
  registeredOn,
  receipt: 'final' as const,
});

/** The applicants of the demo beside Tazart Noughbalou, whose story registers it. All invented, as are their members. */
export const demoOrganisations: readonly DemoOrganisation[] = [
  {
    account: 'holder-azerqoun',
    legalForm: 'cooperative',
    nameAr: 'تعاونية أزرقون للزعفران',
    nameLatin: 'Coop. Azerqoun Safran',
    ice: '990000002000013',
    registration: registered('Taroudant', '90101/24', '2019-04-11'),
    seat: seat('09.541', 'Taliouine'),
    sector: 'farm_produce_processing',
    members: members(31, 19, [8, 5]),
    rib: '999100000000000000000194',
  },
  {
    account: 'holder-imdghassen',
    legalForm: 'cooperative',
    nameAr: 'تعاونية إمدغاسن للنسيج',
    nameLatin: 'Coop. Imdghassen Tissage',
    ice: '990000003000083',
    registration: registered('Azilal', '90102/20', '2020-02-18'),
    seat: seat('05.081', 'Aït Bouguemez'),
    sector: 'crafts',
    members: members(18, 18, [7, 7]),
    rib: '999101000000000000000202',
  },
  {
    account: 'holder-zitoune',
    legalForm: 'gie',
    nameAr: 'مجموعة وادي الزيتون',
    nameLatin: 'GIE Oued Zitoune',
    ice: '990000004000056',
    registration: registered('Taounate', '90103/18', '2018-09-03'),
    seat: seat('03.531', 'Ghafsai'),
    sector: 'farm_produce_processing',
    members: members(6, 2, [1, 0]),
    rib: '999102000000000000000307',
  },
  {
    account: 'holder-rives',
    legalForm: 'association',
    nameAr: 'جمعية ضفاف ملوية',
    nameLatin: 'Ass. Rives de la Moulouya',
    ice: null,
    registration: declared('Pachalik de Saïdia', '90104/16', '2016-05-27'),
    seat: seat('02.113', 'Saïdia'),
    sector: 'environment',
    members: members(42, 17, [15, 8]),
    rib: '999103000000000000000412',
  },
  {
    account: 'holder-argane',
    legalForm: 'union_of_cooperatives',
    nameAr: 'اتحاد تعاونيات أهل أركان',
    nameLatin: 'Union des coopératives Ahel Argane',
    ice: null,
    registration: registered('Essaouira', '90105/17', '2017-11-14'),
    seat: seat('07.211', 'Smimou'),
    sector: 'farm_produce_processing',
    members: members(9, 7, [2, 2]),
    rib: '999104000000000000000517',
  },
  {
    account: 'holder-ighrem',
    legalForm: 'cooperative',
    nameAr: 'تعاونية إغرم للسياحة البيئية',
    nameLatin: 'Coop. Ighrem Écotourisme',
    ice: '990000005000029',
    registration: registered('Tinghir', '90106/21', '2021-06-09'),
    seat: seat('08.577', 'Toudgha El Oulia'),
    sector: 'rural_tourism',
    members: members(12, 5, [4, 2]),
    rib: '999330000000000000000579',
  },
  {
    account: 'holder-tadamoun',
    legalForm: 'mutual',
    nameAr: 'تعاضدية تضامن الصناع',
    nameLatin: 'Mutuelle Tadamoun Artisans',
    ice: null,
    registration: { authority: 'Ministère chargé de l’emploi', number: '90107/15', registeredOn: '2015-03-30' },
    seat: seat('03.231', 'Fès'),
    sector: 'services',
    members: members(640, 210, [120, 45]),
    rib: '999105000000000000000622',
  },
  {
    account: 'holder-a017',
    legalForm: 'auto_entrepreneur',
    nameAr: 'مقاول ذاتي أ-017',
    nameLatin: 'Auto-entrepreneur A-017',
    ice: null,
    registration: { number: '90108/25', registeredOn: '2025-01-20', extractOn: EXTRACT_ON },
    seat: seat('02.251', 'Figuig'),
    sector: 'farm_produce_processing',
    members: members(1, 0, [1, 0]),
    rib: '999106000000000000000727',
  },
  {
    account: 'holder-tadouirt',
    legalForm: 'company',
    nameAr: 'المقاولة الاجتماعية تدويرت',
    nameLatin: 'Entreprise sociale Tadouirt',
    ice: '990000006000002',
    registration: registered('Casablanca', '90109/22', '2022-10-05'),
    seat: seat('06.141', 'Casablanca'),
    sector: 'recycling',
    members: members(3, 1, [1, 0]),
    rib: '999107000000000000000832',
  },
  {
    account: 'holder-qorb',
    legalForm: 'association',
    nameAr: 'جمعية خدمات القرب',
    nameLatin: 'Ass. Khadamat Al Qorb',
    ice: null,
    registration: declared('Pachalik de Tan-Tan', '90110/14', '2014-12-02'),
    seat: seat('10.521', 'Tan-Tan'),
    sector: 'social_services',
    members: members(27, 20, [6, 5]),
    rib: '999108000000000000000937',
  },
  {
    account: 'holder-rimal',
    legalForm: 'cooperative',
    nameAr: 'تعاونية رمال للصيد',
    nameLatin: 'Coop. Rimal Pêche',
    ice: null,
    registration: registered('Dakhla', '90111/19', '2019-08-21'),
    seat: seat('12.391', 'Dakhla'),
    sector: 'fisheries',
    members: members(36, 4, [11, 1]),
    rib: '999109000000000000001042',
  },
  {
    account: 'holder-assif',
    legalForm: 'cooperative',
    nameAr: 'تعاونية أسيف للحليب',
    nameLatin: 'Coop. Assif Lait',
    ice: null,
    registration: registered('Khénifra', '90112/23', '2023-03-16'),
    seat: seat('05.301', 'Aguelmous'),
    sector: 'farm_produce_processing',
    members: members(22, 8, [6, 3]),
    rib: '999110000000000000001147',
  },
];
