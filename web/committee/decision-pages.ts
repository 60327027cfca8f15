import { z } from 'zod';
import { page, type Page } from '../shared/page.ts';
import { OfDossier } from '../shared/params.ts';
import { DecisionPage } from './decision-page.tsx';
import type { CommitteePageUseCases } from './page-use-cases.ts';

const Answer = z.strictObject({ text: z.string().trim().min(1).max(5000) });
const Promotion = z.strictObject({ reason: z.string().trim().min(1).max(2000).optional() });

export const decisionPages = (useCases: CommitteePageUseCases): Page[] => [
  page({
    path: '/dossiers/:dossierId/decision',
    params: OfDossier,
    load: async ({ actor, params: { dossierId } }) => ({
      dossier: await useCases.getDossier(actor, dossierId),
      decided: await useCases.listDecisions(actor, dossierId),
      funders: (await useCases.listFunders(actor)).items,
      now: await useCases.readClock(actor),
    }),
    show: DecisionPage,
    actions: {
      answer_question: {
        fields: { text: 'text' },
        schema: Answer,
        run: async ({ command, params: { dossierId }, input }) => {
          await useCases.answerQuestion(command, dossierId, { ...input, documentIds: [] });
          return `/dossiers/${dossierId}/decision`;
        },
      },
      promote_dossier: {
        fields: { reason: 'text' },
        schema: Promotion,
        run: async ({ command, params: { dossierId }, input }) => {
          await useCases.promoteDossier(command, dossierId, input);
          return `/dossiers/${dossierId}/decision`;
        },
      },
    },
  }),
];
