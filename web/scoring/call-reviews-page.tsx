import type { Call } from '../../services/programme/programme-facts.ts';
import type { AssignmentSummary } from '../../services/scoring/scoring-views.ts';
import type { Page } from '../../services/shared/page.ts';
import type { Values } from '../shared/fields.ts';
import { Layout } from '../shared/layout.tsx';
import { AsFile, ListTable, More } from '../shared/list.tsx';
import { inLanguage, personIn } from '../shared/names.ts';
import type { Names } from '../shared/naming.ts';
import { Num, NumLink } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import { reviewColumns, ReviewFilters } from './reviews.tsx';

interface CallReviews {
  readonly query: Values;
  readonly call: Pick<Call, 'id' | 'reference' | 'titles'>;
  readonly reviews: Page<AssignmentSummary>;
  readonly names: Names;
}

/** Who was asked to score what in a call, and how far they are: whom to remind before the ranking can be frozen. */
export const CallReviewsPage = ({ reader, view: { query, call, reviews, names } }: Shown<CallReviews>) => {
  const { say } = reader;
  const path = `/calls/${call.id}/reviews`;
  return (
    <Layout
      reader={reader}
      title={`${say('page.call_reviews')} – ${call.reference}`}
      back={{ href: `/calls/${call.id}/ranking`, text: say('page.ranking') }}
    >
      <span class="govuk-caption-l">
        <Num>{call.reference}</Num> <bdi>{inLanguage(reader, call.titles)}</bdi>
      </span>
      <h1 class="govuk-heading-l">{say('page.call_reviews')}</h1>
      <p class="govuk-body">{say('page.call_reviews_text')}</p>
      <ReviewFilters reader={reader} query={query} />
      <ListTable
        reader={reader}
        caption={say('page.call_reviews')}
        items={reviews.items}
        empty={say('page.no_call_reviews')}
        columns={[
          {
            head: say('page.role.reviewer'),
            cell: ({ reviewerId }) => <bdi>{personIn(reader, names.people, reviewerId)}</bdi>,
          },
          {
            head: say('page.dossier'),
            cell: ({ dossierId, reference }) => (
              <NumLink href={`/dossiers/${dossierId}/assessment`}>{reference}</NumLink>
            ),
          },
          ...reviewColumns(reader),
        ]}
      />
      <AsFile reader={reader} path={path} query={query} />
      <More reader={reader} path={path} query={query} next={reviews.next} />
    </Layout>
  );
};
