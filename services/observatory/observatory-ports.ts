import type { Page, PageQuery } from '../shared/page.ts';
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

/** What is published, read off every slice's tables; amounts are the ledger's. */
export interface Observatory {
  readonly listCalls: (page: PageQuery) => Promise<Page<PublicCall>>;
  readonly listAwards: (query: AwardQuery) => Promise<Page<PublicAward>>;
  readonly listFigures: (by: Dimension) => Promise<PublicFigure[]>;
  readonly countJobs: () => Promise<Omit<PublicJobs, 'target'>>;
  /** Null where no dossier has this reference and this secret. */
  readonly findProgress: (reference: string, secretHash: string) => Promise<Progress | null>;
}

export interface ObservatoryUnit extends CommonUnit {
  readonly observatory: Observatory;
}
