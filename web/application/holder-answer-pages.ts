import { z } from 'zod';
import { NewAppeal } from '../../services/application/appeal.ts';
import { page, type Page } from '../shared/page.ts';
import { OfDossier } from '../shared/params.ts';
import { ONE_FILE } from '../shared/uploading.ts';
import { AnswerPage } from './answer-page.tsx';
import { ANSWER_FIELDS, carried, carrying, TypedAnswer } from './holder-answer-form.ts';
import { draftBy, type HolderUseCases } from './holder-use-cases.ts';

const Kind = z.strictObject({ kind: z.string().regex(/^[a-z][a-z0-9_]{1,39}$/) });

/** After the receipt: what the desk asks of the holder, and what the holder has to say to a no. */
export const holderAnswerPage = (useCases: HolderUseCases): Page =>
  page({
    path: '/dossiers/:dossierId/answer',
    params: OfDossier,
    load: async ({ actor, params, query }) => ({
      draft: await draftBy(useCases, actor, params.dossierId),
      eligibility: await useCases.getEligibility(actor, params.dossierId),
      brought: carried(query),
    }),
    show: AnswerPage,
    upload: ONE_FILE,
    actions: {
      bring: {
        fields: { kind: 'text' },
        schema: Kind,
        needsFile: true,
        run: async ({ command, params, query, input: { kind }, file }) => {
          const others = carried(query).filter((each) => each.kind !== kind);
          const added = file === null ? [] : [{ kind, documentId: (await useCases.storeDocument(command, file)).id }];
          return `/dossiers/${params.dossierId}/answer?${carrying([...others, ...added])}`;
        },
      },
      answer_complement: {
        fields: ANSWER_FIELDS,
        schema: TypedAnswer,
        run: async ({ actor, command, params, input: { text, documents, project, plan } }) => {
          const { complement } = await useCases.getDossier(actor, params.dossierId);
          const isAsked = (section: string) => complement?.items.some(({ about }) => about === section) ?? false;
          await useCases.answerComplement(command, params.dossierId, {
            text,
            documents,
            ...(project && isAsked('project') ? { project } : {}),
            ...(isAsked('plan') ? { plan } : {}),
          });
          return `/dossiers/${params.dossierId}/answer`;
        },
      },
      appeal: {
        fields: { grounds: 'text' },
        schema: NewAppeal,
        run: async ({ command, params, input }) => {
          await useCases.fileAppeal(command, params.dossierId, input);
          return `/dossiers/${params.dossierId}/answer`;
        },
      },
    },
  });
