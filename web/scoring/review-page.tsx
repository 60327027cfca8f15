import { sourcesOf, usesOf } from '../../services/application/application-facts.ts';
import type { FunderSummary } from '../../services/programme/programme-views.ts';
import { CONFLICT_KINDS } from '../../services/scoring/conflict.ts';
import type { ReviewView } from '../../services/scoring/scoring-views.ts';
import { Button } from '../shared/components/button.tsx';
import { CaseDocuments, CaseFacts } from '../shared/case.tsx';
import { Details, InsetText, Tag } from '../shared/components/texts.tsx';
import { ChoiceField, LongTextField } from '../shared/form-fields.tsx';
import { FoldedForm, Form, formOf, type Posted } from '../shared/form.tsx';
import { Layout } from '../shared/layout.tsx';
import { organisationIn } from '../shared/names.ts';
import { Instant, Num } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import { PlanTables } from '../shared/plan-tables.tsx';
import type { Reader } from '../shared/reader.ts';
import { SheetForm } from './sheet-form.tsx';
import { SheetTable } from './sheet-table.tsx';

export interface Review {
  readonly review: ReviewView;
  readonly funders: readonly FunderSummary[];
}

interface PartProps {
  readonly reader: Reader;
  readonly review: ReviewView;
  readonly posted: Posted | null;
}

/** One dossier to score: the application, then the answer, then the sheet. */
export const ReviewPage = ({ reader, view: { review, funders }, posted }: Shown<Review>) => {
  const { say } = reader;
  const { status } = review;
  return (
    <Layout
      reader={reader}
      title={`${say('page.review')} – ${review.reference}`}
      back={{ href: '/reviews', text: say('page.place.reviews') }}
      posted={posted}
    >
      <span class="govuk-caption-l">
        <Num>{review.reference}</Num> <Tag>{say(`page.review_status.${status}`)}</Tag>
      </span>
      <h1 class="govuk-heading-l">
        <bdi>{review.project.title}</bdi>
      </h1>
      <p class="govuk-body">
        {say('page.field.due_at')}
        {say('page.colon')}
        <Instant at={review.dueAt} />
      </p>
      <Asked reader={reader} review={review} funders={funders} />
      {status === 'asked' && <Answer reader={reader} review={review} posted={posted} />}
      {status === 'scored' ? (
        <Sheets reader={reader} review={review} />
      ) : (
        <SheetForm reader={reader} review={review} posted={posted} />
      )}
      <Leaving reader={reader} review={review} posted={posted} />
    </Layout>
  );
};

/** Who asks, for which project, with which papers and whose money: what the sheet judges. */
const Asked = ({ reader, review, funders }: Omit<PartProps, 'posted'> & Pick<Review, 'funders'>) => {
  const { say } = reader;
  const { applicant, project, documents, plan } = review;
  const sides = (nature: 'cash' | 'in_kind') => ({ uses: usesOf(plan, nature), sources: sourcesOf(plan, nature) });
  return (
    <>
      <h2 class="govuk-heading-m">{say('page.facts')}</h2>
      <CaseFacts
        reader={reader}
        name={<bdi>{organisationIn(reader, applicant)}</bdi>}
        organisation={applicant}
        project={project}
      />
      <Details summary={say('page.documents')}>
        <CaseDocuments
          reader={reader}
          documents={documents}
          at={(documentId) => `/reviews/${review.id}/documents/${documentId}`}
        />
      </Details>
      <Details summary={say('page.plan_lines')}>
        <PlanTables
          reader={reader}
          plan={plan}
          funders={funders}
          sums={{ cash: sides('cash'), in_kind: sides('in_kind') }}
        />
      </Details>
    </>
  );
};

/** The reviewer says that the sheet will come; others are asked otherwise. */
const Answer = ({ reader, review, posted }: PartProps) => {
  const { say } = reader;
  const form = formOf({ reader, posted }, 'accept_review', { version: review.version });
  return (
    <InsetText>
      <p class="govuk-body">{say('page.accept_review_text')}</p>
      <Form form={form}>
        <Button>{say('page.accept_review')}</Button>
      </Form>
    </InsetText>
  );
};

/** What was handed in; those of others once all are in. */
const Sheets = ({ reader, review }: Omit<PartProps, 'posted'>) => {
  const { say } = reader;
  const others = review.sheets.filter(({ assignmentId }) => assignmentId !== review.id);
  const own = review.sheets.filter(({ assignmentId }) => assignmentId === review.id);
  return (
    <>
      <h2 class="govuk-heading-m">{say('page.my_sheet')}</h2>
      {own.map((sheet) => (
        <SheetTable reader={reader} sheet={sheet} criteria={review.criteria} />
      ))}
      <h2 class="govuk-heading-m">{say('page.other_sheets')}</h2>
      {others.length === 0 && <InsetText>{say('page.sheets_hidden')}</InsetText>}
      {others.map((sheet, place) => (
        <Details summary={say('page.sheet_number', { number: place + 1 })}>
          <SheetTable reader={reader} sheet={sheet} criteria={review.criteria} />
        </Details>
      ))}
    </>
  );
};

/** A conflict can be declared at any time; an assignment is declined as long as its sheet is not in. */
const Leaving = ({ reader, review, posted }: PartProps) => {
  const { say } = reader;
  const { version } = review;
  const conflict = formOf({ reader, posted }, 'declare_conflict', { version });
  const decline = formOf({ reader, posted }, 'decline_review', { version });
  return (
    <>
      <FoldedForm form={conflict} summary={say('page.declare_conflict')}>
        <p class="govuk-body">{say('page.declare_conflict_text')}</p>
        <ChoiceField
          form={conflict}
          name="kind"
          items={CONFLICT_KINDS.map((value) => ({ value, label: say(`page.conflict_kind.${value}`) }))}
        />
        <LongTextField form={conflict} name="reason" rows={3} />
        <Button class="govuk-button--warning">{say('page.declare_conflict')}</Button>
      </FoldedForm>
      {review.status !== 'scored' && (
        <FoldedForm form={decline} summary={say('page.decline_review')}>
          <LongTextField form={decline} name="reason" rows={3} />
          <Button class="govuk-button--secondary">{say('page.decline_review')}</Button>
        </FoldedForm>
      )}
    </>
  );
};
