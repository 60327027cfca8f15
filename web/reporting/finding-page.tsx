import type { DossierView } from '../../services/application/application-views.ts';
import type { FollowedFinding } from '../../services/reporting/visit-views.ts';
import { Button } from '../shared/components/button.tsx';
import { InsetText, Tag } from '../shared/components/texts.tsx';
import { FileField, LongTextField } from '../shared/form-fields.tsx';
import { Form, formOf } from '../shared/form.tsx';
import { personIn } from '../shared/names.ts';
import type { Names } from '../shared/naming.ts';
import { Day, Instant, Num } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import { hasRole } from '../shared/terms.ts';
import { PHOTO_OR_PDF } from '../shared/uploading.ts';
import { ReportsFrame } from './reports-frame.tsx';

interface FindingShown {
  readonly head: DossierView;
  readonly finding: FollowedFinding;
  readonly names: Names;
}

/** Something to put right: the holder says what was done, somebody else finds it settled. */
export const FindingPage = (shown: Shown<FindingShown>) => {
  const { reader, view, posted } = shown;
  const { say } = reader;
  const { head, finding } = view;
  const isOpen = finding.status === 'open';
  const isStopping = finding.severity === 'serious' && isOpen;
  return (
    <ReportsFrame reader={reader} head={head} place="visits" posted={posted}>
      <h2 class="govuk-heading-m">
        {say('page.visits.finding')} <Num>{finding.number}</Num>{' '}
        <Tag class={isStopping ? 'govuk-tag--red' : 'govuk-tag--grey'}>{say(`page.severity.${finding.severity}`)}</Tag>
      </h2>
      <p class="govuk-body tz-words" dir="auto">
        {finding.text}
      </p>
      <p class="govuk-body">
        {say(`page.finding.${finding.status}`)} · {say('page.visits.due_on')} <Day on={finding.dueOn} />
      </p>
      {isStopping && <InsetText>{say('page.visits.stops_payments')}</InsetText>}
      <FollowUps {...shown} />
      {isOpen && <Acts {...shown} />}
    </ReportsFrame>
  );
};

const Acts = (shown: Shown<FindingShown>) => (
  <>
    {hasRole(shown.reader, 'project_holder') && <Answer {...shown} />}
    {hasRole(shown.reader, 'desk_officer', 'field_officer') && <Close {...shown} />}
  </>
);

const FollowUps = ({ reader, view: { finding, names } }: Shown<FindingShown>) => (
  <>
    {finding.followUps.map(({ text, documentIds, by, at }) => (
      <InsetText>
        <bdi>{personIn(reader, names.people, by)}</bdi> <Instant at={at} />
        <p class="govuk-body tz-words" dir="auto">
          {text}
        </p>
        {documentIds.map((id, place) => (
          <a class="govuk-link" href={`/documents/${id}`}>
            {reader.say('page.reports.evidence')} <Num>{place + 1}</Num>
          </a>
        ))}
      </InsetText>
    ))}
    {finding.closingNote !== null && (
      <InsetText>
        {reader.say('page.visits.closed_by')} <bdi>{personIn(reader, names.people, finding.closedBy)}</bdi>
        {reader.say('page.colon')}
        <span dir="auto">{finding.closingNote}</span>
      </InsetText>
    )}
  </>
);

const Answer = ({ reader, view: { finding }, posted }: Shown<FindingShown>) => {
  const form = formOf({ reader, posted }, 'answer_finding', { version: finding.version });
  return (
    <Form form={form} hasFile>
      <LongTextField form={form} name="text" rows={4} />
      <FileField form={form} accept={PHOTO_OR_PDF} />
      <Button>{reader.say('page.visits.answer')}</Button>
    </Form>
  );
};

const Close = ({ reader, view: { finding }, posted }: Shown<FindingShown>) => {
  const form = formOf({ reader, posted }, 'close_finding', { version: finding.version });
  return (
    <Form form={form}>
      <LongTextField form={form} name="note" rows={3} />
      <Button>{reader.say('page.visits.close')}</Button>
    </Form>
  );
};
