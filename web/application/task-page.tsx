import type { ComponentChildren } from 'preact';
import { TaskList } from '../shared/components/lists.tsx';
import { ButtonLink } from '../shared/components/button.tsx';
import { Tag } from '../shared/components/texts.tsx';
import { DossierFrame } from '../shared/dossier-frame.tsx';
import type { Shown } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';
import { AnswersTold } from './answers.tsx';
import { Unsent } from './draft-frame.tsx';
import type { Draft } from './holder-use-cases.ts';
import { questionsOf } from './questions.tsx';
import { hasRole } from '../shared/terms.ts';

/** The application: a list of tasks while it is a draft, and what was sent from then on. */
export const TaskPage = ({ reader, view: draft, posted }: Shown<Draft>) => {
  const { say } = reader;
  const { dossier } = draft;
  if (dossier.status !== 'draft') {
    return (
      <DossierFrame reader={reader} head={dossier} place="application" posted={posted}>
        {dossier.submittedAt !== null && (
          <ButtonLink href={`/dossiers/${dossier.id}/receipt`} class="govuk-button--secondary">
            {say('page.receipt.title')}
          </ButtonLink>
        )}
        {dossier.submittedAt !== null && hasRole(reader, 'project_holder') && (
          <p class="govuk-body">
            <a class="govuk-link" href={`/dossiers/${dossier.id}/answer`}>
              {say('page.answer.title')}
            </a>
          </p>
        )}
        <AnswersTold reader={reader} draft={draft} />
      </DossierFrame>
    );
  }
  return (
    <DossierFrame reader={reader} head={dossier} place="application" posted={posted}>
      <Unsent reader={reader} draft={draft} />
      <h2 class="govuk-heading-m">{say('page.task.project')}</h2>
      <TaskList idPrefix="project" items={projectTasks(reader, draft)} />
      <h2 class="govuk-heading-m">{say('page.task.money')}</h2>
      <TaskList idPrefix="money" items={[planTask(reader, draft), ...documentTasks(reader, draft)]} />
      <h2 class="govuk-heading-m">{say('page.task.send')}</h2>
      <TaskList idPrefix="send" items={[sendTask(reader, draft)]} />
    </DossierFrame>
  );
};

type Standing = 'done' | 'todo' | 'mend' | 'wait' | 'ready';

const COLOURS: Partial<Record<Standing, string>> = { todo: 'govuk-tag--blue', mend: 'govuk-tag--orange' };

/** Done is plain; what is left is coloured. */
const statusOf = ({ say }: Reader, standing: Standing): { readonly content: ComponentChildren } => {
  const words = say(`page.task.${standing}`);
  return { content: standing === 'done' ? words : <Tag class={COLOURS[standing]}>{words}</Tag> };
};

const projectTasks = (reader: Reader, draft: Draft) => {
  const { id, project } = draft.dossier;
  return questionsOf(draft).map(({ name, parts }) => ({
    title: { content: reader.say(`page.question.${name}`) },
    href: `/dossiers/${id}/application/${name}`,
    status: statusOf(reader, parts.every((part) => project[part] !== undefined) ? 'done' : 'todo'),
  }));
};

const planTask = (reader: Reader, { dossier, findings }: Draft) => {
  const isWrong = findings.some(({ section }) => section === 'plan');
  return {
    title: { content: reader.say('page.plan.title') },
    href: `/dossiers/${dossier.id}/plan`,
    status: statusOf(reader, dossier.plan.uses.length === 0 ? 'todo' : isWrong ? 'mend' : 'done'),
  };
};

const documentTasks = (reader: Reader, { dossier, documents, findings }: Draft) =>
  documents.length === 0
    ? []
    : [
        {
          title: { content: reader.say('page.documents.title') },
          href: `/dossiers/${dossier.id}/documents`,
          status: statusOf(reader, findings.some(({ section }) => section === 'documents') ? 'todo' : 'done'),
        },
      ];

const sendTask = (reader: Reader, { dossier, findings }: Draft) => ({
  title: { content: reader.say('page.check.title') },
  href: `/dossiers/${dossier.id}/check`,
  hint: findings.length === 0 ? undefined : reader.say('page.task.left', { count: findings.length }),
  status: statusOf(reader, findings.length === 0 ? 'ready' : 'wait'),
});
