import type { PlanOption, PlanOptionsView } from '../../services/cofinancing/lines-views.ts';
import { Button } from '../shared/components/button.tsx';
import { AmountField, LongTextField, SelectField } from '../shared/form-fields.tsx';
import { FoldedForm, Form, formOf } from '../shared/form.tsx';
import { ListTable } from '../shared/list.tsx';
import { Amount } from '../shared/number.tsx';
import { funderIn } from '../shared/names.ts';
import type { PartProps } from './round-view.ts';

interface PlannerProps extends PartProps {
  readonly options: PlanOptionsView;
}

/** How a choice of the planner names a funder and what it gives by. */
const optionOf = ({ funderId, instrument }: PlanOption): string => `${funderId} ${instrument}`;

const ROWS = [0, 1, 2];

/** For the lead funder, where something is missing: who could give it, or what else to do. */
export const Planner = ({ reader, view, posted, options }: PlannerProps) => {
  const { say } = reader;
  const part = { reader, view, posted, options };
  return (
    <section aria-labelledby="planner">
      <h2 class="govuk-heading-m" id="planner">
        {say('page.planner')}
      </h2>
      <p class="govuk-body">
        {say('page.planner.missing')} <Amount reader={reader} of={options.gap} />
      </p>
      <OptionTable {...part} />
      <AskOthers {...part} />
      <AskHolder {...part} />
      <GiveUp {...part} />
    </section>
  );
};

const OptionTable = ({ reader, view, options }: PlannerProps) => {
  const { say } = reader;
  const amount = (of: PlanOption['most']) => <Amount reader={reader} of={of} />;
  return (
    <ListTable
      reader={reader}
      caption={say('page.planner')}
      items={options.options}
      empty={say('page.planner.nobody')}
      columns={[
        {
          head: say('page.field.funder'),
          cell: (option) => (
            <span>
              <bdi>{funderIn(reader, view.funders, option.funderId)}</bdi> (
              {say(`page.instrument.${option.instrument}`)})
            </span>
          ),
        },
        { head: say('page.field.gives_already'), isNumeric: true, cell: ({ standing }) => amount(standing) },
        { head: say('page.field.available'), isNumeric: true, cell: ({ available }) => amount(available) },
        { head: say('page.field.most'), isNumeric: true, cell: ({ most }) => amount(most) },
      ]}
    />
  );
};

const AskOthers = ({ reader, view, posted, options }: PlannerProps) => {
  const { say } = reader;
  const form = formOf({ reader, posted }, 'plan_round', { version: view.rounds.version });
  const able = options.options.filter(({ most }) => most > 0n);
  if (able.length === 0) return <p class="govuk-body">{say('page.planner.nobody')}</p>;
  const items = able.map((option) => ({
    value: optionOf(option),
    text: `${funderIn(reader, view.funders, option.funderId)} – ${say(`page.instrument.${option.instrument}`)}`,
  }));
  return (
    <>
      <h3 class="govuk-heading-s">{say('page.planner.ask_others')}</h3>
      <p class="govuk-body">{say('page.planner.ask_others_text')}</p>
      <Form form={form}>
        {ROWS.slice(0, Math.max(1, able.length)).map((row) => (
          <div class="tz-row">
            <SelectField form={form} name={`lines.${row}.option`} items={items} />
            <AmountField form={form} name={`lines.${row}.amount`} />
          </div>
        ))}
        <Button>{say('page.planner.ask_others')}</Button>
      </Form>
    </>
  );
};

const AskHolder = ({ reader, view, posted }: PlannerProps) => {
  const { say } = reader;
  const form = formOf({ reader, posted }, 'ask_revision', { version: view.rounds.version });
  return (
    <FoldedForm form={form} summary={say('page.planner.ask_holder')}>
      <p class="govuk-body">{say('page.planner.ask_holder_text')}</p>
      <LongTextField form={form} name="message" rows={4} />
      <Button>{say('page.planner.ask_holder')}</Button>
    </FoldedForm>
  );
};

const GiveUp = ({ reader, view, posted }: PlannerProps) => {
  const { say } = reader;
  const form = formOf({ reader, posted }, 'give_up', { version: view.rounds.version });
  return (
    <FoldedForm form={form} summary={say('page.planner.give_up')}>
      <p class="govuk-body">{say('page.planner.give_up_text')}</p>
      <LongTextField form={form} name="reason" rows={4} />
      <Button class="govuk-button--warning">{say('page.planner.give_up')}</Button>
    </FoldedForm>
  );
};
