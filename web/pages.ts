import type { ExportRecorder } from '../services/shared/exported.ts';
import type { UseCases } from '../services/use-cases.ts';
import { mePages } from './access/me-pages.ts';
import { erasurePages } from './access/erasure-pages.ts';
import { peoplePages } from './access/people-pages.ts';
import { personPages } from './access/person-pages.ts';
import { agreementPages } from './agreement/agreement-pages.ts';
import { suspensionPages } from './agreement/suspension-pages.ts';
import { applicationPages } from './application/application-pages.ts';
import { counterPages } from './application/counter-pages.ts';
import { deskPages } from './application/desk-pages.ts';
import { committeePages } from './committee/committee-pages.ts';
import { auditPages } from './audit/audit-pages.ts';
import { documentPages } from './documents/document-pages.ts';
import { cofinancingPages } from './cofinancing/cofinancing-pages.ts';
import { powersPages } from './cofinancing/powers-pages.ts';
import { paymentsPages } from './disbursement/payments-pages.ts';
import { paymentTaskPages } from './disbursement/tasks-pages.ts';
import { dossierPages } from './dossier/dossier-pages.ts';
import { verifyPages } from './documents/verify-pages.ts';
import { healthPages } from './dossier/health-pages.ts';
import { inboxPages } from './notification/inbox-pages.ts';
import { letterPages } from './notification/letter-pages.ts';
import { followPages } from './observatory/follow-pages.ts';
import { observatoryPages } from './observatory/observatory-pages.ts';
import type { RegionShape } from './observatory/region-map.tsx';
import { administrationPages } from './programme/administration-pages.ts';
import { callPages } from './programme/call-pages.ts';
import { envelopePages } from './programme/envelope-pages.ts';
import { rulesPages } from './programme/rules-pages.ts';
import { holidayPages } from './programme/holiday-pages.ts';
import { reviewerPages } from './scoring/reviewer-pages.ts';
import { reviewPages } from './scoring/review-pages.ts';
import { callReviewsPages } from './scoring/call-reviews-pages.ts';
import { scoringPages } from './scoring/scoring-pages.ts';
import { reportingPages } from './reporting/reporting-pages.ts';
import { attestationPages } from './registry/attestation-pages.ts';
import { correctionPages } from './registry/correction-pages.ts';
import { clashPages } from './registry/clash-pages.ts';
import { organisationPages } from './registry/organisation-pages.ts';
import { representativePages } from './registry/representative-pages.ts';
import { settingsPages } from './registry/settings-pages.ts';
import { csvPagesOn } from './shared/csv-page.ts';
import type { Page } from './shared/page.ts';

interface PageOptions {
  readonly isDemo: boolean;
  readonly recordExport: ExportRecorder;
  readonly shapes: readonly RegionShape[];
}

/** Every page, in the order in which people meet them. */
export const pagesOf = (useCases: UseCases, { isDemo, recordExport, shapes }: PageOptions): Page[] => {
  const csvPage = csvPagesOn(recordExport);
  const { access, programme, registry, documents, application, cofinancing, agreement, dossier, ...others } = useCases;
  const { scoring, committee, disbursement, reporting, audit, observatory, notification } = others;
  const common = { ...access, ...programme, ...registry, ...documents, ...application };
  return [
    ...callPages(common),
    ...clashPages(common),
    ...organisationPages(common),
    ...attestationPages(common),
    ...correctionPages(common),
    ...representativePages(common),
    ...applicationPages(common),
    ...dossierPages({ ...common, ...dossier, ...committee, ...notification }, { isDemo, csvPage }),
    ...documentPages(documents),
    ...deskPages(common),
    ...counterPages({ ...common, ...dossier }),
    ...reviewerPages({ ...common, ...scoring }),
    ...reviewPages({ ...common, ...scoring }),
    ...scoringPages({ ...common, ...scoring }),
    ...callReviewsPages({ ...common, ...scoring }, csvPage),
    ...committeePages({ ...common, ...committee, ...dossier }),
    ...cofinancingPages({ ...common, ...cofinancing, ...dossier }, csvPage),
    ...powersPages({ ...common, ...cofinancing, ...dossier }),
    ...agreementPages({ ...common, ...agreement }),
    ...suspensionPages({ ...common, ...agreement }),
    ...paymentsPages({ ...common, ...disbursement }),
    ...paymentTaskPages({ ...common, ...disbursement }, csvPage),
    ...reportingPages({ ...common, ...reporting }),
    ...auditPages({ ...common, ...audit, ...dossier }, csvPage),
    ...envelopePages(programme, csvPage),
    ...administrationPages(programme),
    ...holidayPages(programme),
    ...settingsPages(registry),
    ...rulesPages(common),
    ...peoplePages(common, csvPage),
    ...personPages(access),
    ...mePages(access),
    ...inboxPages({ ...access, ...notification }),
    ...erasurePages(common),
    ...healthPages(dossier),
    ...letterPages(notification, { isDemo }),
    ...verifyPages(documents),
    ...followPages(observatory),
    ...observatoryPages(observatory, { csvPage, shapes }),
  ];
};
