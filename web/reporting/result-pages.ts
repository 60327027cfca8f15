import { z } from 'zod';
import { VerificationRequest } from '../../services/reporting/result-views.ts';
import { DossierId, ReportId } from '../../services/shared/ids.ts';
import { namesOf } from '../shared/naming.ts';
import { OfDossier } from '../shared/params.ts';
import { page, type Page } from '../shared/page.ts';
import { pageMissing } from '../shared/page-errors.ts';
import { keepFile, ONE_FILE } from '../shared/uploading.ts';
import type { ReportingUseCases } from './reporting-asked.ts';
import { ResultsPage } from './results-page.tsx';
import { VerifyPage } from './verify-page.tsx';

const OfFigure = z.strictObject({
  dossierId: DossierId,
  reportId: ReportId,
  code: VerificationRequest.shape.code,
});

/** What a project has reached and spent; somebody else than who declared a figure verifies it. */
export const resultPages = (useCases: ReportingUseCases): Page[] => [
  page({
    path: '/dossiers/:dossierId/reports/results',
    params: OfDossier,
    load: async ({ actor, params: { dossierId } }) => {
      const results = await useCases.listResults(actor, dossierId);
      const met = results.items.flatMap(({ declaredBy, verifiedBy }) => [declaredBy, verifiedBy]);
      return {
        head: await useCases.getDossier(actor, dossierId),
        results,
        names: await namesOf(useCases, actor, met),
      };
    },
    show: ResultsPage,
  }),
  page({
    path: '/dossiers/:dossierId/reports/:reportId/figures/:code',
    params: OfFigure,
    load: async ({ actor, params: { dossierId, reportId, code } }) => {
      const { items } = await useCases.listResults(actor, dossierId);
      const result = items.find((each) => each.code === code && each.reportId === reportId);
      if (!result) throw pageMissing();
      return { head: await useCases.getDossier(actor, dossierId), result };
    },
    show: VerifyPage,
    upload: ONE_FILE,
    actions: {
      verify_figure: {
        fields: { verified: 'number', note: 'text' },
        schema: VerificationRequest.omit({ code: true, documentIds: true }),
        run: async ({ command, also, params, input, file }) => {
          const documentId = await keepFile(useCases, also('file'), file);
          const documentIds = documentId === null ? [] : [documentId];
          await useCases.verifyIndicator(command, params.reportId, { ...input, code: params.code, documentIds });
          return `/dossiers/${params.dossierId}/reports/results`;
        },
      },
    },
  }),
];
