import { z } from 'zod';
import { aimsOf } from '../../services/reporting/jobs.ts';
import { ReportContent, type IndicatorValue } from '../../services/reporting/report-content.ts';
import { ReportReturn } from '../../services/reporting/reporting-views.ts';
import type { Actor } from '../../services/shared/command.ts';
import { DossierId, ReportId } from '../../services/shared/ids.ts';
import type { Fields } from '../shared/fields.ts';
import { namesOf } from '../shared/naming.ts';
import { NoInput, OfDossier } from '../shared/params.ts';
import { page, type Page } from '../shared/page.ts';
import { pageMissing } from '../shared/page-errors.ts';
import { keepFile, ONE_FILE } from '../shared/uploading.ts';
import { closurePages } from './closure-pages.ts';
import { ReportPage } from './report-page.tsx';
import type { ReportItem, ReportShown } from './report-shown.ts';
import type { ReportingUseCases } from './reporting-asked.ts';
import { ReportsPage } from './reports-page.tsx';
import { resultPages } from './result-pages.ts';
import { visitPages } from './visit-pages.ts';

const OfReport = z.strictObject({ dossierId: DossierId, reportId: ReportId });
type Params = z.output<typeof OfReport>;

export const reportingPages = (useCases: ReportingUseCases): Page[] => [
  page({
    path: '/dossiers/:dossierId/reports',
    params: OfDossier,
    load: async ({ actor, params: { dossierId } }) => ({
      head: await useCases.getDossier(actor, dossierId),
      reports: (await useCases.listReports(actor, dossierId)).items,
    }),
    show: ReportsPage,
  }),
  ...resultPages(useCases),
  ...visitPages(useCases),
  ...closurePages(useCases),
  reportPage(useCases),
];

/** One page a report, its questions in groups. */
const TOLD: Fields = {
  summary: 'text',
  'spent.*.label': 'text',
  'spent.*.use': 'number',
  'spent.*.amount': 'amount',
  'indicators.*.code': 'code',
  'indicators.*.baseline': 'number',
  'indicators.*.target': 'number',
  'indicators.*.actual': 'number',
  'indicators.*.women': 'number',
  'indicators.*.men': 'number',
  'indicators.*.youth': 'number',
  'indicators.*.permanent': 'number',
  'indicators.*.seasonal': 'number',
  'indicators.*.disability': 'number',
};

const reportPage = (useCases: ReportingUseCases): Page =>
  page({
    path: '/dossiers/:dossierId/reports/:reportId',
    params: OfReport,
    load: ({ actor, params }) => loadReport(useCases, actor, params),
    show: ReportPage,
    upload: ONE_FILE,
    actions: {
      submit_report: {
        fields: TOLD,
        schema: ReportContent,
        run: async ({ command, also, params, input, file }) => {
          const documentId = await keepFile(useCases, also('file'), file);
          const evidence = documentId === null ? {} : { evidenceDocumentIds: [documentId] };
          await useCases.submitReport(command, params.reportId, { ...input, ...evidence });
          return placeOf(params);
        },
      },
      accept_report: {
        schema: NoInput,
        run: async ({ command, params }) => {
          await useCases.acceptReport(command, params.reportId);
          return placeOf(params);
        },
      },
      return_report: {
        fields: { 'questions.*': 'text' },
        schema: ReportReturn,
        run: async ({ command, params, input }) => {
          await useCases.returnReport(command, params.reportId, input);
          return placeOf(params);
        },
      },
    },
  });

const placeOf = ({ dossierId, reportId }: Params): string => `/dossiers/${dossierId}/reports/${reportId}`;

const loadReport = async (
  useCases: ReportingUseCases,
  actor: Actor,
  { dossierId, reportId }: Params,
): Promise<ReportShown> => {
  const head = await useCases.getDossier(actor, dossierId);
  const { items } = await useCases.listReports(actor, dossierId);
  const report = items.find(({ id }) => id === reportId);
  if (!report) throw pageMissing();
  const { rulebook } = await useCases.getCall(actor, head.callId, head.rulebookHash);
  const met = report.revisions.flatMap(({ submittedBy, review }) => [submittedBy, review?.reviewedBy ?? null]);
  return {
    head,
    report,
    indicators: rulebook.indicators,
    aims: aimsOf(head.project.jobs),
    earlier: toldBefore(items, report),
    names: await namesOf(useCases, actor, met),
  };
};

const toldBefore = (reports: readonly ReportItem[], { number }: ReportItem): IndicatorValue[] =>
  reports
    .filter((each) => each.number < number)
    .toReversed()
    .flatMap(({ revisions }) => revisions.at(-1)?.content.indicators ?? []);
