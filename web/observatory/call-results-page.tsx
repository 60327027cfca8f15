import type { z } from 'zod';
import type { PublicAwardPage, PublicCall } from '../../services/observatory/observatory-views.ts';
import type { Values } from '../shared/fields.ts';
import { Layout } from '../shared/layout.tsx';
import { AsFile, ListTable, More } from '../shared/list.tsx';
import { inLanguage, organisationIn } from '../shared/names.ts';
import { Day, Num } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';

export interface CallResults {
  readonly call: PublicCall;
  readonly awards: z.output<typeof PublicAwardPage>;
  readonly query: Values;
}

/** Who received what of one call, one line a funder; natural persons without a name. */
export const CallResultsPage = ({ reader, view: { call, awards, query } }: Shown<CallResults>) => {
  const { say } = reader;
  const path = `/results/${call.reference}`;
  return (
    <Layout
      reader={reader}
      title={`${say('page.place.results')} – ${call.reference}`}
      back={{ href: '/results', text: say('page.place.results') }}
    >
      <span class="govuk-caption-l">
        <Num>{call.reference}</Num>
      </span>
      <h1 class="govuk-heading-l">
        <bdi>{inLanguage(reader, call.titles)}</bdi>
      </h1>
      <p class="govuk-body">{say(`page.results.status.${call.status}`)}</p>
      <ListTable
        reader={reader}
        caption={say('page.results.awards')}
        items={awards.items}
        empty={
          <>
            {say('page.results.no_awards')}{' '}
            <a class="govuk-link" href="/results">
              {say('page.place.results')}
            </a>
          </>
        }
        columns={[
          {
            head: say('page.field.organisation'),
            cell: ({ organisation }) =>
              organisation === null ? say('page.results.a_person') : <bdi>{organisationIn(reader, organisation)}</bdi>,
          },
          {
            head: say('page.results.place'),
            cell: ({ provinceNames }) => <bdi>{inLanguage(reader, provinceNames)}</bdi>,
          },
          { head: say('page.field.funder'), cell: ({ funderNames }) => <bdi>{inLanguage(reader, funderNames)}</bdi> },
          { head: say('page.results.awarded_on'), cell: ({ awardedOn }) => <Day on={awardedOn} /> },
          { head: say('page.results.awarded'), amount: ({ awarded }) => awarded },
          { head: say('page.field.paid'), amount: ({ paid }) => paid },
        ]}
      />
      <More reader={reader} path={path} query={query} next={awards.next} />
      <AsFile reader={reader} path={path} query={query} />
    </Layout>
  );
};
