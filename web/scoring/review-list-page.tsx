import type { Page } from '../../services/shared/page.ts';
import { ASSIGNMENT_STATUSES } from '../../services/scoring/scoring.ts';
import type { AssignmentSummary } from '../../services/scoring/scoring-views.ts';
import { Tag } from '../shared/components/texts.tsx';
import type { Values } from '../shared/fields.ts';
import { SelectField } from '../shared/form-fields.tsx';
import { formOf } from '../shared/form.tsx';
import { Layout } from '../shared/layout.tsx';
import { Filters, ListTable, More } from '../shared/list.tsx';
import { Instant, Num } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';

export interface ReviewList {
  readonly query: Values;
  readonly page: Page<AssignmentSummary>;
  /** How many answers and how many sheets the reader owes. */
  readonly load: { readonly asked: number; readonly accepted: number };
}

const OPEN: readonly AssignmentSummary['status'][] = ['asked', 'accepted', 'scored'];

/** What a reviewer was asked to score, by when, and how much of it is still to be done. */
export const ReviewListPage = ({ reader, view: { query, page, load } }: Shown<ReviewList>) => {
  const { say } = reader;
  const form = formOf({ reader, posted: null }, 'reviews', { stored: query });
  return (
    <Layout reader={reader} title={say('page.place.reviews')}>
      <h1 class="govuk-heading-l">{say('page.place.reviews')}</h1>
      <p class="govuk-body-l">{say('page.review_load', load)}</p>
      <Filters reader={reader}>
        <SelectField
          form={form}
          name="status"
          label={say('page.field.review_status')}
          items={ASSIGNMENT_STATUSES.map((value) => ({ value, text: say(`page.review_status.${value}`) }))}
        />
      </Filters>
      <ListTable
        reader={reader}
        caption={say('page.place.reviews')}
        items={page.items}
        empty={say('page.no_reviews')}
        columns={[
          {
            head: say('page.field.reference'),
            cell: ({ id, reference, status }) =>
              OPEN.includes(status) ? (
                <a class="govuk-link" href={`/reviews/${id}`}>
                  <Num>{reference}</Num>
                </a>
              ) : (
                <Num>{reference}</Num>
              ),
          },
          {
            head: say('page.field.review_status'),
            cell: ({ status }) => <Tag class={TAGS[status]}>{say(`page.review_status.${status}`)}</Tag>,
          },
          { head: say('page.field.asked_at'), cell: ({ askedAt }) => <Instant at={askedAt} /> },
          { head: say('page.field.due_at'), cell: ({ dueAt }) => <Instant at={dueAt} /> },
        ]}
      />
      <More reader={reader} path="/reviews" query={query} next={page.next} />
    </Layout>
  );
};

const TAGS: Readonly<Partial<Record<AssignmentSummary['status'], string>>> = {
  asked: 'govuk-tag--yellow',
  scored: 'govuk-tag--green',
  declined: 'govuk-tag--grey',
  lapsed: 'govuk-tag--grey',
  conflicted: 'govuk-tag--red',
};
