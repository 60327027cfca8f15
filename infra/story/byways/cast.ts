import type { Application } from '../filing.ts';
import type { StoryFund } from '../fund.ts';
import { asked, own, use } from '../plans.ts';
import { organisationOf, type Described } from '../registering.ts';

/** A weavers' cooperative of the region 05: the others are like it, but for their names. */
const LIKE = organisationOf('holder-imdghassen');

const cooperative = (nameAr: string, nameLatin: string): Described => ({ ...LIKE, nameAr, nameLatin });

interface Member {
  readonly account: string;
  readonly organisation: Described;
  readonly title: string;
}

/** Six cooperatives, each with a project that goes another way. All invented. */
export const CAST = {
  wool: {
    account: 'holder-imdghassen',
    organisation: cooperative('تعاونية تيزي للصوف', 'Coop. Tizi Laine'),
    title: 'Atelier de lavage et de filage de la laine',
  },
  lodge: {
    account: 'holder-ighrem',
    organisation: cooperative('تعاونية عفرا للإيواء القروي', 'Coop. Afra Gîtes'),
    title: 'Trois gîtes au bord de la vallée',
  },
  dye: {
    account: 'holder-tazart',
    organisation: cooperative('تعاونية أزال للصباغة النباتية', 'Coop. Azal Teinture'),
    title: 'Teinture végétale pour les tisserandes',
  },
  honey: {
    account: 'holder-azerqoun',
    organisation: cooperative('تعاونية تامنت للعسل', 'Coop. Tamment Miel'),
    title: 'Miellerie collective',
  },
  mill: {
    account: 'holder-zitoune',
    organisation: cooperative('تعاونية أزرك للطحن', 'Coop. Azreg Moulin'),
    title: 'Un moulin pour le village',
  },
  soap: {
    account: 'holder-rives',
    organisation: cooperative('تعاونية تيمقيت للصابون', 'Coop. Timqit Savon'),
    title: "Savonnerie à l'huile d'olive",
  },
} as const satisfies Record<string, Member>;

export type Player = keyof typeof CAST;

export interface Asked {
  readonly indh: number;
  readonly region05: number;
}

export const USUAL: Asked = { indh: 60_000, region05: 40_000 };
/** More than the delegate of INDH may decide. */
export const MORE: Asked = { indh: 70_000, region05: 30_000 };

const COST = 200_000;

/** Half of the cost is the cooperative's own. */
export const planFor = ({ idOf }: StoryFund, { indh, region05 }: Asked = USUAL) => ({
  uses: [use('equipment', 'Machines', 160_000), use('training', 'Formation des membres', 40_000)],
  sources: [asked(idOf.indh, indh), asked(idOf.region05, region05), own(COST - indh - region05)],
});

const JOBS = { before: 4, target: 9 };

export const projectOf = (player: Player) => {
  const { title, organisation } = CAST[player];
  const { province, commune } = organisation.seat;
  const summary = 'Des machines, une formation, et de quoi vivre au village.';
  return { title, summary, sector: 'crafts', province, commune, jobs: JOBS };
};

export const applicationOf = (fund: StoryFund, player: Player, given: Asked = USUAL): Application => {
  const { account, organisation } = CAST[player];
  return { account, organisation, project: projectOf(player), plan: planFor(fund, given) };
};
