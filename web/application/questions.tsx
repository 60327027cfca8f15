import type { ComponentChildren } from 'preact';
import { z } from 'zod';
import { Project } from '../../services/application/project.ts';
import type { Fields, Values } from '../shared/fields.ts';
import { DateField, LongTextField, NumberField, SelectField, TextField } from '../shared/form-fields.tsx';
import type { FormState } from '../shared/form.tsx';
import { codeName, placeName, provinceItems, sectorItems } from '../shared/named.ts';
import { Day, Num, typedDay } from '../shared/number.tsx';
import type { Reader } from '../shared/reader.ts';
import type { Draft } from './holder-use-cases.ts';

type Answers = Partial<z.output<typeof Project>>;

/** One question a page: what it asks, and how its answer is shown again. */
export interface Question {
  readonly name: string;
  readonly fields: Fields;
  readonly schema: z.ZodType<Answers>;
  /** The parts of the project that it answers. */
  readonly parts: readonly (keyof Answers)[];
  readonly isAsked?: (draft: Draft) => boolean;
  readonly ask: (form: FormState, draft: Draft) => ComponentChildren;
  readonly tell: (reader: Reader, draft: Draft) => ComponentChildren;
}

const text = (written: string | undefined) => (written === undefined ? null : <span dir="auto">{written}</span>);

/** In the order in which they are asked. */
export const QUESTIONS: readonly Question[] = [
  {
    name: 'title',
    fields: { title: 'text' },
    schema: Project.pick({ title: true }),
    parts: ['title'],
    ask: (form) => <TextField form={form} name="title" isPageHeading />,
    tell: (_reader, { dossier: { project } }) => text(project.title),
  },
  {
    name: 'summary',
    fields: { summary: 'text' },
    schema: Project.pick({ summary: true }),
    parts: ['summary'],
    ask: (form) => <LongTextField form={form} name="summary" rows={8} isPageHeading />,
    tell: (_reader, { dossier: { project } }) => text(project.summary),
  },
  {
    name: 'sector',
    fields: { sector: 'text' },
    schema: Project.pick({ sector: true }),
    parts: ['sector'],
    ask: (form) => <SelectField form={form} name="sector" isPageHeading items={sectorItems(form.reader)} />,
    tell: (reader, { dossier: { project } }) =>
      project.sector === undefined ? null : codeName(reader, 'sector', project.sector),
  },
  {
    name: 'place',
    fields: { province: 'text', commune: 'text' },
    schema: Project.pick({ province: true, commune: true }),
    parts: ['province', 'commune'],
    ask: (form, { territories }) => (
      <>
        <h1 class="govuk-heading-l">{form.reader.say('page.question.place')}</h1>
        <SelectField form={form} name="province" items={provinceItems(form.reader, territories)} />
        <TextField form={form} name="commune" />
      </>
    ),
    tell: (reader, { dossier: { project }, territories }) =>
      project.province === undefined ? null : (
        <>
          <bdi>{project.commune}</bdi> {placeName(reader, territories, project.province)}
        </>
      ),
  },
  {
    name: 'jobs',
    fields: { 'jobs.before': 'number', 'jobs.target': 'number' },
    schema: z.preprocess(
      (input) => (isEmpty((input as { jobs?: object }).jobs) ? {} : input),
      Project.pick({ jobs: true }),
    ),
    parts: ['jobs'],
    ask: (form) => (
      <>
        <h1 class="govuk-heading-l">{form.reader.say('page.question.jobs')}</h1>
        <p class="govuk-body">{form.reader.say('page.question.jobs_text')}</p>
        <NumberField form={form} name="jobs.before" />
        <NumberField form={form} name="jobs.target" />
      </>
    ),
    tell: ({ say }, { dossier: { project } }) =>
      project.jobs === undefined ? null : (
        <>
          {say('page.question.jobs_before')} <Num>{project.jobs.before}</Num> · {say('page.question.jobs_target')}{' '}
          <Num>{project.jobs.target}</Num>
        </>
      ),
  },
  {
    name: 'birth',
    fields: { carrierBornOn: 'date' },
    schema: Project.pick({ carrierBornOn: true }),
    parts: ['carrierBornOn'],
    isAsked: ({ call }) => call.rulebook.applicants.age !== undefined,
    ask: (form) => <DateField form={form} name="carrierBornOn" isPageHeading />,
    tell: (_reader, { dossier: { project } }) =>
      project.carrierBornOn === undefined ? null : <Day on={project.carrierBornOn} />,
  },
];

const isEmpty = (jobs: object | undefined): boolean => jobs === undefined || Object.keys(jobs).length === 0;

/** A project as it stands in the fields of its questions. */
export const storedAnswers = ({ jobs, carrierBornOn, ...texts }: Answers): Values => ({
  ...texts,
  ...(jobs && { 'jobs.before': String(jobs.before), 'jobs.target': String(jobs.target) }),
  ...(carrierBornOn && { carrierBornOn: typedDay(carrierBornOn) }),
});

export const questionsOf = (draft: Draft): Question[] => QUESTIONS.filter(({ isAsked }) => isAsked?.(draft) ?? true);

/** The question that answers a part of the project. */
export const questionAbout = (part: string): string =>
  QUESTIONS.find(({ parts }) => parts.some((each) => each === part))?.name ?? 'title';
