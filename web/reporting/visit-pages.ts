import { z } from 'zod';
import {
  FindingAnswer,
  FindingClosing,
  FindingQuery,
  NewVisit,
  VisitCancelling,
  VisitQuery,
  VisitRecord,
} from '../../services/reporting/visit-views.ts';
import type { Command } from '../../services/shared/command.ts';
import type { DocumentId } from '../../services/shared/ids.ts';
import { DossierId, FindingId, VisitId } from '../../services/shared/ids.ts';
import { namesOf } from '../shared/naming.ts';
import { OfDossier } from '../shared/params.ts';
import { page, type Page } from '../shared/page.ts';
import { pageMissing } from '../shared/page-errors.ts';
import type { SentFile } from '../shared/sent-form.ts';
import { keepFile, ONE_FILE } from '../shared/uploading.ts';
import { FindingPage } from './finding-page.tsx';
import type { ReportingUseCases } from './reporting-asked.ts';
import { VisitPage } from './visit-page.tsx';
import { VisitsPage } from './visits-page.tsx';

const OfVisit = z.strictObject({ dossierId: DossierId, visitId: VisitId });
const OfFinding = z.strictObject({ dossierId: DossierId, findingId: FindingId });

/** More than any project has: what is shown here is not walked in pages. */
const ALL = 200;

const placeOf = (id: DossierId): string => `/dossiers/${id}/reports/visits`;

export const visitPages = (useCases: ReportingUseCases): Page[] => [
  page({
    path: '/dossiers/:dossierId/reports/visits',
    params: OfDossier,
    load: async ({ actor, params: { dossierId } }) => ({
      head: await useCases.getDossier(actor, dossierId),
      visits: (await useCases.listVisits(actor, dossierId, VisitQuery.parse({ limit: ALL }))).items,
      findings: (await useCases.listFindings(actor, dossierId, FindingQuery.parse({ limit: ALL }))).items,
    }),
    show: VisitsPage,
    actions: {
      plan_visit: {
        fields: { purpose: 'text', plannedOn: 'date' },
        schema: NewVisit,
        run: async ({ command, params, input }) => {
          await useCases.planVisit(command, params.dossierId, input);
          return placeOf(params.dossierId);
        },
      },
    },
  }),
  visitPage(useCases),
  findingPage(useCases),
];

const visitPage = (useCases: ReportingUseCases): Page =>
  page({
    path: '/dossiers/:dossierId/reports/visits/:visitId',
    params: OfVisit,
    load: async ({ actor, params: { dossierId, visitId } }) => {
      const { items } = await useCases.listVisits(actor, dossierId, VisitQuery.parse({ limit: ALL }));
      const visit = items.find(({ id }) => id === visitId);
      if (!visit) throw pageMissing();
      return {
        head: await useCases.getDossier(actor, dossierId),
        visit,
        names: await namesOf(useCases, actor, [visit.plannedBy, visit.doneBy]),
      };
    },
    show: VisitPage,
    upload: ONE_FILE,
    actions: {
      record_visit: {
        fields: {
          doneOn: 'date',
          summary: 'text',
          isFavourable: 'code',
          'findings.*.text': 'text',
          'findings.*.severity': 'code',
          'findings.*.dueOn': 'date',
        },
        schema: VisitRecord.omit({ documentIds: true, isFavourable: true }).extend({
          isFavourable: z.enum(['yes', 'no']),
        }),
        run: async ({ command, also, params, input, file }) => {
          const documentIds = await broughtBy(useCases, also('file'), file);
          const isFavourable = input.isFavourable === 'yes';
          await useCases.recordVisit(command, params.visitId, { ...input, isFavourable, documentIds });
          return placeOf(params.dossierId);
        },
      },
      cancel_visit: {
        fields: { reason: 'text' },
        schema: VisitCancelling,
        run: async ({ command, params, input }) => {
          await useCases.cancelVisit(command, params.visitId, input);
          return placeOf(params.dossierId);
        },
      },
    },
  });

const findingPage = (useCases: ReportingUseCases): Page =>
  page({
    path: '/dossiers/:dossierId/reports/findings/:findingId',
    params: OfFinding,
    load: async ({ actor, params: { dossierId, findingId } }) => {
      const { items } = await useCases.listFindings(actor, dossierId, FindingQuery.parse({ limit: ALL }));
      const finding = items.find(({ id }) => id === findingId);
      if (!finding) throw pageMissing();
      const met = [finding.raisedBy, finding.closedBy, ...finding.followUps.map(({ by }) => by)];
      return { head: await useCases.getDossier(actor, dossierId), finding, names: await namesOf(useCases, actor, met) };
    },
    show: FindingPage,
    upload: ONE_FILE,
    actions: {
      answer_finding: {
        fields: { text: 'text' },
        schema: FindingAnswer.omit({ documentIds: true }),
        run: async ({ command, also, params, input, file }) => {
          const documentIds = await broughtBy(useCases, also('file'), file);
          await useCases.answerFinding(command, params.findingId, { ...input, documentIds });
          return `/dossiers/${params.dossierId}/reports/findings/${params.findingId}`;
        },
      },
      close_finding: {
        fields: { note: 'text' },
        schema: FindingClosing,
        run: async ({ command, params, input }) => {
          await useCases.closeFinding(command, params.findingId, input);
          return placeOf(params.dossierId);
        },
      },
    },
  });

const broughtBy = async (
  useCases: ReportingUseCases,
  command: Command,
  file: SentFile | null,
): Promise<DocumentId[]> => {
  const id = await keepFile(useCases, command, file);
  return id === null ? [] : [id];
};
