import type { Questions } from '../../services/committee/committee-ports.ts';
import type { Question } from '../../services/committee/question.ts';
import type { Context } from '../shared/context.ts';
import { sql } from '../shared/sql.ts';

type Answer = NonNullable<Question['answer']>;
type Row = Omit<Question, 'answer'> & {
  readonly answer: (Omit<Answer, 'answeredAt'> & { readonly answeredAt: string }) | null;
};

const QUESTIONS = `
  select q.item_id as "itemId", q.dossier_id as "dossierId", q.text, q.asked_at as "askedAt",
    q.answer_by as "answerBy",
    case when a.item_id is not null then jsonb_build_object('text', a.text, 'documentIds', a.document_ids,
      'answeredBy', a.answered_by, 'answeredAt', a.answered_at) end as answer
  from committee.question q left join committee.answer a on a.item_id = q.item_id
  where q.dossier_id = $1 order by q.asked_at, q.item_id`;

export const questionsOn = ({ trx }: Context): Questions => ({
  add: async ({ itemId, dossierId, text, askedAt, answerBy }) => {
    await sql(
      trx,
      'insert into committee.question (item_id, dossier_id, text, asked_at, answer_by) values ($1, $2, $3, $4, $5)',
      [itemId, dossierId, text, askedAt, answerBy],
    );
  },
  answer: async (itemId, { text, documentIds, answeredBy, answeredAt }) => {
    await sql(
      trx,
      `insert into committee.answer (item_id, text, document_ids, answered_by, answered_at)
       values ($1, $2, $3, $4, $5)`,
      [itemId, text, documentIds, answeredBy, answeredAt],
    );
  },
  listByDossier: async (dossierId) =>
    (await sql<Row>(trx, QUESTIONS, [dossierId])).map(({ answer, ...question }) => ({
      ...question,
      answer: answer && { ...answer, answeredAt: new Date(answer.answeredAt) },
    })),
});
