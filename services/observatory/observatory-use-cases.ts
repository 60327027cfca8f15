import type { ReadDependencies } from '../shared/read.ts';
import type { ObservatoryUnit } from './observatory-ports.ts';
import {
  countPublicJobs,
  getProgress,
  listPublicAwards,
  listPublicCalls,
  listPublicFigures,
} from './read-observatory.ts';

export const observatoryUseCases = (dependencies: ReadDependencies<ObservatoryUnit>) => ({
  listPublicCalls: listPublicCalls(dependencies),
  listPublicAwards: listPublicAwards(dependencies),
  listPublicFigures: listPublicFigures(dependencies),
  countPublicJobs: countPublicJobs(dependencies),
  getProgress: getProgress(dependencies),
});

export type ObservatoryUseCases = ReturnType<typeof observatoryUseCases>;
