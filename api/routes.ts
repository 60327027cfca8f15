import type { UseCases } from '../services/use-cases.ts';
import { accessRoutes } from './access/access-routes.ts';
import { agreementRoutes } from './agreement/agreement-routes.ts';
import { applicationRoutes } from './application/application-routes.ts';
import { cofinancingRoutes } from './cofinancing/cofinancing-routes.ts';
import { committeeRoutes } from './committee/committee-routes.ts';
import { disbursementRoutes } from './disbursement/disbursement-routes.ts';
import { documentsRoutes } from './documents/documents-routes.ts';
import { timelineRoutes } from './dossier/timeline-routes.ts';
import { demoRoutes, operationsRoutes, taskRoutes, withdrawalRoutes } from './dossier/dossier-routes.ts';
import { notificationRoutes, outboxRoutes } from './notification/notification-routes.ts';
import { observatoryRoutes } from './observatory/observatory-routes.ts';
import { programmeRoutes } from './programme/programme-routes.ts';
import { invitationRoutes } from './registry/invitation-routes.ts';
import { registryRoutes } from './registry/registry-routes.ts';
import { reportingRoutes } from './reporting/reporting-routes.ts';
import { scoringRoutes } from './scoring/scoring-routes.ts';
import { bulkOf } from './shared/bulk.ts';
import type { Route } from './shared/route.ts';

export interface RouteOptions {
  /** Demo mode: the clock may be moved. */
  readonly isDemo: boolean;
}

/** Every operation of the API, in the order of a dossier's life. */
export const routesOf = (useCases: UseCases, options: RouteOptions): Route[] => {
  const routes = singleRoutes(useCases, options);
  return [...routes, bulkOf(routes)];
};

const singleRoutes = (useCases: UseCases, { isDemo }: RouteOptions): Route[] => [
  ...accessRoutes(useCases.access),
  ...programmeRoutes(useCases.programme),
  ...registryRoutes(useCases.registry),
  ...invitationRoutes(useCases.registry),
  ...documentsRoutes(useCases.documents),
  ...applicationRoutes(useCases.application),
  ...scoringRoutes(useCases.scoring),
  ...committeeRoutes(useCases.committee),
  ...cofinancingRoutes(useCases.cofinancing),
  ...agreementRoutes(useCases.agreement),
  ...disbursementRoutes(useCases.disbursement),
  ...reportingRoutes(useCases.reporting),
  ...withdrawalRoutes(useCases.dossier),
  ...timelineRoutes(useCases),
  ...observatoryRoutes(useCases.observatory),
  ...taskRoutes(useCases.dossier),
  ...operationsRoutes(useCases.dossier),
  ...notificationRoutes(useCases.notification),
  ...(isDemo ? [...demoRoutes(useCases.dossier), ...outboxRoutes(useCases.notification)] : []),
];
