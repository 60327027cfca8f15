import { Button } from '../shared/components/button.tsx';
import { InsetText, Tag } from '../shared/components/texts.tsx';
import { LongTextField } from '../shared/form-fields.tsx';
import { FoldedForm, Form, formOf } from '../shared/form.tsx';
import { Day, Num } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import { hasRole } from '../shared/terms.ts';
import { ReportForm } from './report-form.tsx';
import { Revision } from './report-revision.tsx';
import { ReportsFrame } from './reports-frame.tsx';
import type { ReportShown } from './report-shown.ts';

/** One report: the holder tells it, the desk or the field reads it, accepts it or asks back. */
export const ReportPage = (shown: Shown<ReportShown>) => {
  const { reader, view, posted } = shown;
  const { say } = reader;
  const { head, report } = view;
  const isOwed = report.status === 'planned' || report.status === 'returned';
  return (
    <ReportsFrame reader={reader} head={head} place="" posted={posted}>
      <h2 class="govuk-heading-m">
        {say(`page.report_kind.${report.kind}`)} <Num>{report.number}</Num>{' '}
        <Tag class={report.isLate ? 'govuk-tag--red' : undefined}>
          {say(report.isLate ? 'page.reports.late' : `page.report.${report.status}`)}
        </Tag>
      </h2>
      <p class="govuk-body">
        {say('page.reports.due_on')} <Day on={report.dueOn} />. {say(`page.report_next.${report.status}`)}
      </p>
      <Questions {...shown} />
      {isOwed && hasRole(reader, 'project_holder') && <ReportForm {...shown} />}
      {report.status === 'submitted' && hasRole(reader, 'desk_officer', 'field_officer') && <Review {...shown} />}
      {report.revisions.toReversed().map((revision, place) => (
        <Revision reader={reader} view={view} revision={revision} isOpen={place === 0 && !isOwed} />
      ))}
    </ReportsFrame>
  );
};

/** Why a report was returned. */
const Questions = ({ reader: { say }, view: { report } }: Shown<ReportShown>) => {
  const review = report.revisions.at(-1)?.review;
  if (report.status !== 'returned' || !review) return null;
  return (
    <InsetText>
      <strong>{say('page.reports.questions')}</strong>
      <ol class="govuk-list govuk-list--number">
        {review.questions.map((question) => (
          <li dir="auto">{question}</li>
        ))}
      </ol>
    </InsetText>
  );
};

const QUESTIONS = [0, 1, 2] as const;

const Review = ({ reader, view: { report }, posted }: Shown<ReportShown>) => {
  const { say } = reader;
  const { version } = report;
  const returning = formOf({ reader, posted }, 'return_report', { version });
  return (
    <>
      <Form form={formOf({ reader, posted }, 'accept_report', { version })}>
        <Button>{say('page.reports.accept')}</Button>
      </Form>
      <FoldedForm form={returning} summary={say('page.reports.return')}>
        {QUESTIONS.map((place) => (
          <LongTextField
            form={returning}
            name={`questions.${String(place)}`}
            label={say('page.reports.question', { number: place + 1 })}
            rows={3}
          />
        ))}
        <Button class="govuk-button--secondary">{say('page.reports.return')}</Button>
      </FoldedForm>
    </>
  );
};
