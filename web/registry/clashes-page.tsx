import type { OrganisationView, RibClashView } from '../../services/registry/registry-views.ts';
import type { Page as ListPage } from '../../services/shared/page.ts';
import { Button } from '../shared/components/button.tsx';
import type { Values } from '../shared/fields.ts';
import { ChoiceField, LongTextField } from '../shared/form-fields.tsx';
import { Form, formOf, type Posted } from '../shared/form.tsx';
import { Layout } from '../shared/layout.tsx';
import { ListTable, More } from '../shared/list.tsx';
import { organisationIn } from '../shared/names.ts';
import { Instant, Num } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';
import { grouped } from './accounts.tsx';

interface Clashes {
  /** Which `clash` is being ruled on. */
  readonly query: Values;
  readonly clashes: ListPage<RibClashView>;
  /** Those that are in them. */
  readonly organisations: readonly OrganisationView[];
}

export const CLASHES = '/organisations/rib-clashes';

/** Where two organisations have declared one account, and somebody has to say whether they may. */
export const ClashesPage = ({ reader, view, posted }: Shown<Clashes>) => {
  const { say } = reader;
  const { query, clashes, organisations } = view;
  const accountOf = ({ accountId }: RibClashView) =>
    organisations.flatMap(({ accounts }) => accounts).find(({ id }) => id === accountId);
  const ruledOn = clashes.items.find(({ id }) => id === (posted?.values['clashId'] ?? query['clash']));
  return (
    <Layout
      reader={reader}
      title={say('page.clashes')}
      back={{ href: '/organisations', text: say('page.place.organisations') }}
      posted={posted}
    >
      <h1 class="govuk-heading-l">{say('page.clashes')}</h1>
      <p class="govuk-body">{say('page.clashes_text')}</p>
      <ListTable
        reader={reader}
        caption={say('page.clashes')}
        items={clashes.items}
        empty={say('page.clashes.none')}
        columns={[
          {
            head: say('page.clashes.later'),
            cell: ({ organisationId }) => <Named reader={reader} view={view} id={organisationId} />,
          },
          {
            head: say('page.clashes.earlier'),
            cell: ({ otherOrganisationId }) => <Named reader={reader} view={view} id={otherOrganisationId} />,
          },
          { head: say('page.field.rib'), cell: (clash) => <Num>{grouped(accountOf(clash)?.rib ?? '')}</Num> },
          { head: say('page.since'), cell: ({ raisedAt }) => <Instant at={raisedAt} /> },
          {
            head: say('page.clashes.ruling'),
            cell: ({ id }) => (
              <a class="govuk-link" href={`${CLASHES}?clash=${id}#ruling`}>
                {say('page.clashes.rule')}
              </a>
            ),
          },
        ]}
      />
      <More reader={reader} path={CLASHES} query={query} next={clashes.next} />
      {ruledOn !== undefined && <Ruling reader={reader} view={view} clash={ruledOn} posted={posted} />}
    </Layout>
  );
};

interface PartProps {
  readonly reader: Reader;
  readonly view: Clashes;
}

const Named = ({ reader, view: { organisations }, id }: PartProps & { readonly id: string }) => {
  const organisation = organisations.find((each) => each.id === id);
  return (
    <a class="govuk-link" href={`/organisations/${id}`}>
      <bdi>{organisation && organisationIn(reader, organisation)}</bdi>
    </a>
  );
};

const Ruling = ({ reader, view, clash, posted }: PartProps & { clash: RibClashView; posted: Posted | null }) => {
  const { say } = reader;
  const form = formOf({ reader, posted }, 'resolve_clash');
  return (
    <section id="ruling">
      <h2 class="govuk-heading-m">
        <Named reader={reader} view={view} id={clash.organisationId} />
      </h2>
      <Form form={form}>
        <input type="hidden" name="clashId" value={clash.id} />
        <ChoiceField
          form={form}
          name="outcome"
          items={(['accepted', 'rejected'] as const).map((value) => ({
            value,
            label: say(`page.clashes.${value}`),
            hint: say(`page.clashes.${value}_text`),
          }))}
        />
        <LongTextField form={form} name="reason" rows={3} />
        <Button>{say('page.clashes.rule')}</Button>
      </Form>
    </section>
  );
};
