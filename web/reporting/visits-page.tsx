import type { z } from 'zod';
import type { DossierView } from '../../services/application/application-views.ts';
import type { FollowedFinding, VisitView } from '../../services/reporting/visit-views.ts';
import { Button } from '../shared/components/button.tsx';
import { Tag } from '../shared/components/texts.tsx';
import { DateField, LongTextField } from '../shared/form-fields.tsx';
import { FoldedForm, formOf } from '../shared/form.tsx';
import { ListTable } from '../shared/list.tsx';
import { Day, Num } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import { hasRole } from '../shared/terms.ts';
import { ReportsFrame } from './reports-frame.tsx';

interface VisitsShown {
  readonly head: DossierView;
  readonly visits: readonly z.output<typeof VisitView>[];
  readonly findings: readonly FollowedFinding[];
}

/** Visits to the project, and what they found that must be put right. */
export const VisitsPage = (shown: Shown<VisitsShown>) => {
  const { reader, view, posted } = shown;
  const { say } = reader;
  const { head, visits } = view;
  return (
    <ReportsFrame reader={reader} head={head} place="visits" posted={posted}>
      <Findings {...shown} />
      <h2 class="govuk-heading-m">{say('page.visits.visits')}</h2>
      <ListTable
        reader={reader}
        caption={say('page.visits.visits')}
        items={visits}
        empty={say('page.visits.none')}
        columns={[
          {
            head: say('page.visits.planned_on'),
            cell: ({ id, plannedOn }) => (
              <a class="govuk-link" href={`/dossiers/${head.id}/reports/visits/${id}`}>
                <Day on={plannedOn} />
              </a>
            ),
          },
          { head: say('page.visits.purpose'), cell: ({ purpose }) => <span dir="auto">{purpose}</span> },
          { head: say('page.reports.state'), cell: ({ status }) => say(`page.visit.${status}`) },
        ]}
      />
      {hasRole(reader, 'field_officer', 'desk_officer') && <Plan {...shown} />}
    </ReportsFrame>
  );
};

const Findings = ({ reader, view: { head, findings } }: Shown<VisitsShown>) => {
  const { say } = reader;
  return (
    <>
      <h2 class="govuk-heading-m">{say('page.visits.findings')}</h2>
      <ListTable
        reader={reader}
        caption={say('page.visits.findings')}
        items={findings}
        empty={say('page.visits.no_findings')}
        columns={[
          {
            head: say('page.visits.finding'),
            cell: ({ id, number, text }) => (
              <a class="govuk-link" href={`/dossiers/${head.id}/reports/findings/${id}`}>
                <Num>{number}</Num> <span dir="auto">{text}</span>
              </a>
            ),
          },
          {
            head: say('page.visits.severity'),
            cell: ({ severity, status }) => (
              <Tag class={severity === 'serious' && status === 'open' ? 'govuk-tag--red' : 'govuk-tag--grey'}>
                {say(`page.severity.${severity}`)}
              </Tag>
            ),
          },
          { head: say('page.visits.due_on'), cell: ({ dueOn }) => <Day on={dueOn} /> },
          { head: say('page.reports.state'), cell: ({ status }) => say(`page.finding.${status}`) },
        ]}
      />
    </>
  );
};

const Plan = ({ reader, posted }: Shown<VisitsShown>) => {
  const form = formOf({ reader, posted }, 'plan_visit');
  return (
    <FoldedForm form={form} summary={reader.say('page.visits.plan')}>
      <DateField form={form} name="plannedOn" />
      <LongTextField form={form} name="purpose" rows={3} />
      <Button>{reader.say('page.visits.plan')}</Button>
    </FoldedForm>
  );
};
