import { z } from 'zod';
import { DossierListQuery, DossierPage } from '../../services/application/application-views.ts';
import type { Actor, Command } from '../../services/shared/command.ts';
import { CallId, OrganisationId, type DossierId } from '../../services/shared/ids.ts';
import { OrganisationListQuery } from '../../services/registry/registry-views.ts';
import type { Values } from '../shared/fields.ts';
import { pageMissing } from '../shared/page-errors.ts';
import { filePage, page, type Page } from '../shared/page.ts';
import { NoParams, OfDossier } from '../shared/params.ts';
import { ONE_FILE } from '../shared/uploading.ts';
import { CheckPage } from './check-page.tsx';
import { DocumentPage, DocumentsPage } from './documents-page.tsx';
import { draftBy, type HolderUseCases } from './holder-use-cases.ts';
import { PLAN_FIELDS, TypedPlan } from './plan-form.ts';
import { PlanPage } from './plan-page.tsx';
import { questionPage } from './question-page.tsx';
import { QUESTIONS, type Question } from './questions.tsx';
import { ReceiptPage } from './receipt-page.tsx';
import { StartPage } from './start-page.tsx';
import { TaskPage } from './task-page.tsx';

/** From the first title to the receipt. */
export const holderDraftPages = (useCases: HolderUseCases): Page[] => [
  startPage(useCases),
  page({
    path: '/dossiers/:dossierId/application',
    params: OfDossier,
    load: ({ actor, params }) => draftBy(useCases, actor, params.dossierId),
    show: TaskPage,
  }),
  ...QUESTIONS.map((question) => askingPage(useCases, question)),
  planPage(useCases),
  ...documentPages(useCases),
  ...sendingPages(useCases),
];

const callIn = ({ call }: Values): CallId => {
  const id = CallId.safeParse(call);
  if (!id.success) throw pageMissing();
  return id.data;
};

const FIRST = { limit: 50 };

const startPage = (useCases: HolderUseCases): Page =>
  page({
    path: '/dossiers/new',
    params: NoParams,
    load: async ({ actor, query }) => {
      const callId = callIn(query);
      const call = await useCases.getCall(actor, callId);
      return {
        call,
        organisations: (await useCases.listOrganisations(actor, OrganisationListQuery.parse(FIRST))).items,
        begun: await begunOn(useCases, actor, callId),
      };
    },
    show: StartPage,
    actions: {
      start: {
        fields: { organisationId: 'text', title: 'text' },
        schema: z.strictObject({ organisationId: OrganisationId, title: z.string().trim().min(1).max(200) }),
        run: async ({ command, query, input }) => {
          const { id } = await useCases.startApplication(command, { callId: callIn(query), ...input });
          return `/dossiers/${id}/application`;
        },
      },
    },
  });

/** What the reader sees of this call's dossiers and may go on with. */
const begunOn = async ({ listDossiers }: HolderUseCases, actor: Actor, callId: CallId) => {
  const found = await listDossiers(actor, DossierListQuery.parse({ ...FIRST, callId }));
  const { items } = z.decode(DossierPage, JSON.parse(found) as z.input<typeof DossierPage>);
  return items.filter(({ stage }) => stage !== 'withdrawn' && stage !== 'lapsed');
};

const askingPage = (useCases: HolderUseCases, question: Question): Page =>
  page({
    path: `/dossiers/:dossierId/application/${question.name}`,
    params: OfDossier,
    load: ({ actor, params }) => draftBy(useCases, actor, params.dossierId),
    show: questionPage(question),
    actions: {
      answer: {
        fields: question.fields,
        schema: question.schema,
        run: async ({ actor, command, params, query, input, values }) => {
          const { project } = await useCases.getDossier(actor, params.dossierId);
          const kept = Object.entries(project).filter(([part]) => !question.parts.some((each) => each === part));
          const answered = { ...(Object.fromEntries(kept) as typeof project), ...input };
          await useCases.saveSection(command, params.dossierId, { project: answered });
          return nextOf(params.dossierId, question, { from: query['from'], then: values['then'] });
        },
      },
    },
  });

interface Leading {
  readonly from: string | undefined;
  readonly then: string | undefined;
}

/** Back to where one came from; else the next question, and after the last one the plan. */
const nextOf = (id: DossierId, { name }: Question, { from, then }: Leading): string => {
  const base = `/dossiers/${id}`;
  if (from === 'check') return `${base}/check`;
  const next = QUESTIONS[QUESTIONS.findIndex((each) => each.name === name) + 1];
  if (then === 'tasks' || next === undefined || next.isAsked !== undefined) return `${base}/application`;
  return `${base}/application/${next.name}`;
};

const planPage = (useCases: HolderUseCases): Page =>
  page({
    path: '/dossiers/:dossierId/plan',
    params: OfDossier,
    load: async ({ actor, params, query }) => ({
      draft: await draftBy(useCases, actor, params.dossierId),
      isAdding: query['add'] === 'use',
    }),
    show: PlanPage,
    actions: {
      plan: {
        fields: PLAN_FIELDS,
        schema: TypedPlan,
        run: async ({ command, params, input, values }) => {
          await useCases.saveSection(command, params.dossierId, { plan: input });
          const base = `/dossiers/${params.dossierId}`;
          if (values['then'] === 'tasks') return `${base}/application`;
          return values['then'] === 'uses' ? `${base}/plan?add=use` : `${base}/plan`;
        },
      },
    },
  });

const OfDocument = OfDossier.extend({ kind: z.string().regex(/^[a-z][a-z0-9_]{1,39}$/) });

const documentPages = (useCases: HolderUseCases): Page[] => [
  page({
    path: '/dossiers/:dossierId/documents',
    params: OfDossier,
    load: async ({ actor, params }) => {
      const draft = await draftBy(useCases, actor, params.dossierId);
      const scans = new Map<string, string>();
      for (const { documentId, standing } of draft.documents) {
        if (documentId === null || standing !== 'attached') continue;
        scans.set(documentId, (await useCases.getDocument(actor, documentId)).status);
      }
      return { ...draft, scans };
    },
    show: DocumentsPage,
  }),
  page({
    path: '/dossiers/:dossierId/documents/:kind',
    params: OfDocument,
    load: async ({ actor, params }) => {
      const draft = await draftBy(useCases, actor, params.dossierId);
      if (draft.documents.every(({ kind }) => kind !== params.kind)) throw pageMissing();
      return { ...draft, kind: params.kind };
    },
    show: DocumentPage,
    upload: ONE_FILE,
    actions: {
      attach: {
        needsFile: true,
        run: async ({ command, also, params: { dossierId, kind }, file }) => {
          if (file !== null) {
            const { id: documentId } = await useCases.storeDocument(also('file'), file);
            await useCases.attachDocument(command, dossierId, { kind, documentId });
          }
          return `/dossiers/${dossierId}/documents`;
        },
      },
    },
  }),
];

const fileOf = ({ document, bytes }: Awaited<ReturnType<HolderUseCases['getPaperContent']>>) => ({
  bytes,
  mediaType: document.mediaType,
  name: document.name,
});

const sendingPages = (useCases: HolderUseCases): Page[] => [
  page({
    path: '/dossiers/:dossierId/check',
    params: OfDossier,
    load: ({ actor, params }) => draftBy(useCases, actor, params.dossierId),
    show: CheckPage,
    actions: {
      submit: {
        fields: { declared: 'flag' },
        schema: z.strictObject({ declared: z.literal(true) }),
        // The secret may stand in no address: the answer itself is the receipt, whose own address it names.
        run: async ({ command, params }: { command: Command; params: { dossierId: DossierId } }) => ({
          answer: await useCases.submitApplication(command, params.dossierId),
        }),
      },
    },
  }),
  page({
    path: '/dossiers/:dossierId/receipt',
    params: OfDossier,
    load: async ({ actor, params }) => ({
      draft: await draftBy(useCases, actor, params.dossierId),
      receipt: await useCases.getReceipt(actor, params.dossierId),
    }),
    show: ReceiptPage,
    actions: {
      secret: {
        run: async ({ command, params }: { command: Command; params: { dossierId: DossierId } }) => ({
          answer: await useCases.reissueSecret(command, params.dossierId),
        }),
      },
    },
  }),
  filePage({
    path: '/dossiers/:dossierId/receipt.pdf',
    params: OfDossier,
    load: async ({ actor, params }) => {
      const { number } = await useCases.getReceipt(actor, params.dossierId);
      return fileOf(await useCases.getPaperContent(actor, { slice: 'application', kind: 'receipt', number }));
    },
  }),
];
