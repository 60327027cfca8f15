import type { DossierView } from '../../services/application/application-views.ts';
import { Tag } from '../shared/components/texts.tsx';
import { ListTable } from '../shared/list.tsx';
import { Day, Num } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import type { ReportItem } from './report-shown.ts';
import { ReportsFrame } from './reports-frame.tsx';

interface ReportsShown {
  readonly head: DossierView;
  readonly reports: readonly ReportItem[];
}

/** The reports that a dossier owes: until when, what waits for each, and what happens when it is late. */
export const ReportsPage = ({ reader, view: { head, reports }, posted }: Shown<ReportsShown>) => {
  const { say } = reader;
  return (
    <ReportsFrame reader={reader} head={head} place="" posted={posted}>
      <p class="govuk-body">{say('page.reports.ladder')}</p>
      <ListTable
        reader={reader}
        caption={say('page.reports.place.reports')}
        items={reports}
        empty={say('page.reports.none')}
        columns={[
          {
            head: say('page.reports.report'),
            cell: ({ id, number, kind }) => (
              <a class="govuk-link" href={`/dossiers/${head.id}/reports/${id}`}>
                {say(`page.report_kind.${kind}`)} <Num>{number}</Num>
              </a>
            ),
          },
          { head: say('page.reports.due_on'), cell: ({ dueOn }) => <Day on={dueOn} /> },
          {
            head: say('page.reports.state'),
            cell: ({ status, isLate }) =>
              isLate ? (
                <Tag class="govuk-tag--red">{say('page.reports.late')}</Tag>
              ) : (
                <Tag class={status === 'accepted' ? 'govuk-tag--green' : undefined}>{say(`page.report.${status}`)}</Tag>
              ),
          },
          {
            head: say('page.reports.blocks'),
            cell: ({ blocksTranche }) =>
              blocksTranche === null ? (
                '–'
              ) : (
                <span>
                  {say('page.reports.tranche')} <Num>{blocksTranche}</Num>
                </span>
              ),
          },
        ]}
      />
    </ReportsFrame>
  );
};
