import type { UseCases } from '../services/use-cases.ts';
import type { Route } from './shared/route.ts';

/** Every operation of the API, in the order of a dossier's life. */
export const routesOf = (_useCases: UseCases): Route[] => [];
