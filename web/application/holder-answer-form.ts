import { z } from 'zod';
import { ComplementAnswer } from '../../services/application/complement.ts';
import { Project } from '../../services/application/project.ts';
import type { Fields, Values } from '../shared/fields.ts';
import { planOf, PLAN_FIELDS, PlanRows } from './plan-form.ts';
import { QUESTIONS } from './questions.tsx';

/** Everything that a complement may ask for, in one form: there is one request, and one answer to it. */
export const ANSWER_FIELDS: Fields = {
  text: 'text',
  'documents.*.kind': 'text',
  'documents.*.documentId': 'text',
  ...Object.fromEntries(
    QUESTIONS.flatMap(({ fields }) => Object.entries(fields).map(([name, kind]) => [`project.${name}`, kind])),
  ),
  ...PLAN_FIELDS,
};

/** A number of jobs that was left empty is none; so is a project of which nothing is asked. */
const completed = (typed: unknown): unknown => {
  const { project = {}, ...rest } = typed as { readonly project?: { readonly jobs?: object } };
  const { jobs, ...others } = project;
  const whole = { ...others, ...(jobs && Object.keys(jobs).length > 0 ? { jobs } : {}) };
  return Object.keys(whole).length === 0 ? rest : { ...rest, project: whole };
};

export const TypedAnswer = z.preprocess(
  completed,
  PlanRows.extend({
    text: ComplementAnswer.shape.text.default(null),
    documents: ComplementAnswer.shape.documents.default([]),
    project: Project.optional(),
  }).transform(({ text, documents, project, ...rows }) => ({ text, documents, project, plan: planOf(rows) })),
);

const CARRIED = /^brought\.([a-z][a-z0-9_]{1,39})$/;

/** Documents brought so far, one upload after the other: they stand in the address until the answer is given. */
export const carried = (query: Values): { readonly kind: string; readonly documentId: string }[] =>
  Object.entries(query).flatMap(([name, documentId]) => {
    const kind = CARRIED.exec(name)?.[1];
    return kind === undefined ? [] : [{ kind, documentId }];
  });

export const carrying = (documents: readonly { readonly kind: string; readonly documentId: string }[]): string =>
  new URLSearchParams(documents.map(({ kind, documentId }) => [`brought.${kind}`, documentId])).toString();
