import type { DossierView } from '../../services/application/application-views.ts';
import type { DecisionsView } from '../../services/committee/decisions-view.ts';
import { Button } from '../shared/components/button.tsx';
import { InsetText } from '../shared/components/texts.tsx';
import { DossierFrame } from '../shared/dossier-frame.tsx';
import { LongTextField } from '../shared/form-fields.tsx';
import { Form, formOf, type Posted } from '../shared/form.tsx';
import type { Names } from '../shared/naming.ts';
import { Amount, Instant, Num } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';
import { DecisionSummary } from './decision-summary.tsx';
import { hasRole } from '../shared/terms.ts';

export interface Decided {
  readonly dossier: DossierView;
  readonly decided: DecisionsView;
  readonly funders: Names['funders'];
  readonly now: Date;
}

interface PartProps {
  readonly reader: Reader;
  readonly view: Decided;
  readonly posted: Posted | null;
}

/** What the committee has decided on a dossier, with its reasons, and what it still asks. */
export const DecisionPage = ({ reader, view, posted }: Shown<Decided>) => {
  const { say } = reader;
  const { dossier, decided, funders } = view;
  const shared = { reader, view, posted };
  return (
    <DossierFrame reader={reader} head={dossier} place="decision" posted={posted}>
      {decided.decisions.length === 0 && <InsetText>{say('page.not_decided')}</InsetText>}
      {decided.decisions.map(({ decision, decidedAt, session, minutes }) => (
        <section>
          <h2 class="govuk-heading-m">{say('page.decision_of')}</h2>
          <p class="govuk-body-s">
            <Instant at={decidedAt} /> · {say('page.session')} <Num>{session}</Num> · {say('page.minutes')}{' '}
            <Num>{minutes}</Num>
          </p>
          <DecisionSummary reader={reader} decision={decision} funders={funders} />
        </section>
      ))}
      <Questions {...shared} />
      <Reserve {...shared} />
    </DossierFrame>
  );
};

const Questions = ({ reader, view, posted }: PartProps) => {
  const { say } = reader;
  const { questions } = view.decided;
  if (questions.length === 0) return null;
  const isOpen = questions.some(({ answer, answerBy }) => answer === null && view.now <= answerBy);
  return (
    <>
      <h2 class="govuk-heading-m">{say('page.questions')}</h2>
      {questions.map(({ text, answerBy, answer }) => (
        <blockquote class="tz-question">
          <p class="govuk-body tz-tight" dir="auto">
            <b>{text}</b>
          </p>
          {answer === null ? (
            <p class="govuk-body tz-tight">
              {say('page.answer_by')} <Instant at={answerBy} />
            </p>
          ) : (
            <p class="govuk-body tz-tight" dir="auto">
              {answer.text}
            </p>
          )}
        </blockquote>
      ))}
      {isOpen && hasRole(reader, 'project_holder') && <Answer reader={reader} posted={posted} />}
    </>
  );
};

const Answer = ({ reader, posted }: Omit<PartProps, 'view'>) => {
  const { say } = reader;
  const form = formOf({ reader, posted }, 'answer_question');
  return (
    <Form form={form}>
      <LongTextField form={form} name="text" rows={6} />
      <Button>{say('page.answer_question')}</Button>
    </Form>
  );
};

/** A place on the reserve list; whoever may, promotes the dossier when money is there. */
const Reserve = ({ reader, view, posted }: PartProps) => {
  const { say } = reader;
  const { reserve } = view.decided;
  if (reserve === null) return null;
  const mayPromote = view.dossier.stage === 'reserve' && hasRole(reader, 'committee_chair', 'committee_secretary');
  const form = formOf({ reader, posted }, 'promote_dossier');
  return (
    <section aria-labelledby="reserve">
      <h2 class="govuk-heading-m" id="reserve">
        {say('page.reserve_list')}
      </h2>
      <p class="govuk-body">
        {say('page.field.rank')} <Num>{reserve.rank}</Num> · <Amount reader={reader} of={reserve.amount} /> ·{' '}
        {say(`page.reserve_status.${reserve.status}`)}
      </p>
      {view.dossier.stage === 'reserve' && <InsetText>{say('page.reserve_text')}</InsetText>}
      {mayPromote && (
        <Form form={form}>
          <LongTextField form={form} name="reason" rows={2} />
          <Button>{say('page.promote_dossier')}</Button>
        </Form>
      )}
    </section>
  );
};
