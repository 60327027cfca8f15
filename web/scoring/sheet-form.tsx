import type { ReviewView } from '../../services/scoring/scoring-views.ts';
import { Button } from '../shared/components/button.tsx';
import { Details, InsetText } from '../shared/components/texts.tsx';
import type { Values } from '../shared/fields.ts';
import { ChoiceField, LongTextField } from '../shared/form-fields.tsx';
import { Form, formOf, type FormState, isFaulty, type Posted, valueIn } from '../shared/form.tsx';
import { inLanguage } from '../shared/names.ts';
import { Amount, Instant, Num } from '../shared/number.tsx';
import type { Reader } from '../shared/reader.ts';

type Criterion = ReviewView['criteria'][number];

interface SheetFormProps {
  readonly reader: Reader;
  readonly review: ReviewView;
  readonly posted: Posted | null;
}

/** Every criterion with what earns which score; kept as a draft as often as one likes, handed in once. */
export const SheetForm = ({ reader, review, posted }: SheetFormProps) => {
  const { say } = reader;
  const { criteria, draft, version } = review;
  const typed = criteria.filter(({ computed }) => computed === null);
  const form = formOf({ reader, posted }, 'sheet', { stored: storedOf(typed, draft), version });
  const next = typed.findIndex((_criterion, place) => scoreIn(form, place) === undefined);
  return (
    <section aria-labelledby="sheet">
      <h2 class="govuk-heading-m" id="sheet">
        {say('page.sheet')}
      </h2>
      <p class="govuk-body">{say('page.sheet_text')}</p>
      {draft && (
        <p class="govuk-body">
          {say('page.draft_of')} <Instant at={draft.savedAt} />
        </p>
      )}
      <Form form={form}>
        {typed.map((criterion, place) => (
          <Folded form={form} criterion={criterion} place={place} isOpen={place === next} />
        ))}
        {criteria
          .filter(({ computed }) => computed !== null)
          .map((criterion) => (
            <Computed reader={reader} criterion={criterion} />
          ))}
        <div class="govuk-button-group">
          <Button class="govuk-button--secondary" name="then" value="draft">
            {say('page.save_draft')}
          </Button>
          <Button name="then" value="submit">
            {say('page.submit_sheet')}
          </Button>
        </div>
        <p class="govuk-body-s">{say('page.submit_sheet_text')}</p>
      </Form>
    </section>
  );
};

const storedOf = (criteria: readonly Criterion[], draft: ReviewView['draft']): Values => {
  const stored: Record<string, string> = {};
  for (const [place, { code }] of criteria.entries()) {
    const { score, comment } = draft?.scores.find(({ criterion }) => criterion === code) ?? {};
    if (score !== undefined) stored[`scores.${place}.score`] = String(score);
    if (comment !== undefined) stored[`scores.${place}.comment`] = comment;
  }
  return stored;
};

const SCORES = ['1', '2', '3', '4', '5'] as const;
const ANCHOR_OF = { '1': 'low', '3': 'middle', '5': 'high' } as const;

interface ScoredProps {
  readonly form: FormState;
  readonly criterion: Criterion;
  readonly place: number;
}

const scoreIn = (form: FormState, place: number): string | undefined => valueIn(form, `scores.${String(place)}.score`);

/** One criterion at a time: eight of them, open, would be nine screens of a phone. What is wrong is never folded. */
const Folded = ({ isOpen, ...scored }: ScoredProps & { readonly isOpen: boolean }) => {
  const { form, criterion, place } = scored;
  const { reader } = form;
  const score = scoreIn(form, place);
  return (
    <Details
      summary={
        <>
          <bdi>{inLanguage(reader, criterion.titles)}</bdi>
          {reader.say('page.colon')}
          {score === undefined ? reader.say('page.not_scored') : <Num>{`${score}\u00a0/\u00a05`}</Num>}
        </>
      }
      isOpen={isOpen || isFaulty(form, `scores.${String(place)}`)}
    >
      <Scored {...scored} />
    </Details>
  );
};

const Scored = ({ form, criterion, place }: ScoredProps) => {
  const { reader } = form;
  const { code, titles, weight, minimum, anchors } = criterion;
  const title = inLanguage(reader, titles);
  const hintOf = (score: (typeof SCORES)[number]) => {
    const anchor = score === '2' || score === '4' ? undefined : anchors?.[ANCHOR_OF[score]];
    return anchor === undefined ? {} : { hint: inLanguage(reader, anchor) };
  };
  const weights = reader.say(minimum === null ? 'page.weight' : 'page.weight_minimum', { weight, minimum });
  return (
    <div class="tz-criterion">
      <input type="hidden" name={`scores.${place}.criterion`} value={code} />
      <ChoiceField
        form={form}
        name={`scores.${place}.score`}
        label={title}
        hint={weights}
        items={SCORES.map((value) => ({ value, label: <Num>{value}</Num>, ...hintOf(value) }))}
      />
      <LongTextField
        form={form}
        name={`scores.${place}.comment`}
        label={reader.say('page.comment_on', { title })}
        rows={3}
      />
    </div>
  );
};

/** Never typed: the same for every reviewer, with what it was computed from. */
const Computed = ({ reader, criterion }: { readonly reader: Reader; readonly criterion: Criterion }) => {
  const { say } = reader;
  const { computed, titles, weight } = criterion;
  if (computed === null) return null;
  const { score, from } = computed;
  return (
    <InsetText>
      <h3 class="govuk-heading-s">{inLanguage(reader, titles)}</h3>
      <p class="govuk-body">
        {say('page.computed')} <Num>{`${score}\u00a0/\u00a05`}</Num> · {say('page.weight', { weight })}
      </p>
      {from && (
        <p class="govuk-body">
          {say('page.computed_aid')} <Amount reader={reader} of={from.aid} /> ·{' '}
          {say('page.computed_from', {
            population: from.population,
            lessAided: from.lessAided,
            compared: from.compared,
          })}
        </p>
      )}
    </InsetText>
  );
};
