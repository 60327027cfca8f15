import type { Complement } from '../../services/application/complement.ts';
import { Button } from '../shared/components/button.tsx';
import { Details, InsetText, Tag } from '../shared/components/texts.tsx';
import { FileField, LongTextField } from '../shared/form-fields.tsx';
import { Form, formOf, isFaulty, type Posted } from '../shared/form.tsx';
import { Instant } from '../shared/number.tsx';
import type { Reader } from '../shared/reader.ts';
import { proofName } from '../shared/terms.ts';
import { ACCEPTED } from './documents-page.tsx';
import type { Answering } from './holder-use-cases.ts';
import { linesOf, PlanFields } from './plan-fields.tsx';
import { storedPlan } from './plan-form.ts';
import { ProjectFields } from './project-fields.tsx';
import { storedAnswers } from './questions.tsx';

interface ComplementProps {
  readonly reader: Reader;
  readonly view: Answering;
  readonly posted: Posted | null;
}

/** The one request, item by item, and the one answer to it: documents first, then everything at once. */
export const ComplementAsked = ({ reader, view, posted }: ComplementProps) => {
  const { say } = reader;
  const { complement } = view.draft.dossier;
  if (complement === null) return null;
  const isOpen = complement.status === 'open';
  return (
    <section aria-labelledby="complement">
      <h2 class="govuk-heading-m" id="complement">
        {say('page.answer.complement')} <Tag>{say(`page.answer.complement_${complement.status}`)}</Tag>
      </h2>
      <p class="govuk-body">
        {say('page.answer.complement_until')} <Instant at={complement.dueAt} />. {isOpen && say('page.answer.once')}
      </p>
      <ol class="govuk-list govuk-list--number">
        {complement.items.map(({ text }) => (
          <li>
            <bdi>{text}</bdi>
          </li>
        ))}
      </ol>
      {complement.text !== null && (
        <InsetText>
          <span dir="auto">{complement.text}</span>
        </InsetText>
      )}
      {isOpen && <Uploads reader={reader} view={view} posted={posted} />}
      {isOpen && <WholeAnswer reader={reader} view={view} posted={posted} />}
    </section>
  );
};

const isAbout = ({ items }: Complement, section: string): boolean => items.some(({ about }) => about === section);

const Uploads = ({ reader, view: { draft, brought }, posted }: ComplementProps) => {
  const { say, language } = reader;
  const kinds = draft.dossier.complement?.items.flatMap((item) => (item.about === 'document' ? [item.kind] : [])) ?? [];
  const titleOf = (kind: string) =>
    draft.call.rulebook.documents?.find((each) => each.kind === kind)?.titles[language] ?? proofName(reader, kind);
  return (
    <>
      {[...new Set(kinds)].map((kind) => {
        const isPosted = posted?.values['kind'] === kind;
        const form = formOf({ reader, posted: isPosted ? posted : null }, 'bring');
        const isHere = brought.some((each) => each.kind === kind);
        return (
          <Form form={form} hasFile class="tz-line">
            <h3 class="govuk-heading-s">
              {titleOf(kind)} {isHere && <Tag class="govuk-tag--green">{say('page.standing.attached')}</Tag>}
            </h3>
            <input type="hidden" name="kind" value={kind} />
            <FileField
              form={isPosted ? form : { ...form, action: `bring_${kind}` }}
              accept={ACCEPTED}
              hint={say('page.documents.hint')}
            />
            <Button class="govuk-button--secondary">
              {say(isHere ? 'page.answer.replace' : 'page.documents.send')}
            </Button>
          </Form>
        );
      })}
    </>
  );
};

const PLAN_PARTS = ['uses', 'own', 'asked', 'others'] as const;

const WholeAnswer = ({ reader, view: { draft, brought }, posted }: ComplementProps) => {
  const { say } = reader;
  const { dossier, call, funders } = draft;
  const { project, plan, complement } = dossier;
  if (complement === null) return null;
  const answers = Object.entries(storedAnswers(project)).map(([name, value]) => [`project.${name}`, value]);
  const stored = {
    ...(Object.fromEntries(answers) as Record<string, string>),
    ...storedPlan(plan, linesOf(call)),
  };
  const form = formOf({ reader, posted }, 'answer_complement', { stored });
  return (
    <Form form={form}>
      {brought.map(({ kind, documentId }, at) => (
        <>
          <input type="hidden" name={`documents.${at}.kind`} value={kind} />
          <input type="hidden" name={`documents.${at}.documentId`} value={documentId} />
        </>
      ))}
      {isAbout(complement, 'project') && (
        <Details summary={say('page.answer.correct_project')} isOpen={isFaulty(form, 'project')}>
          <ProjectFields form={form} draft={draft} />
        </Details>
      )}
      {isAbout(complement, 'plan') && (
        <Details summary={say('page.answer.correct_plan')} isOpen={PLAN_PARTS.some((part) => isFaulty(form, part))}>
          <PlanFields form={form} call={call} funders={funders} plan={plan} isWhole />
        </Details>
      )}
      <LongTextField form={form} name="text" rows={6} />
      <Button>{say('page.answer.send')}</Button>
    </Form>
  );
};
