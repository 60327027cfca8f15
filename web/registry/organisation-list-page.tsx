import type { OrganisationView } from '../../services/registry/registry-views.ts';
import { LegalForm } from '../../services/programme/programme-facts.ts';
import type { Page as ListPage } from '../../services/shared/page.ts';
import { ButtonLink } from '../shared/components/button.tsx';
import type { Values } from '../shared/fields.ts';
import { SelectField, TextField } from '../shared/form-fields.tsx';
import { formOf } from '../shared/form.tsx';
import { Layout } from '../shared/layout.tsx';
import { Filters, ListTable, More } from '../shared/list.tsx';
import { organisationIn } from '../shared/names.ts';
import { placeName, regionItems, type Territory } from '../shared/named.ts';
import { Num } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import { isHolderAlone } from '../shared/terms.ts';

interface OrganisationList {
  readonly query: Values;
  readonly organisations: ListPage<OrganisationView>;
  readonly territories: readonly Territory[];
}

/** One's own organisations; all of them for who works for the fund. */
export const OrganisationListPage = ({ reader, view }: Shown<OrganisationList>) => {
  const { say } = reader;
  const { query, organisations, territories } = view;
  const form = formOf({ reader, posted: null }, 'organisations', { stored: query });
  const isHolder = isHolderAlone(reader);
  return (
    <Layout reader={reader} title={say('page.place.organisations')}>
      <h1 class="govuk-heading-l">{say('page.place.organisations')}</h1>
      {!isHolder && (
        <Filters reader={reader}>
          <TextField form={form} name="q" />
          <SelectField
            form={form}
            name="legalForm"
            items={LegalForm.options.map((value) => ({ value, text: say(`legalForm.${value}`) }))}
          />
          <SelectField form={form} name="region" items={regionItems(reader, territories)} />
        </Filters>
      )}
      <ListTable
        reader={reader}
        caption={say('page.place.organisations')}
        items={organisations.items}
        empty={say(isHolder ? 'page.organisation.none_yet' : 'page.organisation.none')}
        columns={[
          {
            head: say('page.field.organisation'),
            cell: (organisation) => (
              <a class="govuk-link" href={`/organisations/${organisation.id}`}>
                <bdi>{organisationIn(reader, organisation)}</bdi>
              </a>
            ),
          },
          { head: say('page.field.organisations.legalForm'), cell: ({ legalForm }) => say(`legalForm.${legalForm}`) },
          { head: say('page.field.seat'), cell: ({ seat }) => placeName(reader, territories, seat.province) },
          { head: say('page.field.ice'), cell: ({ ice }) => (ice === null ? '–' : <Num>{ice}</Num>) },
        ]}
      />
      <More reader={reader} path="/organisations" query={query} next={organisations.next} />
      <ButtonLink href="/organisations/new">{say('page.organisation.register')}</ButtonLink>
      <p class="govuk-body">
        <a class="govuk-link" href="/invitation">
          {say('page.invitation.have_code')}
        </a>
      </p>
    </Layout>
  );
};
