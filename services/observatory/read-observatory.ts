import { sha256Of } from '../shared/canonical.ts';
import type { Actor } from '../shared/command.ts';
import type { Page, PageQuery } from '../shared/page.ts';
import type { ReadDependencies } from '../shared/read.ts';
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
    read(actor, ({ observatory }) => observatory.listAwards(query));

export const listPublicFigures =
  ({ read }: Reading) =>
  (actor: Actor, by: Dimension): Promise<{ items: PublicFigure[] }> =>
    read(actor, async ({ observatory }) => {
      const figures = await observatory.listFigures(by);
      return { items: by === 'target_group' ? figures.map(withoutSmallNumbers) : figures };
    });

export const countPublicJobs =
  ({ read }: Reading) =>
  (actor: Actor): Promise<PublicJobs> =>
    read(actor, async ({ observatory }) => ({ target: JOBS_TARGET, ...(await observatory.countJobs()) }));

/** Where a dossier stands, for whoever has its reference and the secret that its holder was given. */
export const getProgress =
  ({ read }: Reading) =>
  (actor: Actor, { reference, secret }: ProgressQuery): Promise<Progress> =>
    read(actor, async ({ observatory }) => {
      const progress = await observatory.findProgress(reference, sha256Of(secret));
      if (!progress) throw progressMissing();
      return progress;
    });
