import { z } from 'zod';
import { previewEligibility, PreviewAnswers } from '../../services/application/eligibility-preview.ts';
import { CallId } from '../../services/shared/ids.ts';
import { page, type Page } from '../shared/page.ts';
import { holderAnswerPage } from './holder-answer-pages.ts';
import { holderDraftPages } from './holder-draft-pages.ts';
import type { HolderUseCases } from './holder-use-cases.ts';
import { PreviewPage } from './preview-page.tsx';

/** From "may we?" to the last word on eligibility, for those who apply. */
export const applicationPages = (useCases: HolderUseCases): Page[] => [
  previewPage(useCases),
  ...holderDraftPages(useCases),
  holderAnswerPage(useCases),
];

const previewPage = ({ getCall, listTerritories }: HolderUseCases): Page =>
  page({
    path: '/calls/:callId/eligibility',
    params: z.strictObject({ callId: CallId }),
    isPublic: true,
    load: async ({ actor, params }) => ({
      call: await getCall(actor, params.callId),
      territories: (await listTerritories(actor)).items,
    }),
    show: PreviewPage,
    actions: {
      preview: {
        fields: {
          legalForm: 'text',
          province: 'text',
          sector: 'text',
          'members.total': 'number',
          'members.women': 'number',
          'members.youth': 'number',
          'members.youngWomen': 'number',
          age: 'number',
        },
        schema: PreviewAnswers,
        run: async ({ actor, params, input, values }) => {
          const { rulebook } = await getCall(actor, params.callId);
          return { answer: { values, rules: previewEligibility(rulebook, input) } };
        },
      },
    },
  });
