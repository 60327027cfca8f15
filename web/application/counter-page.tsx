import type { OrganisationView } from '../../services/registry/registry-views.ts';
import type { Page } from '../../services/shared/page.ts';
import { InsetText } from '../shared/components/texts.tsx';
import type { Values } from '../shared/fields.ts';
import { TextField } from '../shared/form-fields.tsx';
import { formOf } from '../shared/form.tsx';
import { Layout } from '../shared/layout.tsx';
import { Filters, ListTable, More } from '../shared/list.tsx';
import { organisationIn } from '../shared/names.ts';
import { Num } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';

export interface CounterSearch {
  readonly query: Values;
  /** Null before anybody was looked for. */
  readonly page: Page<OrganisationView> | null;
}

/** At a platform's counter: whoever stands in front of it is found first. */
export const CounterPage = ({ reader, view: { query, page } }: Shown<CounterSearch>) => {
  const { say } = reader;
  const form = formOf({ reader, posted: null }, 'counter', { stored: query });
  return (
    <Layout reader={reader} title={say('page.counter')}>
      <h1 class="govuk-heading-l">{say('page.counter')}</h1>
      <p class="govuk-body">{say('page.counter_text')}</p>
      <Filters reader={reader}>
        <TextField form={form} name="q" label={say('page.field.organisation_words')} />
      </Filters>
      {page !== null && <Found reader={reader} query={query} page={page} />}
      <InsetText>{say('page.counter_law')}</InsetText>
    </Layout>
  );
};

const Found = ({ reader, query, page }: { reader: Reader; query: Values; page: Page<OrganisationView> }) => {
  const { say } = reader;
  return (
    <>
      <ListTable
        reader={reader}
        caption={say('page.place.organisations')}
        items={page.items}
        empty={
          <>
            {say('page.no_organisation_found')}{' '}
            <a class="govuk-link" href="/organisations">
              {say('page.place.organisations')}
            </a>
          </>
        }
        columns={[
          {
            head: say('page.field.organisation'),
            cell: (organisation) => (
              <a class="govuk-link" href={`/organisations/${organisation.id}/mandates`}>
                <bdi>{organisationIn(reader, organisation)}</bdi>
              </a>
            ),
          },
          { head: say('page.field.legal_form'), cell: ({ legalForm }) => say(`legalForm.${legalForm}`) },
          { head: say('page.field.ice'), cell: ({ ice }) => (ice === null ? '–' : <Num>{ice}</Num>) },
          { head: say('page.field.commune'), cell: ({ seat }) => <bdi>{seat.commune}</bdi> },
        ]}
      />
      <More reader={reader} path="/counter" query={query} next={page.next} />
    </>
  );
};
