import type { CallItem } from '../../services/programme/programme-views.ts';
import type { CallStatus } from '../../services/programme/programme-facts.ts';
import type { Page as ListPage } from '../../services/shared/page.ts';
import { SelectField, TextField } from '../shared/form-fields.tsx';
import { formOf } from '../shared/form.tsx';
import { Layout } from '../shared/layout.tsx';
import { Filters, ListTable, More, type ColumnSpec } from '../shared/list.tsx';
import { listed, placesOf, regionItems, type Territory } from '../shared/named.ts';
import { Instant, Num } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';

interface CallList {
  readonly query: {
    readonly status: CallStatus;
    readonly territory?: string | undefined;
    readonly text?: string | undefined;
  };
  readonly calls: ListPage<CallItem>;
  readonly territories: readonly Territory[];
}

const PUBLIC_STATUSES = ['open', 'published', 'closed', 'settled', 'cancelled'] as const;

/** The calls, and of each what one asks first: until when, for whom, where and for how much. */
export const CallListPage = ({ reader, view: { query, calls, territories } }: Shown<CallList>) => {
  const { say } = reader;
  const { status, territory, text } = query;
  const asked = { status, ...(territory && { territory }), ...(text && { text }) };
  const form = formOf({ reader, posted: null }, 'calls', { stored: asked });
  return (
    <Layout reader={reader} title={say('page.place.calls')}>
      <h1 class="govuk-heading-l">{say('page.place.calls')}</h1>
      <Filters reader={reader}>
        <SelectField
          form={form}
          name="status"
          items={PUBLIC_STATUSES.map((value) => ({ value, text: say(`page.call_status.${value}`) }))}
        />
        <SelectField form={form} name="territory" items={regionItems(reader, territories)} />
        <TextField form={form} name="text" />
      </Filters>
      <ListTable
        reader={reader}
        caption={say('page.place.calls')}
        items={calls.items}
        empty={<Empty reader={reader} status={status} />}
        columns={columnsOf(reader, territories, status)}
      />
      <More reader={reader} path="/calls" query={asked} next={calls.next} />
    </Layout>
  );
};

const columnsOf = (reader: Reader, territories: readonly Territory[], status: CallStatus): ColumnSpec<CallItem>[] => {
  const { say, language } = reader;
  return [
    {
      head: say('page.field.call'),
      cell: ({ id, titles, reference }) => (
        <span>
          <a class="govuk-link" href={`/calls/${id}`}>
            {titles[language]}
          </a>
          <br />
          <Num>{reference}</Num>
        </span>
      ),
    },
    {
      head: say(status === 'published' ? 'page.field.opens_at' : 'page.field.closes_at'),
      cell: ({ opensAt, closesAt }) => <Instant at={status === 'published' ? opensAt : closesAt} />,
    },
    {
      head: say('page.field.for_whom'),
      cell: ({ legalForms }) =>
        listed(
          reader,
          legalForms.map((form) => say(`legalForm.${form}`)),
        ),
    },
    {
      head: say('page.field.where'),
      cell: ({ regions }) => placesOf(reader, territories, regions),
    },
    { head: say('page.field.at_most'), amount: ({ grantMax }) => grantMax },
  ];
};

const Empty = ({ reader: { say }, status }: { readonly reader: Reader; readonly status: CallStatus }) => {
  const other = status === 'open' ? 'published' : 'open';
  return (
    <>
      {say('page.no_calls')}{' '}
      <a class="govuk-link" href={`/calls?status=${other}`}>
        {say(`page.see_calls.${other}`)}
      </a>
    </>
  );
};
