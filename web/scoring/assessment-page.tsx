import type { DossierView } from '../../services/application/application-views.ts';
import type { Criterion } from '../../services/programme/programme-facts.ts';
import type { z } from 'zod';
import { CONFLICT_KINDS } from '../../services/scoring/conflict.ts';
import type { ScoresView } from '../../services/scoring/scoring-views.ts';
import { Button } from '../shared/components/button.tsx';
import { SummaryList } from '../shared/components/summary-list.tsx';
import { Details, InsetText, Tag, WarningText } from '../shared/components/texts.tsx';
import { DossierFrame } from '../shared/dossier-frame.tsx';
import { ChoiceField, LongTextField, SelectField } from '../shared/form-fields.tsx';
import { FoldedForm, formOf, type Posted } from '../shared/form.tsx';
import { ListTable } from '../shared/list.tsx';
import { personIn } from '../shared/names.ts';
import type { Names } from '../shared/naming.ts';
import { Instant } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';
import { Points, SpreadPicture } from './points.tsx';
import { SheetTable } from './sheet-table.tsx';
import { hasRole } from '../shared/terms.ts';

export interface Assessment {
  readonly dossier: DossierView;
  readonly scores: ScoresView;
  readonly criteria: readonly z.output<typeof Criterion>[];
  readonly threshold: number;
  readonly names: Names;
}

interface PartProps {
  readonly reader: Reader;
  readonly view: Assessment;
}

/** Who scores a dossier and, once all sheets are in, what they say together and one by one. */
export const AssessmentPage = ({ reader, view, posted }: Shown<Assessment>) => {
  const { say } = reader;
  const { dossier, scores } = view;
  return (
    <DossierFrame reader={reader} head={dossier} place="assessment" posted={posted}>
      {scores.needsRectification && (
        <WarningText icon={say('page.error')}>{say('page.needs_rectification')}</WarningText>
      )}
      <Result reader={reader} view={view} />
      <h2 class="govuk-heading-m">{say('page.reviewers')}</h2>
      <Reviewers reader={reader} view={view} />
      {scores.sheets.length > 0 && <h2 class="govuk-heading-m">{say('page.sheets')}</h2>}
      {scores.sheets.map((sheet) => (
        <Details summary={<bdi>{reviewerOf(reader, view, sheet.assignmentId)}</bdi>}>
          {sheet.isWithdrawn && <Tag class="govuk-tag--red">{say('page.sheet_withdrawn')}</Tag>}
          <SheetTable reader={reader} sheet={sheet} criteria={view.criteria} />
        </Details>
      ))}
      <h2 class="govuk-heading-m">{say('page.conflicts')}</h2>
      <Conflicts reader={reader} view={view} />
      {hasRole(reader, 'committee_secretary') && <RecordConflict reader={reader} view={view} posted={posted} />}
      <p class="govuk-body">
        <a class="govuk-link" href={`/calls/${dossier.callId}/ranking`}>
          {say('page.ranking')}
        </a>
      </p>
    </DossierFrame>
  );
};

const reviewerOf = (reader: Reader, { scores, names }: Assessment, id: string): string =>
  personIn(reader, names.people, scores.assignments.find((each) => each.id === id)?.reviewerId ?? null);

const Result = ({ reader, view: { scores, threshold } }: PartProps) => {
  const { say } = reader;
  const { result, reviewersWanted, sheets } = scores;
  if (result === null) return <InsetText>{say('page.scores_pending', { reviewersWanted })}</InsetText>;
  const marks = sheets.filter(({ isWithdrawn }) => !isWithdrawn).map(({ totalHundredths }) => totalHundredths);
  return (
    <>
      <SpreadPicture reader={reader} marks={marks} mean={result.meanHundredths} threshold={threshold} />
      <SummaryList
        rows={[
          { key: { content: say('page.field.mean') }, value: { content: <Points of={result.meanHundredths} /> } },
          { key: { content: say('page.field.spread') }, value: { content: <Points of={result.spreadHundredths} /> } },
          {
            key: { content: say('page.field.agreement') },
            value: { content: say(`page.discordance.${result.discordance ?? 'none'}`) },
          },
          ...(result.isEliminated
            ? [
                {
                  key: { content: say('page.field.minima') },
                  value: { content: <Tag class="govuk-tag--red">{say('page.eliminated')}</Tag> },
                },
              ]
            : []),
        ]}
      />
    </>
  );
};

const Reviewers = ({ reader, view: { scores, names } }: PartProps) => {
  const { say } = reader;
  return (
    <ListTable
      reader={reader}
      caption={say('page.reviewers')}
      items={scores.assignments}
      empty={say('page.no_reviewers')}
      columns={[
        {
          head: say('page.role.reviewer'),
          cell: ({ reviewerId }) => <bdi>{personIn(reader, names.people, reviewerId)}</bdi>,
        },
        { head: say('page.field.review_status'), cell: ({ status }) => say(`page.review_status.${status}`) },
        { head: say('page.field.due_at'), cell: ({ dueAt }) => <Instant at={dueAt} /> },
        {
          head: say('page.sheet_total'),
          isNumeric: true,
          cell: ({ id }) => (
            <Points of={scores.sheets.find((sheet) => sheet.assignmentId === id)?.totalHundredths ?? null} />
          ),
        },
      ]}
    />
  );
};

const Conflicts = ({ reader, view: { scores, names } }: PartProps) => {
  const { say } = reader;
  return (
    <ListTable
      reader={reader}
      caption={say('page.conflicts')}
      items={scores.conflicts}
      empty={say('page.no_conflicts')}
      columns={[
        {
          head: say('page.role.reviewer'),
          cell: ({ reviewerId }) => <bdi>{personIn(reader, names.people, reviewerId)}</bdi>,
        },
        { head: say('page.field.origin'), cell: ({ origin }) => say(`page.origin.${origin}`) },
        { head: say('page.field.kind'), cell: ({ kind }) => say(`page.conflict_kind.${kind}`) },
        {
          head: say('page.field.reason'),
          cell: ({ ties, reason }) =>
            ties.length > 0 ? ties.map((tie) => say(`page.tie.${tie}`)).join(' · ') : <span dir="auto">{reason}</span>,
        },
      ]}
    />
  );
};

const RecordConflict = ({
  reader,
  view: { scores, names },
  posted,
}: PartProps & { readonly posted: Posted | null }) => {
  const { say } = reader;
  const form = formOf({ reader, posted }, 'record_conflict');
  return (
    <FoldedForm form={form} summary={say('page.record_conflict')}>
      <p class="govuk-body">{say('page.record_conflict_text')}</p>
      <SelectField
        form={form}
        name="reviewerId"
        items={scores.assignments.map(({ reviewerId }) => ({
          value: reviewerId,
          text: personIn(reader, names.people, reviewerId),
        }))}
      />
      <ChoiceField
        form={form}
        name="kind"
        items={CONFLICT_KINDS.map((value) => ({ value, label: say(`page.conflict_kind.${value}`) }))}
      />
      <LongTextField form={form} name="reason" rows={3} />
      <Button class="govuk-button--warning">{say('page.record_conflict')}</Button>
    </FoldedForm>
  );
};
