import { sha256Of } from '../shared/canonical.ts';
import type { Actor } from '../shared/command.ts';
import type { Page, PageQuery } from '../shared/page.ts';
import type { ReadDependencies } from '../shared/read.ts';
import { splitAmong } from './funder-parts.ts';
import { namesOf } from './names.ts';
import { progressMissing } from './observatory-errors.ts';
import type { ObservatoryUnit } from './observatory-ports.ts';
import type {
  AwardQuery,
  Dimension,
  Progress,
  ProgressQuery,
  PublicAward,
  PublicCall,
  PublicFigure,
  PublicJobs,
} from './observatory-views.ts';
import { withoutSmallNumbers } from './small-numbers.ts';

type Reading = ReadDependencies<ObservatoryUnit>;

/** "50,000 additional jobs": the ambition that the conference of Oujda stated in November 2025. */
const JOBS_TARGET = 50_000;

export const listPublicCalls =
  ({ read }: Reading) =>
  (actor: Actor, page: PageQuery): Promise<Page<PublicCall>> =>
    read(actor, ({ observatory }) => observatory.listCalls(page));

export const listPublicAwards =
  ({ read }: Reading) =>
  (actor: Actor, query: AwardQuery): Promise<Page<PublicAward>> =>
    read(actor, async ({ observatory, texts }) => {
      const { items, next } = await observatory.listAwards(query);
      return { items: items.map((award) => ({ ...award, sectorNames: namesOf(texts, 'sector', award.sector) })), next };
    });

/** What the books and registers have no name for, the catalogues may have. */
const LISTS: Partial<Record<Dimension, 'sector' | 'figure'>> = { sector: 'sector', target_group: 'figure' };

export const listPublicFigures =
  ({ read }: Reading) =>
  (actor: Actor, by: Dimension): Promise<{ items: PublicFigure[] }> =>
    read(actor, async ({ observatory, texts }) => {
      const list = LISTS[by];
      const known = await observatory.listFigures(by);
      const figures = list ? known.map((figure) => ({ ...figure, names: namesOf(texts, list, figure.key) })) : known;
      return { items: by === 'target_group' ? figures.map(withoutSmallNumbers) : figures };
    });

export const countPublicJobs =
  ({ read }: Reading) =>
  (actor: Actor): Promise<PublicJobs> =>
    read(actor, async ({ observatory }) => {
      const { byFunder, ...counted } = await observatory.countJobs();
      const [created, maintained] = (['created', 'maintained'] as const).map((kind) =>
        splitAmong(
          counted[kind],
          byFunder.map((part) => part[kind]),
        ),
      );
      const parts = byFunder.map((part, index) => ({
        ...part,
        created: created?.[index] ?? 0,
        maintained: maintained?.[index] ?? 0,
      }));
      return { target: JOBS_TARGET, ...counted, byFunder: parts };
    });

/** Where a dossier stands, for whoever has its reference and the secret that its holder was given. */
export const getProgress =
  ({ read }: Reading) =>
  (actor: Actor, { reference, secret }: ProgressQuery): Promise<Progress> =>
    read(actor, async ({ observatory }) => {
      const progress = await observatory.findProgress(reference, sha256Of(secret));
      if (!progress) throw progressMissing();
      return progress;
    });
