import type { FinancingPlan } from '../../services/application/financing-plan.ts';
import type { Call } from '../../services/programme/programme-facts.ts';
import type { FunderSummary } from '../../services/programme/programme-views.ts';
import { Button } from '../shared/components/button.tsx';
import { Details } from '../shared/components/texts.tsx';
import { AmountField, SelectField, TextField, TickField } from '../shared/form-fields.tsx';
import { type FormState, isFaulty, valueIn } from '../shared/form.tsx';
import { categoryItems } from '../shared/named.ts';
import { Num } from '../shared/number.tsx';
import type { Reader } from '../shared/reader.ts';
import { askedLines, BROUGHT, NATURES, rowsShown, type AskedLine } from './plan-form.ts';

/** The funders of a call and what may be asked of them. */
export const linesOf = ({ funderIds, rulebook }: Call): AskedLine[] => {
  const others = (rulebook.funding.otherInstruments ?? []).map(({ instrument }) => instrument);
  return askedLines({
    funderIds,
    instruments: BROUGHT.filter((instrument) => instrument === 'grant' || others.includes(instrument)),
  });
};

interface PlanFieldsProps {
  readonly form: FormState;
  readonly call: Call;
  readonly funders: readonly FunderSummary[];
  readonly plan: FinancingPlan;
  /** Sent once, as a whole: no line is saved before, so that more empty ones stand ready. */
  readonly isWhole?: boolean;
  /** An empty line of the uses stands ready. */
  readonly isAdding?: boolean;
}

/** Uses and sources as lines; the first is there, and each other one when it is asked for. */
export const PlanFields = ({ form, call, funders, plan, isWhole = false, isAdding = true }: PlanFieldsProps) => {
  const { reader, stored, posted } = form;
  const { say } = reader;
  const spare = { uses: isAdding ? 1 : 0, others: 1 };
  const rows = (list: 'uses' | 'others') => rowsShown(list, isWhole ? 3 : spare[list], stored, posted?.values ?? {});
  const othersStored = rowsShown('others', 0, stored, posted?.values ?? {});
  return (
    <>
      <h2 class="govuk-heading-m">{say('page.plan.uses')}</h2>
      <p class="govuk-body">{say('page.plan.uses_text')}</p>
      {range(rows('uses')).map((at) => (
        <UseRow form={form} at={at} isNew={at >= plan.uses.length} isFolded={isWhole || at < plan.uses.length} />
      ))}
      {!isWhole && (
        <Button class="govuk-button--secondary" name="then" value="uses">
          {say('page.plan.add_use')}
        </Button>
      )}
      <h2 class="govuk-heading-m" id="sources">
        {say('page.plan.sources')}
      </h2>
      <h3 class="govuk-heading-s">{say('page.plan.own')}</h3>
      <AmountField form={form} name="own.cash" />
      <AmountField form={form} name="own.in_kind" />
      <h3 class="govuk-heading-s">{say('page.plan.asked')}</h3>
      {linesOf(call).map((line, at) => (
        <Asked form={form} line={line} at={at} funders={funders} />
      ))}
      <Details summary={say('page.plan.others')} isOpen={othersStored > 0}>
        {range(rows('others')).map((at) => (
          <OtherRow form={form} at={at} />
        ))}
        {!isWhole && (
          <Button class="govuk-button--secondary" name="then" value="others">
            {say('page.plan.add_other')}
          </Button>
        )}
      </Details>
    </>
  );
};

const range = (length: number): number[] => Array.from({ length }, (_, at) => at);

const naturesOf = ({ say }: Reader) => NATURES.map((value) => ({ value, text: say(`page.nature.${value}`) }));

interface RowProps {
  readonly form: FormState;
  readonly at: number;
}

/** A line that is known is folded: a plan of ten would be six screens of a phone. */
const UseRow = ({ form, at, isNew, isFolded }: RowProps & { readonly isNew: boolean; readonly isFolded: boolean }) => {
  const row = <UseFields form={form} at={at} isNew={isNew} />;
  return isFolded ? (
    <Details summary={<UseSummary form={form} at={at} />} isOpen={isFaulty(form, `uses.${at}`)}>
      {row}
    </Details>
  ) : (
    row
  );
};

const UseSummary = ({ form, at }: RowProps) => {
  const { reader } = form;
  const label = valueIn(form, `uses.${at}.label`);
  if (label === undefined) return <>{reader.say('page.plan.new_line', { number: at + 1 })}</>;
  return (
    <>
      <bdi>{label}</bdi>
      {reader.say('page.colon')}
      <span class="tz-amount">
        <Num>{valueIn(form, `uses.${at}.amount`)}</Num> {reader.say('page.currency')}
      </span>
    </>
  );
};

const UseFields = ({ form, at, isNew }: RowProps & { readonly isNew: boolean }) => {
  const { reader } = form;
  return (
    <fieldset class="govuk-fieldset tz-line">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">
        {reader.say(isNew ? 'page.plan.new_line' : 'page.plan.line', { number: at + 1 })}
      </legend>
      <SelectField form={form} name={`uses.${at}.category`} items={categoryItems(reader)} />
      <TextField form={form} name={`uses.${at}.label`} />
      <AmountField form={form} name={`uses.${at}.amount`} />
      <SelectField form={form} name={`uses.${at}.nature`} items={naturesOf(reader)} />
      <TickField form={form} name={`uses.${at}.outside`} />
      {!isNew && <TickField form={form} name={`uses.${at}.gone`} />}
    </fieldset>
  );
};

interface AskedProps extends RowProps {
  readonly line: AskedLine;
  readonly funders: readonly FunderSummary[];
}

const Asked = ({ form, at, line: { funderId, instrument }, funders }: AskedProps) => {
  const { say, language } = form.reader;
  const name = funders.find(({ id }) => id === funderId)?.names[language] ?? '';
  return (
    <>
      <input type="hidden" name={`asked.${at}.funderId`} value={funderId} />
      <input type="hidden" name={`asked.${at}.instrument`} value={instrument} />
      <AmountField form={form} name={`asked.${at}.amount`} label={`${name} – ${say(`instrument.${instrument}`)}`} />
    </>
  );
};

const OtherRow = ({ form, at }: RowProps) => {
  const { reader } = form;
  const isStored = form.stored[`others.${at}.name`] !== undefined;
  return (
    <fieldset class="govuk-fieldset tz-line">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">
        {reader.say(isStored ? 'page.plan.line' : 'page.plan.new_line', { number: at + 1 })}
      </legend>
      <TextField form={form} name={`others.${at}.name`} />
      <SelectField
        form={form}
        name={`others.${at}.instrument`}
        items={BROUGHT.map((value) => ({ value, text: reader.say(`instrument.${value}`) }))}
      />
      <AmountField form={form} name={`others.${at}.amount`} />
      <SelectField form={form} name={`others.${at}.nature`} items={naturesOf(reader)} />
      {isStored && <TickField form={form} name={`others.${at}.gone`} />}
    </fieldset>
  );
};
