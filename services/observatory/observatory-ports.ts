import type { Page, PageQuery } from '../shared/page.ts';
import type { Texts } from '../shared/texts.ts';
import type { CommonUnit } from '../shared/unit.ts';
import type {
  AwardQuery,
  Dimension,
  Progress,
  PublicAward,
  PublicCall,
  PublicFigure,
  PublicJobs,
} from './observatory-views.ts';

/** Without what only the catalogues know. */
export type KnownAward = Omit<PublicAward, 'sectorNames'>;
export type KnownJobs = Omit<PublicJobs, 'target'>;

/** What is published, read off every slice's tables; amounts are the ledger's. */
export interface Observatory {
  readonly listCalls: (page: PageQuery) => Promise<Page<PublicCall>>;
  readonly listAwards: (query: AwardQuery) => Promise<Page<KnownAward>>;
  readonly listFigures: (by: Dimension) => Promise<PublicFigure[]>;
  /** Each funder's part as its share of every dossier gives it, before it is rounded. */
  readonly countJobs: () => Promise<KnownJobs>;
  /** Null where no dossier has this reference and this secret. */
  readonly findProgress: (reference: string, secretHash: string) => Promise<Progress | null>;
}

export interface ObservatoryUnit extends CommonUnit {
  readonly observatory: Observatory;
  readonly texts: Texts;
}
