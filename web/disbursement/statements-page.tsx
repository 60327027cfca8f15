import type { StatementPreview } from '../../services/disbursement/preview-statement.ts';
import { Button } from '../shared/components/button.tsx';
import { SummaryList } from '../shared/components/summary-list.tsx';
import { InsetText, Tag } from '../shared/components/texts.tsx';
import { FileField } from '../shared/form-fields.tsx';
import { Form, formOf } from '../shared/form.tsx';
import { Layout } from '../shared/layout.tsx';
import { ListTable } from '../shared/list.tsx';
import { funderIn } from '../shared/names.ts';
import type { Names } from '../shared/naming.ts';
import { Day, Num } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import { PaymentPlaces } from './tasks-page.tsx';

/** Where a payer hands in what the bank sent. */
export const StatementsPage = ({ reader, posted }: Shown<null>) => {
  const { say } = reader;
  const form = formOf({ reader, posted }, 'hand_in_statement');
  return (
    <Layout reader={reader} title={say('page.payments.place.statements')} posted={posted}>
      <h1 class="govuk-heading-l">{say('page.payments.place.statements')}</h1>
      <PaymentPlaces reader={reader} place="statements" />
      <p class="govuk-body">{say('page.payments.statement_text')}</p>
      <Form form={form} hasFile>
        <FileField form={form} accept={['.xml', 'application/xml']} />
        <Button>{say('page.payments.look_first')}</Button>
      </Form>
    </Layout>
  );
};

interface PreviewShown {
  readonly preview: StatementPreview;
  readonly names: Names;
}

/** What the statement would do, before it does it. */
export const PreviewPage = ({ reader, view: { preview, names }, posted }: Shown<PreviewShown>) => {
  const { say } = reader;
  const rows = [
    ['statement', <Num>{preview.statementId}</Num>],
    ['funder', <bdi>{funderIn(reader, names.funders, preview.funderId)}</bdi>],
    ['settled', <Num>{preview.settled}</Num>],
    ['returned', <Num>{preview.returned}</Num>],
    ['unmatched', <Num>{preview.unmatched}</Num>],
  ] as const;
  return (
    <Layout
      reader={reader}
      title={say('page.payments.preview')}
      back={{ href: '/payments/statements', text: say('page.payments.place.statements') }}
      posted={posted}
    >
      <h1 class="govuk-heading-l">{say('page.payments.preview')}</h1>
      <SummaryList
        rows={rows.map(([name, content]) => ({
          key: { content: say(`page.payments.preview.${name}`) },
          value: { content },
        }))}
      />
      {preview.isImported ? (
        <InsetText>
          {say('page.payments.imported_already')}{' '}
          <a class="govuk-link" href="/payments/unmatched">
            {say('page.payments.place.unmatched')}
          </a>
        </InsetText>
      ) : (
        <>
          <InsetText>{say('page.payments.not_booked')}</InsetText>
          <Form form={formOf({ reader, posted }, 'book_statement')}>
            <Button>{say('page.payments.book')}</Button>
          </Form>
        </>
      )}
      <Entries reader={reader} preview={preview} />
    </Layout>
  );
};

const Entries = ({ reader, preview }: Pick<Shown<null>, 'reader'> & Pick<PreviewShown, 'preview'>) => {
  const { say } = reader;
  return (
    <ListTable
      reader={reader}
      caption={say('page.payments.entries')}
      items={preview.entries}
      empty={say('page.payments.no_entries')}
      columns={[
        { head: say('page.payments.line'), cell: ({ line }) => <Num>{line}</Num> },
        { head: say('page.payments.booked_on'), cell: ({ bookedOn }) => <Day on={bookedOn} /> },
        { head: say('page.payments.direction'), cell: ({ direction }) => say(`page.direction.${direction}`) },
        { head: say('page.payments.amount'), amount: ({ amount }) => amount },
        {
          head: say('page.payments.leg.end_to_end'),
          cell: ({ endToEndId }) => (endToEndId === null ? '–' : <Num>{endToEndId}</Num>),
        },
        {
          head: say('page.payments.found'),
          cell: ({ mismatch }) =>
            mismatch === null ? (
              <Tag class="govuk-tag--green">{say('page.payments.matches')}</Tag>
            ) : (
              <Tag class="govuk-tag--orange">{say(`mismatch.${mismatch}`)}</Tag>
            ),
        },
      ]}
    />
  );
};
