import { ClosureRequest } from '../../services/reporting/reporting-views.ts';
import { namesOf } from '../shared/naming.ts';
import { OfDossier } from '../shared/params.ts';
import { page, type Page } from '../shared/page.ts';
import { ClosurePage } from './closure-page.tsx';
import type { ReportingUseCases } from './reporting-asked.ts';

/** What must be behind a dossier before it closes, and its closing statement. */
export const closurePages = (useCases: ReportingUseCases): Page[] => [
  page({
    path: '/dossiers/:dossierId/reports/closure',
    params: OfDossier,
    load: async ({ actor, params: { dossierId } }) => {
      const view = await useCases.getClosure(actor, dossierId);
      return {
        head: await useCases.getDossier(actor, dossierId),
        view,
        names: await namesOf(useCases, actor, [view.closure?.closedBy ?? null]),
      };
    },
    show: ClosurePage,
    actions: {
      close_dossier: {
        fields: { reason: 'text' },
        schema: ClosureRequest,
        run: async ({ command, params, input }) => {
          await useCases.closeDossier(command, params.dossierId, input);
          return `/dossiers/${params.dossierId}/reports/closure`;
        },
      },
    },
  }),
];
