import type { Page } from '../../services/shared/page.ts';
import type { CallSummary } from '../../services/programme/programme-views.ts';
import { CONFLICT_KINDS } from '../../services/scoring/conflict.ts';
import type { AssignmentSummary } from '../../services/scoring/scoring-views.ts';
import { Button } from '../shared/components/button.tsx';
import type { Values } from '../shared/fields.ts';
import { ChoiceField, LongTextField, SelectField } from '../shared/form-fields.tsx';
import { FoldedForm, formOf, type Posted } from '../shared/form.tsx';
import { Layout } from '../shared/layout.tsx';
import { ListTable, More } from '../shared/list.tsx';
import { callIn } from '../shared/names.ts';
import { Num, NumLink } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';
import { hasRole } from '../shared/terms.ts';
import { reviewColumns, ReviewFilters } from './reviews.tsx';

export interface ReviewList {
  readonly query: Values;
  readonly page: Page<AssignmentSummary>;
  /** How many answers and how many sheets the reader owes. */
  readonly load: { readonly asked: number; readonly accepted: number };
  /** With which a reviewer may have a conflict. */
  readonly calls: readonly CallSummary[];
}

const OPEN: readonly AssignmentSummary['status'][] = ['asked', 'accepted', 'scored'];

/** What a reviewer was asked to score, by when, and how much of it is still to be done. */
export const ReviewListPage = ({ reader, view: { query, page, load, calls }, posted }: Shown<ReviewList>) => {
  const { say } = reader;
  return (
    <Layout reader={reader} title={say('page.place.reviews')} posted={posted}>
      <h1 class="govuk-heading-l">{say('page.place.reviews')}</h1>
      <p class="govuk-body-l">{say('page.review_load', load)}</p>
      <ReviewFilters reader={reader} query={query} />
      <ListTable
        reader={reader}
        caption={say('page.place.reviews')}
        items={page.items}
        empty={say('page.no_reviews')}
        columns={[
          {
            head: say('page.field.reference'),
            cell: ({ id, reference, status }) =>
              OPEN.includes(status) ? <NumLink href={`/reviews/${id}`}>{reference}</NumLink> : <Num>{reference}</Num>,
          },
          ...reviewColumns(reader),
        ]}
      />
      <More reader={reader} path="/reviews" query={query} next={page.next} />
      {hasRole(reader, 'reviewer') && <OfOneself reader={reader} calls={calls} posted={posted} />}
    </Layout>
  );
};

interface OfOneselfProps extends Pick<ReviewList, 'calls'> {
  readonly reader: Reader;
  readonly posted: Posted | null;
}

/** What a reviewer says of themselves: of all that they know, and of one call with which they are tied. */
const OfOneself = ({ reader, calls, posted }: OfOneselfProps) => {
  const { say } = reader;
  const form = formOf({ reader, posted }, 'declare_call_conflict');
  return (
    <>
      <p class="govuk-body">
        <a class="govuk-link" href="/reviews/profile">
          {say('page.reviewer')}
        </a>
      </p>
      <FoldedForm form={form} summary={say('page.declare_call_conflict')}>
        <p class="govuk-body">{say('page.declare_call_conflict_text')}</p>
        <SelectField
          form={form}
          name="callId"
          items={calls.map((call) => ({ value: call.id, text: callIn(reader, call) }))}
        />
        <ChoiceField
          form={form}
          name="kind"
          items={CONFLICT_KINDS.map((value) => ({ value, label: say(`page.conflict_kind.${value}`) }))}
        />
        <LongTextField form={form} name="reason" rows={3} />
        <Button class="govuk-button--warning">{say('page.declare_call_conflict')}</Button>
      </FoldedForm>
    </>
  );
};
