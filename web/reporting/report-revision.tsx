import { PARTS } from '../../services/reporting/report-content.ts';
import { Details } from '../shared/components/texts.tsx';
import { ListTable } from '../shared/list.tsx';
import { personIn } from '../shared/names.ts';
import { Instant, Num } from '../shared/number.tsx';
import type { Reader } from '../shared/reader.ts';
import type { ReportItem, ReportShown } from './report-shown.ts';

interface RevisionProps {
  readonly reader: Reader;
  readonly view: ReportShown;
  readonly revision: ReportItem['revisions'][number];
  readonly isOpen: boolean;
}

/** What was submitted, as it was, and what became of it. */
export const Revision = ({ reader, view, revision, isOpen }: RevisionProps) => {
  const { say } = reader;
  const { review, content, submittedAt, submittedBy } = revision;
  const { people } = view.names;
  return (
    <Details
      isOpen={isOpen}
      summary={
        <>
          {say('page.reports.revision')} <Num>{revision.revision}</Num> – <Instant at={submittedAt} />
        </>
      }
    >
      <p class="govuk-body">
        {say('page.reports.submitted_by')} <bdi>{personIn(reader, people, submittedBy)}</bdi>
        {review !== null && (
          <>
            {' · '}
            {say(`page.review.${review.outcome}`)} <bdi>{personIn(reader, people, review.reviewedBy)}</bdi>{' '}
            <Instant at={review.reviewedAt} />
          </>
        )}
      </p>
      <p class="govuk-body tz-words" dir="auto">
        {content.summary}
      </p>
      <Spent reader={reader} revision={revision} />
      <Measures reader={reader} view={view} revision={revision} />
      <Evidence reader={reader} revision={revision} />
    </Details>
  );
};

type PartProps = Pick<RevisionProps, 'reader' | 'revision'>;

const Spent = ({ reader, revision: { content } }: PartProps) => {
  const { say } = reader;
  if (content.spent.length === 0) return null;
  return (
    <ListTable
      reader={reader}
      caption={say('page.reports.spent')}
      items={content.spent}
      empty="–"
      columns={[
        { head: say('page.reports.spent'), cell: ({ label }) => <span dir="auto">{label}</span> },
        { head: say('page.payments.amount'), amount: ({ amount }) => amount },
      ]}
    />
  );
};

const Measures = ({ reader, view, revision: { content } }: Omit<RevisionProps, 'isOpen'>) => {
  const { say, language } = reader;
  if (content.indicators.length === 0) return null;
  const titleOf = (code: string) => view.indicators.find((each) => each.code === code)?.titles[language] ?? code;
  const told = PARTS.filter((part) => content.indicators.some((value) => value[part] !== undefined));
  return (
    <ListTable
      reader={reader}
      caption={say('page.reports.indicators')}
      items={content.indicators}
      empty="–"
      columns={[
        { head: say('page.reports.indicator'), cell: ({ code }) => titleOf(code) },
        ...(['baseline', 'target', 'actual', ...told] as const).map((name) => ({
          head: say(`page.field.submit_report.indicators.${name}`),
          isNumeric: true,
          cell: (value: (typeof content.indicators)[number]) => <Num>{numberText(value[name])}</Num>,
        })),
      ]}
    />
  );
};

export const numberText = (value: number | null | undefined): string =>
  value === null || value === undefined ? '–' : String(value).replace('.', ',');

const Evidence = ({ reader: { say }, revision: { content } }: PartProps) => {
  const documents = content.evidenceDocumentIds ?? [];
  if (documents.length === 0) return null;
  return (
    <ul class="govuk-list">
      {documents.map((id, place) => (
        <li>
          <a class="govuk-link" href={`/documents/${id}`}>
            {say('page.reports.evidence')} <Num>{place + 1}</Num>
          </a>
        </li>
      ))}
    </ul>
  );
};
