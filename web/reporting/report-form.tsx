import type { Rulebook } from '../../services/programme/programme-facts.ts';
import { partsAsked } from '../../services/reporting/disaggregation.ts';
import type { Aim } from '../../services/reporting/jobs.ts';
import type { ReportContent } from '../../services/reporting/report-content.ts';
import { PARTS } from '../../services/reporting/report-content.ts';
import { MEASURING_KINDS } from '../../services/reporting/report.ts';
import { Button } from '../shared/components/button.tsx';
import { SummaryList } from '../shared/components/summary-list.tsx';
import { Details, InsetText } from '../shared/components/texts.tsx';
import type { Values } from '../shared/fields.ts';
import { AmountField, FileField, LongTextField, NumberField, SelectField, TextField } from '../shared/form-fields.tsx';
import { Form, formOf, type FormState, isFilled } from '../shared/form.tsx';
import { Num, typedAmount } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import { PHOTO_OR_PDF } from '../shared/uploading.ts';
import { numberText } from './report-revision.tsx';
import type { ReportShown } from './report-shown.ts';

type Indicator = Rulebook['indicators'][number];

/** What the holder tells: what was done, what was spent, what it changed. After a return, with what was told before. */
export const ReportForm = ({ reader, view, posted }: Shown<ReportShown>) => {
  const { head, report, indicators, aims } = view;
  const { say } = reader;
  const told = report.revisions.at(-1)?.content;
  const stored = { ...typedBefore(view), ...(told === undefined ? {} : typedReport(told, indicators)) };
  const form = formOf({ reader, posted }, 'submit_report', { stored, version: report.version });
  return (
    <Form form={form} hasFile>
      <LongTextField form={form} name="summary" rows={6} />
      <Spending form={form} uses={head.plan.uses.map(({ label }) => label)} lines={linesOf(told)} />
      {MEASURING_KINDS.includes(report.kind) &&
        indicators.map((indicator, place) => (
          <Measured
            form={form}
            indicator={indicator}
            place={place}
            aim={aims.find(({ code }) => code === indicator.code)}
          />
        ))}
      <FileField form={form} accept={PHOTO_OR_PDF} />
      <InsetText>{say('page.reports.not_sent')}</InsetText>
      <Button>{say('page.reports.send')}</Button>
      <p class="govuk-body">{say('page.reports.send_then')}</p>
    </Form>
  );
};

const LINES_MIN = 3;
const SPARE = 2;

/** Enough lines for what was told and some more. */
const linesOf = (told: ReportContent | undefined): number => Math.max(LINES_MIN, (told?.spent.length ?? 0) + SPARE);

interface SpendingProps {
  readonly form: FormState;
  readonly uses: readonly string[];
  readonly lines: number;
}

const Spending = ({ form, uses, lines }: SpendingProps) => {
  const { say } = form.reader;
  return (
    <fieldset class="govuk-fieldset">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{say('page.reports.spent')}</legend>
      <p class="govuk-hint">{say('page.reports.spent_hint')}</p>
      {Array.from({ length: lines }, (_line, place) => {
        const at = `spent.${String(place)}`;
        const line = <SpentLine form={form} uses={uses} at={at} />;
        return place === 0 || isFilled(form, at) ? (
          line
        ) : (
          <Details summary={say('page.reports.another_line', { number: place + 1 })}>{line}</Details>
        );
      })}
    </fieldset>
  );
};

const SpentLine = ({ form, uses, at }: Omit<SpendingProps, 'lines'> & { readonly at: string }) => (
  <div class="tz-row">
    <TextField form={form} name={`${at}.label`} />
    <SelectField form={form} name={`${at}.use`} items={uses.map((text, use) => ({ value: String(use + 1), text }))} />
    <AmountField form={form} name={`${at}.amount`} />
  </div>
);

interface MeasuredProps {
  readonly form: FormState;
  readonly indicator: Indicator;
  readonly place: number;
  readonly aim: Aim | undefined;
}

const AIMS = ['baseline', 'target'] as const;

/** One indicator: before and aimed at where the application does not say it, now, and of whom. */
const Measured = ({ form, indicator, place, aim }: MeasuredProps) => {
  const { language, say, known } = form.reader;
  const { code, titles, unit, disaggregation } = indicator;
  const at = (name: string) => `indicators.${String(place)}.${name}`;
  return (
    <fieldset class="govuk-fieldset tz-row-group">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">
        {titles[language]} <span class="govuk-hint">{known(`page.unit.${unit}`) ?? unit}</span>
      </legend>
      <input type="hidden" name={at('code')} value={code} />
      {aim !== undefined && <Known form={form} place={place} aim={aim} />}
      <div class="tz-row">
        {[...(aim === undefined ? AIMS : []), 'actual'].map((name) => (
          <NumberField form={form} name={at(name)} />
        ))}
      </div>
      {disaggregation !== undefined && disaggregation.length > 0 && (
        <>
          <p class="govuk-hint">{say('page.reports.of_which')}</p>
          <div class="tz-row">
            {partsAsked(disaggregation).map((part) => (
              <NumberField form={form} name={at(part)} />
            ))}
          </div>
        </>
      )}
    </fieldset>
  );
};

/** Read and not typed; it goes along with the form. */
const Known = ({ form, place, aim }: Pick<MeasuredProps, 'form' | 'place'> & { readonly aim: Aim }) => {
  const { say } = form.reader;
  return (
    <>
      <p class="govuk-hint">{say('page.reports.as_applied')}</p>
      <SummaryList
        rows={AIMS.map((name) => ({
          key: { content: say(`page.field.submit_report.indicators.${name}`) },
          value: { content: <Num>{numberText(aim[name])}</Num> },
        }))}
      />
      {AIMS.map((name) => (
        <input type="hidden" name={`indicators.${String(place)}.${name}`} value={String(aim[name])} />
      ))}
    </>
  );
};

/** What is there before and what is aimed at do not change from one report to the next. */
const typedBefore = ({ indicators, earlier }: ReportShown): Values =>
  Object.fromEntries(
    indicators.flatMap(({ code }, place) => {
      const told = earlier.find((each) => each.code === code);
      return told === undefined
        ? []
        : AIMS.map((name) => [`indicators.${String(place)}.${name}`, typedNumber(told[name])]);
    }),
  );

const typedNumber = (number: number): string => String(number).replace('.', ',');

/** What was told before, as it stands in the fields. */
const typedReport = (
  { summary, spent, indicators: told }: ReportContent,
  indicators: readonly Indicator[],
): Values => ({
  summary,
  ...Object.fromEntries(
    spent.flatMap(({ label, use, amount }, place) => [
      [`spent.${String(place)}.label`, label],
      [`spent.${String(place)}.use`, use === undefined ? '' : String(use)],
      [`spent.${String(place)}.amount`, typedAmount(amount)],
    ]),
  ),
  ...Object.fromEntries(
    indicators.flatMap(({ code }, place) => {
      const value = told.find((each) => each.code === code);
      if (!value) return [];
      return (['baseline', 'target', 'actual', ...PARTS] as const).flatMap((name) => {
        const number = value[name];
        return number === undefined ? [] : [[`indicators.${String(place)}.${name}`, typedNumber(number)] as const];
      });
    }),
  ),
});
