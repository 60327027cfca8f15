import { Connection } from '@temporalio/client';
import { pino } from 'pino';
import { findPerson, recognise } from '../db/access/person-store.ts';
import { keptFormsOn } from '../db/access/kept-form-store.ts';
import { sessionsOn } from '../db/access/session-store.ts';
import { recordAlone } from '../db/audit/audit-store.ts';
import { connect } from '../db/shared/connection.ts';
import { takeQuotaOn } from '../db/shared/quotas.ts';
import { engineReadiness } from '../db/shared/readiness.ts';
import { dependenciesOn } from '../db/unit.ts';
import { assetsFolder, regionsIn } from '../infra/assets-folder.ts';
import { demoPeople } from '../infra/demo/people.ts';
import { fileStoreOf } from '../infra/file-store.ts';
import { requireFitDatabase } from '../infra/fit-database.ts';
import { countingHeldBack } from '../infra/metrics/held-back.ts';
import { ofPool, ofProcess } from '../infra/metrics/process.ts';
import { countingRequests } from '../infra/metrics/requests.ts';
import { openSideDoor } from '../infra/metrics/side-door.ts';
import { createPrinter } from '../infra/printer.ts';
import { apiSettings } from '../infra/settings.ts';
import { loadTexts } from '../infra/texts.ts';
import { useCasesOn } from '../services/use-cases.ts';
import { providerOf } from '../web/access/provider.ts';
import { webOf } from '../web/app.ts';
import { pagesOf } from '../web/pages.ts';
import { appOf } from './app.ts';
import { routesOf } from './routes.ts';
import { identifying } from './shared/identity.ts';
import { answeringUnreadable } from './shared/unreadable.ts';
import { exportsOn, refusalsOn } from './evidence.ts';

const settings = apiSettings();
const logger = pino({ level: settings.LOG_LEVEL, name: 'api' });
const knex = connect(settings.DATABASE_URL, { name: 'touiza-api', poolMax: 20 });
const files = fileStoreOf(settings);
const temporal = Connection.lazy({ address: settings.TEMPORAL_ADDRESS, tls: settings.TEMPORAL_TLS === '1' });
const texts = loadTexts();
const isDemo = settings.TOUIZA_DEMO === '1';
const printing = { printer: createPrinter(), files, texts, publicUrl: settings.PUBLIC_URL };
const heldBack = countingHeldBack((held) => {
  logger.error(held, 'a row was held back where no rule refused: a use case forgets to ask');
});
const useCases = useCasesOn(dependenciesOn(knex, printing, heldBack.tell), { files });
const takeQuota = takeQuotaOn(knex);
const recordExport = exportsOn((taken) => recordAlone(knex, taken));

/** The pages of the same process, where the issuer knows them. */
const pages =
  settings.OIDC_WEB_CLIENT === undefined
    ? undefined
    : webOf({
        pages: pagesOf(useCases, { isDemo, recordExport, shapes: regionsIn(assetsFolder) }),
        texts,
        sessions: sessionsOn(knex),
        keptForms: keptFormsOn(knex),
        takeQuota,
        findPerson: findPerson(knex),
        provider: providerOf({
          issuer: settings.OIDC_ISSUER,
          clientId: settings.OIDC_WEB_CLIENT,
          returnTo: `${settings.PUBLIC_URL}/sign-in/return`,
          acr: settings.OIDC_ACR,
        }),
        demoPeople: isDemo
          ? demoPeople({ issuer: settings.OIDC_ISSUER, findPerson: findPerson(knex), getMe: useCases.access.getMe })
          : () => Promise.resolve([]),
        assetsFolder,
        origin: settings.PUBLIC_URL,
        isDemo,
      });

const requests = countingRequests();

const app = appOf({
  routes: routesOf(useCases, { isDemo }),
  identify: identifying(
    {
      issuer: settings.OIDC_ISSUER,
      jwksUri: settings.OIDC_JWKS_URI ?? `${settings.OIDC_ISSUER}/jwks`,
      audience: settings.OIDC_AUDIENCE,
      acr: settings.OIDC_ACR,
      rsaBits: settings.OIDC_RSA_BITS,
    },
    recognise(knex),
  ),
  recordRefusal: refusalsOn((refusal) => recordAlone(knex, refusal)),
  recordExport,
  takeQuota,
  health: {
    engine: () => engineReadiness(knex),
    temporal: () => temporal.withDeadline(Date.now() + 1_500, () => temporal.workflowService.getSystemInfo({})),
  },
  texts,
  ...(pages ? { pages } : {}),
  logger,
  trustedProxies: settings.TRUSTED_PROXIES,
  ...(settings.METRICS_PORT === undefined ? {} : { measure: requests.count }),
});

const refuse = (message: string) => {
  logger.fatal(message);
  process.exit(1);
};
await requireFitDatabase(knex, { refuse });

const server = app.listen(settings.PORT, settings.HOST, () => {
  logger.info({ port: settings.PORT }, 'listening');
});
server.requestTimeout = 30_000;
answeringUnreadable(server);
const sideDoor = await openSideDoor(settings, [ofProcess(), ofPool(knex), requests.source, heldBack.source]);

/** Answers what has begun, takes nothing new, then lets go of the database. */
const stop = () => {
  server.close(() => {
    void knex.destroy();
  });
  server.closeIdleConnections();
  sideDoor?.close();
};
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
