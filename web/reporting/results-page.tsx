import type { DossierView } from '../../services/application/application-views.ts';
import type { ResultList } from '../../services/reporting/result-views.ts';
import { ListTable } from '../shared/list.tsx';
import { funderIn, personIn } from '../shared/names.ts';
import type { Names } from '../shared/naming.ts';
import { Num } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import { hasRole } from '../shared/terms.ts';
import { numberText } from './report-revision.tsx';
import { ReportsFrame } from './reports-frame.tsx';

interface ResultsShown {
  readonly head: DossierView;
  readonly results: ResultList;
  readonly names: Names;
}

/** Jobs and the other indicators with each funder's part, so that nothing counts twice; and the money, use by use. */
export const ResultsPage = (shown: Shown<ResultsShown>) => {
  const { reader, view, posted } = shown;
  const { say } = reader;
  return (
    <ReportsFrame reader={reader} head={view.head} place="results" posted={posted}>
      <h2 class="govuk-heading-m">{say('page.reports.indicators')}</h2>
      <Indicators {...shown} />
      <h2 class="govuk-heading-m">{say('page.reports.spending')}</h2>
      <ListTable
        reader={reader}
        caption={say('page.reports.spending')}
        items={view.results.spending}
        empty={say('page.reports.no_results')}
        columns={[
          { head: say('page.reports.use'), cell: ({ label }) => <span dir="auto">{label}</span> },
          { head: say('page.reports.planned'), amount: ({ planned }) => planned },
          { head: say('page.reports.spent'), amount: ({ spent }) => spent },
        ]}
      />
    </ReportsFrame>
  );
};

const Indicators = ({ reader, view: { head, results, names } }: Shown<ResultsShown>) => {
  const { say, language } = reader;
  return (
    <ListTable
      reader={reader}
      caption={say('page.reports.indicators')}
      items={results.items}
      empty={say('page.reports.no_results')}
      columns={[
        { head: say('page.reports.indicator'), cell: ({ titles }) => titles[language] },
        {
          head: say('page.reports.before'),
          isNumeric: true,
          cell: ({ baseline }) => <Num>{numberText(baseline)}</Num>,
        },
        { head: say('page.reports.target'), isNumeric: true, cell: ({ target }) => <Num>{numberText(target)}</Num> },
        {
          head: say('page.reports.declared'),
          isNumeric: true,
          cell: ({ declared }) => <Num>{numberText(declared)}</Num>,
        },
        {
          head: say('page.reports.verified'),
          cell: ({ verified, verifiedBy, reportId, code }) =>
            verified !== null ? (
              <span>
                <Num>{numberText(verified)}</Num> (<bdi>{personIn(reader, names.people, verifiedBy)}</bdi>)
              </span>
            ) : hasRole(reader, 'desk_officer', 'field_officer') ? (
              <a class="govuk-link" href={`/dossiers/${head.id}/reports/${reportId}/figures/${code}`}>
                {say('page.reports.verify')}
              </a>
            ) : (
              say('page.reports.unverified')
            ),
        },
        {
          head: say('page.reports.by_funder'),
          cell: ({ byFunder }) => (
            <ul class="govuk-list">
              {byFunder.map(({ funderId, value }) => (
                <li>
                  <bdi>{funderIn(reader, names.funders, funderId)}</bdi>
                  {say('page.colon')}
                  <Num>{numberText(value)}</Num>
                </li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  );
};
