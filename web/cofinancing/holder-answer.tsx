import type { RoundsView } from '../../services/cofinancing/cofinancing-views.ts';
import type { FinancingPlan } from '../../services/application/application-facts.ts';
import { Button } from '../shared/components/button.tsx';
import { AmountField, LongTextField } from '../shared/form-fields.tsx';
import { FoldedForm, Form, formOf } from '../shared/form.tsx';
import { Amount, typedAmount } from '../shared/number.tsx';
import type { RoundPageView, PartProps } from './round-view.ts';

/** The plan as it stands: as the holder last revised it, else as applied for. */
export const planOf = ({ rounds, head }: Pick<RoundPageView, 'rounds' | 'head'>): FinancingPlan =>
  rounds.revisions.findLast(({ plan }) => plan !== null)?.plan ?? head.plan;

export const askedRevision = ({ revisions }: RoundsView) => revisions.find(({ status }) => status === 'asked');

/** The holder is asked to reduce the uses or to bring more: each amount again, or a reasoned no. */
export const HolderAnswer = ({ reader, view, posted }: PartProps) => {
  const { say } = reader;
  const asked = askedRevision(view.rounds);
  if (!asked) return null;
  return (
    <section aria-labelledby="revision">
      <h2 class="govuk-heading-m" id="revision">
        {say('page.revision')}
      </h2>
      <p class="govuk-body" dir="auto">
        {asked.message}
      </p>
      <Revise reader={reader} view={view} posted={posted} />
      <Decline reader={reader} view={view} posted={posted} />
    </section>
  );
};

const Revise = ({ reader, view, posted }: PartProps) => {
  const { say } = reader;
  const plan = planOf(view);
  const stored = Object.fromEntries([
    ...plan.uses.map(({ amount }, row) => [`uses.${row}.amount`, typedAmount(amount)]),
    ...plan.sources.map(({ amount }, row) => [`sources.${row}.amount`, typedAmount(amount)]),
  ]) as Record<string, string>;
  const form = formOf({ reader, posted }, 'revise_plan', { stored });
  return (
    <Form form={form}>
      <p class="govuk-body">
        {say('page.revision.funders_give')} <Amount reader={reader} of={view.rounds.approved} />
      </p>
      <h3 class="govuk-heading-s">{say('page.revision.uses')}</h3>
      {plan.uses.map(({ label, nature }, row) => (
        <>
          <input type="hidden" name={`uses.${row}.row`} value={row} />
          <AmountField
            form={form}
            name={`uses.${row}.amount`}
            label={<bdi>{label}</bdi>}
            hint={say(`page.nature.${nature}`)}
          />
        </>
      ))}
      <h3 class="govuk-heading-s">{say('page.revision.sources')}</h3>
      {plan.sources.map((source, row) =>
        source.by === 'funder' ? null : (
          <>
            <input type="hidden" name={`sources.${row}.row`} value={row} />
            <AmountField
              form={form}
              name={`sources.${row}.amount`}
              label={source.by === 'other' ? <bdi>{source.name}</bdi> : say('page.revision.own')}
              hint={say(`page.nature.${source.nature}`)}
            />
          </>
        ),
      )}
      <Button>{say('page.revision.send')}</Button>
    </Form>
  );
};

const Decline = ({ reader, posted }: PartProps) => {
  const { say } = reader;
  const form = formOf({ reader, posted }, 'decline_revision');
  return (
    <FoldedForm form={form} summary={say('page.revision.decline')}>
      <LongTextField form={form} name="reason" rows={4} />
      <Button class="govuk-button--secondary">{say('page.revision.decline')}</Button>
    </FoldedForm>
  );
};
