import type { CallSummary } from '../../services/programme/programme-views.ts';
import type { Page } from '../../services/shared/page.ts';
import { Tag } from '../shared/components/texts.tsx';
import type { Values } from '../shared/fields.ts';
import { Layout } from '../shared/layout.tsx';
import { ListTable, More } from '../shared/list.tsx';
import { inLanguage } from '../shared/names.ts';
import { Instant, NumLink } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';

interface Administration {
  readonly query: Values;
  readonly calls: Page<CallSummary>;
}

const PLACES = ['funders', 'people', 'holidays', 'accounts', 'health'] as const;

/** The programme's calls, drafts too, and the ways to all else that is administered. */
export const AdministrationPage = ({ reader, view: { query, calls } }: Shown<Administration>) => {
  const { say } = reader;
  return (
    <Layout reader={reader} title={say('page.place.administration')}>
      <h1 class="govuk-heading-l">{say('page.place.administration')}</h1>
      <ul class="govuk-list">
        {PLACES.map((place) => (
          <li>
            <a class="govuk-link" href={`/administration/${place}`}>
              {say(`page.administration.${place}`)}
            </a>
          </li>
        ))}
        <li>
          <a class="govuk-link" href="/powers">
            {say('page.administration.powers')}
          </a>
        </li>
        <li>
          <a class="govuk-link" href="/envelopes">
            {say('page.place.envelopes')}
          </a>
        </li>
      </ul>
      <h2 class="govuk-heading-m">{say('page.place.calls')}</h2>
      <ListTable
        reader={reader}
        caption={say('page.place.calls')}
        items={calls.items}
        empty={say('page.administration.no_calls')}
        columns={[
          {
            head: say('page.field.reference'),
            cell: ({ id, reference }) => <NumLink href={`/administration/calls/${id}`}>{reference}</NumLink>,
          },
          { head: say('page.field.title'), cell: ({ titles }) => <bdi>{inLanguage(reader, titles)}</bdi> },
          {
            head: say('page.field.call_state'),
            cell: ({ status }) => <Tag>{say(`page.administration.call.${status}`)}</Tag>,
          },
          { head: say('page.field.opensAt'), cell: ({ opensAt }) => <Instant at={opensAt} /> },
          { head: say('page.field.closesAt'), cell: ({ closesAt }) => <Instant at={closesAt} /> },
        ]}
      />
      <More reader={reader} path="/administration" query={query} next={calls.next} />
    </Layout>
  );
};
