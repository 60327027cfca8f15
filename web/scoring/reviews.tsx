import type { AssignmentSummary } from '../../services/scoring/scoring-views.ts';
import { ASSIGNMENT_STATUSES } from '../../services/scoring/scoring.ts';
import { Tag } from '../shared/components/texts.tsx';
import type { Values } from '../shared/fields.ts';
import { SelectField } from '../shared/form-fields.tsx';
import { formOf } from '../shared/form.tsx';
import { Filters, type ColumnSpec } from '../shared/list.tsx';
import { Instant } from '../shared/number.tsx';
import type { Reader } from '../shared/reader.ts';

type Status = AssignmentSummary['status'];

const TAGS: Readonly<Partial<Record<Status, string>>> = {
  asked: 'govuk-tag--yellow',
  scored: 'govuk-tag--green',
  declined: 'govuk-tag--grey',
  lapsed: 'govuk-tag--grey',
  conflicted: 'govuk-tag--red',
};

/** How far a review is. */
const ReviewTag = ({ reader, status }: { readonly reader: Reader; readonly status: Status }) => (
  <Tag class={TAGS[status]}>{reader.say(`page.review_status.${status}`)}</Tag>
);

interface FiltersProps {
  readonly reader: Reader;
  readonly query: Values;
}

/** Any list of reviews is narrowed by how far they are. */
export const ReviewFilters = ({ reader, query }: FiltersProps) => {
  const { say } = reader;
  return (
    <Filters reader={reader}>
      <SelectField
        form={formOf({ reader, posted: null }, 'reviews', { stored: query })}
        name="status"
        label={say('page.field.review_status')}
        items={ASSIGNMENT_STATUSES.map((value) => ({ value, text: say(`page.review_status.${value}`) }))}
      />
    </Filters>
  );
};

/** What any list of reviews says of each. */
export const reviewColumns = (reader: Reader): ColumnSpec<AssignmentSummary>[] => [
  {
    head: reader.say('page.field.review_status'),
    cell: ({ status }) => <ReviewTag reader={reader} status={status} />,
  },
  { head: reader.say('page.field.asked_at'), cell: ({ askedAt }) => <Instant at={askedAt} /> },
  { head: reader.say('page.field.due_at'), cell: ({ dueAt }) => <Instant at={dueAt} /> },
];
