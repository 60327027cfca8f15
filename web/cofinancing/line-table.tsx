import type { LineView } from '../../services/cofinancing/cofinancing-views.ts';
import type { FunderSummary } from '../../services/programme/programme-views.ts';
import { Tag } from '../shared/components/texts.tsx';
import { ListTable } from '../shared/list.tsx';
import { Amount, Instant } from '../shared/number.tsx';
import type { Reader } from '../shared/reader.ts';
import { funderIn } from '../shared/names.ts';

export const ANSWER_TAGS: Readonly<Record<LineView['status'], string>> = {
  planned: 'govuk-tag--grey',
  asked: 'govuk-tag--yellow',
  prepared: 'govuk-tag--blue',
  approved: 'govuk-tag--green',
  refused: 'govuk-tag--red',
  lapsed: 'govuk-tag--grey',
};

interface LineTableProps {
  readonly reader: Reader;
  readonly lines: readonly LineView[];
  readonly funders: readonly FunderSummary[];
}

/** What each funder was asked, and what it said: the amounts and conditions of all, the notes of none. */
export const LineTable = ({ reader, lines, funders }: LineTableProps) => {
  const { say } = reader;
  return (
    <ListTable
      reader={reader}
      caption={say('page.round.lines')}
      items={lines}
      empty={say('page.round.nobody_asked')}
      columns={[
        {
          head: say('page.field.funder'),
          cell: ({ funderId, instrument }) => (
            <span>
              <bdi>{funderIn(reader, funders, funderId)}</bdi>
              {instrument !== 'grant' && ` (${say(`page.instrument.${instrument}`)})`}
            </span>
          ),
        },
        { head: say('page.field.asked'), amount: ({ asked }) => asked },
        { head: say('page.field.answer'), cell: (line) => <Answer reader={reader} line={line} /> },
        {
          head: say('page.field.approved'),
          isNumeric: true,
          cell: ({ approved }) => (approved === null ? '–' : <Amount reader={reader} of={approved} />),
        },
      ]}
    />
  );
};

const Answer = ({ reader: { say }, line }: { readonly reader: Reader; readonly line: LineView }) => {
  const { status, supersededBy, conditions, reason, answerBy, decidedAt } = line;
  const isOpen = status === 'asked' || status === 'prepared';
  return (
    <div>
      <Tag class={ANSWER_TAGS[status]}>{say(`page.line_status.${status}`)}</Tag>
      {supersededBy !== null && <div>{say('page.round.superseded')}</div>}
      {decidedAt !== null && (
        <div>
          <Instant at={decidedAt} />
        </div>
      )}
      {isOpen && answerBy !== null && (
        <div>
          {say('page.until')} <Instant at={answerBy} />
        </div>
      )}
      {reason !== null && <div dir="auto">{reason}</div>}
      {conditions.map(({ text, tranche }) => (
        <div>
          {say('page.round.condition', { tranche })}
          {say('page.colon')}
          <bdi>{text}</bdi>
        </div>
      ))}
    </div>
  );
};
