import { presiderOf } from '../../services/committee/agenda.ts';
import { REASON_CODES } from '../../services/committee/decision.ts';
import { GIVEN_INSTRUMENTS } from '../../services/programme/programme-facts.ts';
import { DomainError } from '../../services/shared/errors.ts';
import type { FunderId } from '../../services/shared/ids.ts';
import { total, type Money } from '../../services/shared/money.ts';
import { Button } from '../shared/components/button.tsx';
import { Details } from '../shared/components/texts.tsx';
import type { Values } from '../shared/fields.ts';
import { AmountField, ChoicesField, LongTextField, NumberField, SelectField } from '../shared/form-fields.tsx';
import { Form, formOf, isFilled, type FormState } from '../shared/form.tsx';
import { ListTable } from '../shared/list.tsx';
import { funderIn } from '../shared/names.ts';
import { typedAmount } from '../shared/number.tsx';
import { proofItems } from '../shared/terms.ts';
import { kindsFor, type DecisionKind } from './decision-typed.ts';
import type { Shown } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';
import type { ItemCase } from './sitting.ts';

/** Whoever presides states what the votes have decided: first which decision it is, then what it says. */
export const DecideItem = (props: Shown<ItemCase>) => {
  const { reader, view } = props;
  const { session, listed } = view;
  if (session.status !== 'open' || listed.item.decided !== null || !presides(view)) return null;
  const kinds = kindsFor(listed.item);
  const asked = kinds.find((kind) => kind === kindIn(props));
  return (
    <section aria-labelledby="decide">
      <h2 class="govuk-heading-m" id="decide">
        {reader.say('page.decide_item')}
      </h2>
      <ul class="govuk-list">
        {kinds.map((kind) => (
          <li>
            <a
              class="govuk-link"
              href={`/sessions/${session.id}/items/${listed.item.id}?decide=${kind}#decide`}
              aria-current={kind === asked ? 'true' : undefined}
            >
              {reader.say(`page.decide.${kind}`)}
            </a>
          </li>
        ))}
      </ul>
      {asked && <DecisionForm {...props} kind={asked} />}
    </section>
  );
};

const presides = ({ session, listed, me }: ItemCase): boolean => {
  try {
    return presiderOf(session, listed.item) === me;
  } catch (error) {
    // The chair has left and nobody is named: nobody presides.
    if (error instanceof DomainError) return false;
    throw error;
  }
};

/** That of the form which was refused, else that of the address. */
const kindIn = ({ view, posted }: Shown<ItemCase>): string | undefined =>
  posted?.values['action'] === 'decide_item' ? posted.values['kind'] : view.query['decide'];

const DecisionForm = ({ reader, view, posted, kind }: Shown<ItemCase> & { readonly kind: DecisionKind }) => {
  const { say } = reader;
  const form = formOf({ reader, posted }, 'decide_item', { stored: PROPOSING.has(kind) ? askedIn(view) : {} });
  return (
    <Form form={form}>
      <h3 class="govuk-heading-s">{say(`page.decide.${kind}`)}</h3>
      <input type="hidden" name="kind" value={kind} />
      {kind.startsWith('rectified') && <LongTextField form={form} name="correction" rows={3} />}
      {kind === 'reserve' && <NumberField form={form} name="rank" />}
      {PROPOSING.has(kind) && <ProposalFields form={form} view={view} />}
      {REJECTING.has(kind) && (
        <>
          <ChoicesField
            form={form}
            name="reasonCodes"
            items={REASON_CODES.map((value) => ({ value, label: say(`page.rejection.${value}`) }))}
          />
          <LongTextField form={form} name="text" rows={4} />
        </>
      )}
      {kind === 'deferred' && <LongTextField form={form} name="question" rows={3} />}
      <Button>{say('page.state_decision')}</Button>
    </Form>
  );
};

const PROPOSING: ReadonlySet<DecisionKind> = new Set(['retained', 'reserve', 'rectified_retained']);
const REJECTING: ReadonlySet<DecisionKind> = new Set(['rejected', 'rectified_rejected']);
/** Most have one condition or none. */
const OTHERS = [1, 2, 3] as const;

interface AskedLine {
  readonly funderId: FunderId;
  readonly instrument: string;
  readonly amount: Money | null;
}

/** Each funder of the call with what the plan asks of it, by each instrument; one that is asked nothing has a line too. */
const linesFor = ({ call, listed }: ItemCase): AskedLine[] =>
  call.funderIds.flatMap((funderId) => {
    const asked: AskedLine[] = listed.asked.filter((line) => line.funderId === funderId);
    return asked.length > 0 ? asked : [{ funderId, instrument: '', amount: null }];
  });

/** By name, in the order of their lines. */
export const fundersOf = (reader: Reader, view: ItemCase): string[] =>
  linesFor(view).map(({ funderId }) => funderIn(reader, view.names.funders, funderId));

/** The plan as it is asked: most are retained so. */
const askedIn = (view: ItemCase): Values => {
  const amounts = linesFor(view).map(({ amount }) => amount);
  return {
    amount: typedAmount(total(amounts.filter((amount) => amount !== null))),
    ...Object.fromEntries(
      linesFor(view).flatMap(({ instrument, amount }, place) => [
        [`lines.${place}.amount`, amount === null ? '' : typedAmount(amount)],
        [`lines.${place}.instrument`, instrument],
      ]),
    ),
  };
};

interface ProposalProps {
  readonly form: FormState;
  readonly view: ItemCase;
}

/** The amount, a line for each funder of the call beside what its envelopes still have, and the conditions. */
const ProposalFields = ({ form, view }: ProposalProps) => {
  const { reader } = form;
  const { say } = reader;
  return (
    <>
      <Available {...{ form, view }} />
      <AmountField form={form} name="amount" />
      {linesFor(view).map(({ funderId }, place) => (
        <fieldset class="govuk-fieldset tz-seat">
          <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">
            <bdi>{funderIn(reader, view.names.funders, funderId)}</bdi>
          </legend>
          <input type="hidden" name={`lines.${place}.funderId`} value={funderId} />
          <AmountField form={form} name={`lines.${place}.amount`} />
          <SelectField
            form={form}
            name={`lines.${place}.instrument`}
            items={GIVEN_INSTRUMENTS.map((value) => ({ value, text: say(`instrument.${value}`) }))}
          />
        </fieldset>
      ))}
      <Condition form={form} view={view} place={0} />
      <Details
        summary={say('page.other_conditions')}
        isOpen={OTHERS.some((place) => isFilled(form, conditionAt(place)))}
      >
        {OTHERS.map((place) => (
          <Condition form={form} view={view} place={place} />
        ))}
      </Details>
    </>
  );
};

const conditionAt = (place: number): string => `conditions.${place}`;

const Condition = ({ form, view, place }: ProposalProps & { readonly place: number }) => {
  const { reader } = form;
  const at = conditionAt(place);
  return (
    <fieldset class="govuk-fieldset tz-seat">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">
        {reader.say('page.condition_number', { number: place + 1 })}
      </legend>
      <LongTextField form={form} name={`${at}.text`} rows={2} />
      <SelectField form={form} name={`${at}.proof`} items={proofItems(reader)} />
      <SelectField
        form={form}
        name={`${at}.tranche`}
        items={view.call.rulebook.tranches.map((_, index) => ({ value: String(index + 1), text: String(index + 1) }))}
      />
    </fieldset>
  );
};

const Available = ({ form: { reader }, view: { envelopes, names } }: ProposalProps) => {
  const { say } = reader;
  return (
    <ListTable
      reader={reader}
      caption={say('page.envelopes_available')}
      items={envelopes}
      empty={say('page.no_envelopes')}
      columns={[
        {
          head: say('page.field.funder'),
          cell: ({ funderId }) => <bdi>{funderIn(reader, names.funders, funderId)}</bdi>,
        },
        { head: say('page.field.instrument'), cell: ({ instrument }) => say(`page.instrument.${instrument}`) },
        {
          head: say('page.field.dossiers.territory'),
          cell: ({ territory }) => (territory === null ? '–' : say(`region.${territory.slice(0, 2)}`)),
        },
        { head: say('page.field.available'), amount: ({ available }) => available },
      ]}
    />
  );
};
