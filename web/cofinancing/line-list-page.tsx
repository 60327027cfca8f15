import { LINE_STATUSES } from '../../services/cofinancing/cofinancing.ts';
import type { LineSummary } from '../../services/cofinancing/lines-views.ts';
import type { FunderSummary } from '../../services/programme/programme-views.ts';
import type { Page } from '../../services/shared/page.ts';
import { Tag } from '../shared/components/texts.tsx';
import type { Values } from '../shared/fields.ts';
import { SelectField } from '../shared/form-fields.tsx';
import { formOf } from '../shared/form.tsx';
import { Layout } from '../shared/layout.tsx';
import { AsFile, Filters, ListTable, More, type ColumnSpec } from '../shared/list.tsx';
import { Instant, NumLink } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';
import { ANSWER_TAGS } from './line-table.tsx';
import { funderIn } from '../shared/names.ts';

export interface LineList {
  readonly query: Values;
  readonly lines: Page<LineSummary>;
  readonly funders: readonly FunderSummary[];
}

/** The lines of the reader's own funders, the most urgent first; those that wait for an answer where nothing else is asked. */
export const LineListPage = ({ reader, view: { query, lines, funders } }: Shown<LineList>) => {
  const { say } = reader;
  const form = formOf({ reader, posted: null }, 'lines', { stored: query });
  return (
    <Layout reader={reader} title={say('page.place.lines')}>
      <h1 class="govuk-heading-l">{say('page.place.lines')}</h1>
      <p class="govuk-body">
        <a class="govuk-link" href="/powers">
          {say('page.powers')}
        </a>
      </p>
      <Filters reader={reader}>
        <SelectField
          form={form}
          name="status"
          items={LINE_STATUSES.map((value) => ({ value, text: say(`page.line_status.${value}`) }))}
        />
      </Filters>
      <ListTable
        reader={reader}
        caption={say('page.place.lines')}
        items={lines.items}
        empty={
          <>
            {say('page.no_lines')}{' '}
            <a class="govuk-link" href="/dossiers">
              {say('page.place.dossiers')}
            </a>
          </>
        }
        columns={columnsOf(reader, funders)}
      />
      <More reader={reader} path="/lines" query={query} next={lines.next} />
      <AsFile reader={reader} path="/lines" query={query} />
    </Layout>
  );
};

const columnsOf = (reader: Reader, funders: readonly FunderSummary[]): ColumnSpec<LineSummary>[] => {
  const { say } = reader;
  return [
    {
      head: say('page.field.reference'),
      cell: ({ id, dossierId, reference }) => (
        <NumLink href={`/dossiers/${dossierId}/round?line=${id}`}>{reference}</NumLink>
      ),
    },
    {
      head: say('page.field.funder'),
      cell: ({ funderId, instrument }) => (
        <span>
          <bdi>{funderIn(reader, funders, funderId)}</bdi> ({say(`page.instrument.${instrument}`)})
        </span>
      ),
    },
    { head: say('page.field.asked'), amount: ({ asked }) => asked },
    {
      head: say('page.field.answer'),
      cell: ({ status, levels, levelsDecided }) => (
        <span>
          <Tag class={ANSWER_TAGS[status]}>{say(`page.line_status.${status}`)}</Tag>{' '}
          {levels > 1 && say('page.line.levels', { decided: levelsDecided, levels })}
        </span>
      ),
    },
    {
      head: say('page.field.answer_by'),
      cell: ({ answerBy }) => (answerBy === null ? '–' : <Instant at={answerBy} />),
    },
  ];
};
