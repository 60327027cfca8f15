import type { ComponentChildren } from 'preact';
import { Button } from '../shared/components/button.tsx';
import { FactList } from '../shared/fact-list.tsx';
import { Details } from '../shared/components/texts.tsx';
import { AmountField, ChoiceField, LongTextField, NumberField, SelectField } from '../shared/form-fields.tsx';
import { FoldedForm, Form, formOf, type FormState } from '../shared/form.tsx';
import { Amount, Instant, Num, typedAmount } from '../shared/number.tsx';
import { personIn } from '../shared/names.ts';
import { proofItems } from '../shared/terms.ts';
import type { OwnLine, RoundPageView, PartProps } from './round-view.ts';

interface MyLineProps extends PartProps {
  readonly own: OwnLine;
}

/** The reader's own line beside the whole plan: what is asked, what colleagues said, and the answer to give. */
export const MyLine = ({ reader, view, posted, own }: MyLineProps) => {
  const { say } = reader;
  const { line, prepares, decides } = own;
  const decided = line.decisions?.length ?? 0;
  const part = { reader, view, posted, own };
  return (
    <section aria-labelledby="my-line">
      <h2 class="govuk-heading-m" id="my-line">
        {say('page.line.mine')}
      </h2>
      <LineFacts {...part} />
      <OtherLines {...part} />
      <Notes {...part} />
      {prepares && decided === 0 && <Preparing {...part} />}
      {line.status === 'prepared' ? (
        <Deciding {...part} />
      ) : (
        decides && <p class="govuk-body">{say('page.line.not_prepared')}</p>
      )}
    </section>
  );
};

/** Where the reader decides in their own name, or in a colleague's. */
const Deciding = (part: MyLineProps) =>
  part.own.decides || part.own.delegations.length > 0 ? (
    <>
      <Approving {...part} />
      <Refusing {...part} />
    </>
  ) : null;

const LineFacts = ({ reader, own: { line } }: MyLineProps) => {
  const { say } = reader;
  const amount = (of: typeof line.asked) => <Amount reader={reader} of={of} />;
  const rows: [string, ComponentChildren][] = [
    ['instrument', say(`page.instrument.${line.instrument}`)],
    ['asked', amount(line.asked)],
    ['standing', line.standing > 0n && amount(line.standing)],
    ['levels', say('page.line.levels', { decided: line.decisions?.length ?? 0, levels: line.levels })],
    ['answer_by', line.answerBy && <Instant at={line.answerBy} />],
    ['lapses_at', line.lapsesAt && <Instant at={line.lapsesAt} />],
  ];
  return <FactList rows={rows} named={(name) => say(`page.field.${name}`)} />;
};

/** Where a funder gives by several instruments, each is a line of its own. */
const OtherLines = ({ reader, view, own }: MyLineProps) => {
  const others = view.own.filter(({ line }) => line.id !== own.line.id);
  if (others.length === 0) return null;
  return (
    <ul class="govuk-list">
      {others.map(({ line }) => (
        <li>
          <a class="govuk-link" href={`/dossiers/${view.head.id}/round?line=${line.id}#my-line`}>
            {reader.say('page.line.other')} {reader.say(`page.instrument.${line.instrument}`)}
          </a>{' '}
          <Amount reader={reader} of={line.asked} />
        </li>
      ))}
    </ul>
  );
};

/** What the funder's own people wrote and decided: nobody else reads it. */
const Notes = ({ reader, view, own: { line } }: MyLineProps) => {
  const { say } = reader;
  const { people } = view.rounds;
  const preparations = line.preparations ?? [];
  const decisions = line.decisions ?? [];
  if (preparations.length === 0) return null;
  return (
    <>
      <h3 class="govuk-heading-s">{say('page.line.notes')}</h3>
      <ul class="govuk-list govuk-list--spaced">
        {preparations.map(({ opinion, proposedAmount, note, preparedBy, preparedAt }) => (
          <li>
            <strong>{say(`page.opinion.${opinion}`)}</strong>
            {proposedAmount !== null && (
              <>
                {' '}
                <Amount reader={reader} of={proposedAmount} />
              </>
            )}
            <br />
            <span dir="auto">{note}</span>
            <br />
            <bdi>{personIn(reader, people, preparedBy)}</bdi> · <Instant at={preparedAt} />
          </li>
        ))}
        {decisions.map((level) => (
          <li>
            <strong>{say(`page.line.level.${level.decision}`, { level: level.level })}</strong>
            {level.amount !== null && (
              <>
                {' '}
                <Amount reader={reader} of={level.amount} />
              </>
            )}
            <br />
            <bdi>{personIn(reader, people, level.decidedBy)}</bdi>
            {level.represented !== level.decidedBy && (
              <>
                {' '}
                {say('page.line.in_place')} <bdi>{personIn(reader, people, level.represented)}</bdi>
              </>
            )}
            {' · '}
            <Instant at={level.decidedAt} />
          </li>
        ))}
      </ul>
    </>
  );
};

const LineInput = ({ own: { line } }: { readonly own: OwnLine }) => (
  <input type="hidden" name="line_id" value={line.id} />
);

const Preparing = ({ reader, posted, own }: MyLineProps) => {
  const { say } = reader;
  const form = formOf({ reader, posted }, 'prepare_line', { version: own.line.version });
  const isFirst = own.line.status === 'asked';
  const fields = (
    <Form form={form}>
      <LineInput own={own} />
      <ChoiceField
        form={form}
        name="opinion"
        items={['favourable', 'unfavourable'].map((value) => ({ value, label: say(`page.opinion.${value}`) }))}
      />
      <AmountField form={form} name="proposedAmount" />
      <LongTextField form={form} name="note" rows={4} />
      <Button>{say('page.line.prepare')}</Button>
    </Form>
  );
  return isFirst ? (
    <>
      <h3 class="govuk-heading-s">{say('page.line.prepare')}</h3>
      {fields}
    </>
  ) : (
    <Details summary={say('page.line.prepare_again')} isOpen={form.posted !== null}>
      {fields}
    </Details>
  );
};

/** The most that this level may give: what the one before gave, or what is asked. */
const ceilingOf = ({ line }: OwnLine) => line.decisions?.at(-1)?.amount ?? line.asked;

const CONDITION_ROWS = [0, 1, 2];

const Approving = ({ reader, view, posted, own }: MyLineProps) => {
  const { say } = reader;
  const stored = { amount: typedAmount(ceilingOf(own)) };
  const form = formOf({ reader, posted }, 'approve_line', { stored, version: own.line.version });
  return (
    <>
      <h3 class="govuk-heading-s">{say('page.line.approve')}</h3>
      <Form form={form}>
        <LineInput own={own} />
        <AmountField form={form} name="amount" />
        <Details summary={say('page.line.conditions')} isOpen={form.posted !== null}>
          <p class="govuk-body">{say('page.line.conditions_text')}</p>
          {CONDITION_ROWS.map((row) => (
            <fieldset class="govuk-fieldset">
              <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">
                {say('page.line.condition', { number: row + 1 })}
              </legend>
              <LongTextField form={form} name={`conditions.${row}.text`} rows={2} />
              <SelectField form={form} name={`conditions.${row}.proof`} items={proofItems(reader)} />
              <NumberField form={form} name={`conditions.${row}.tranche`} />
            </fieldset>
          ))}
        </Details>
        <InWhosePlace form={form} view={view} own={own} />
        <Button>{say('page.line.approve')}</Button>
      </Form>
    </>
  );
};

const InWhosePlace = ({ form, own }: { form: FormState; view: RoundPageView; own: OwnLine }) => {
  const { say } = form.reader;
  if (own.delegations.length === 0) return null;
  return (
    <SelectField
      form={form}
      name="delegationId"
      hint={own.decides ? say('page.line.delegation_own') : say('page.line.delegation_only')}
      items={own.delegations.map(({ id, act }) => ({ value: id, text: act }))}
    />
  );
};

const Refusing = ({ reader, view, posted, own }: MyLineProps) => {
  const { say } = reader;
  const form = formOf({ reader, posted }, 'refuse_line', { version: own.line.version });
  return (
    <FoldedForm form={form} summary={say('page.line.refuse')}>
      <p class="govuk-body">
        {say('page.line.refuse_text')} <Num>{view.head.reference}</Num>
      </p>
      <LineInput own={own} />
      <LongTextField form={form} name="reason" rows={4} />
      <InWhosePlace form={form} view={view} own={own} />
      <Button class="govuk-button--warning">{say('page.line.refuse')}</Button>
    </FoldedForm>
  );
};
