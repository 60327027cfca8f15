import type { ComponentChildren } from 'preact';
import { LEGAL_FORMS } from '../../services/programme/rulebook-terms.ts';
import type { Rulebook } from '../../services/programme/programme-facts.ts';
import { Details } from '../shared/components/texts.tsx';
import { AmountField, ChoicesField, NumberField, SelectField, TickField } from '../shared/form-fields.tsx';
import type { FormState } from '../shared/form.tsx';
import { categoryItems, codeName, listed, regionItems, sectorItems, type Territory } from '../shared/named.ts';
import type { Reader } from '../shared/reader.ts';
import { proofItems, proofName } from '../shared/terms.ts';
import type { RuleSection } from './rule-forms.ts';
import { Kept, Lines, numbers, shares, Titles } from './rule-lines.tsx';

interface AskedProps {
  readonly form: FormState;
  readonly reader: Reader;
  readonly rulebook: Rulebook;
  readonly territories: readonly Territory[];
}

const formItems = ({ say }: Reader) => LEGAL_FORMS.map((value) => ({ value, text: say(`legalForm.${value}`) }));

/** Choices of a list; those that a rulebook made up itself stay among them. */
const choices = (items: readonly { value: string; text: string }[], own: readonly string[], reader: Reader) => [
  ...items.map(({ value, text }) => ({ value, label: text })),
  ...own
    .filter((code) => items.every(({ value }) => value !== code))
    .map((code) => ({ value: code, label: codeName(reader, 'sector', code) })),
];

const Applicants = ({ form, reader, rulebook, territories }: AskedProps) => (
  <>
    <ChoicesField form={form} name="applicants.legalForms" items={choices(formItems(reader), [], reader)} />
    <ChoicesField form={form} name="applicants.regions" items={choices(regionItems(reader, territories), [], reader)} />
    <ChoicesField
      form={form}
      name="applicants.sectors"
      items={choices(sectorItems(reader), rulebook.applicants.sectors, reader)}
    />
    {shares(form, ['applicants.womenOrYouthMinBasisPoints'])}
    {numbers(form, ['applicants.registrationExtractMonthsMax', 'applicants.age.min', 'applicants.age.max'])}
    <SelectField
      form={form}
      name="applicants.age.waiver.by"
      items={['regional_committee', 'fund_committee', 'lead_funder'].map((value) => ({
        value,
        text: reader.say(`page.rules.waiver_by.${value}`),
      }))}
    />
    {numbers(form, [
      'applicants.age.waiver.upTo',
      'eligibility.decisionDays',
      'eligibility.complementWorkingDays',
      'eligibility.appealDays',
    ])}
    <TickField form={form} name="eligibility.isSilenceAcceptance" />
  </>
);

const Funding = ({ form, reader, rulebook: { funding } }: AskedProps) => (
  <>
    {shares(form, ['funding.grantShareMaxBasisPoints', 'funding.ownContributionMinBasisPoints'])}
    {shares(form, ['funding.inKindShareMaxBasisPoints'])}
    <AmountField form={form} name="funding.totalMax" />
    {numbers(form, ['approval.fundersMin'])}
    <Lines
      form={form}
      list="funding.grantCaps"
      count={funding.grantCaps.length}
      line={(at) => (
        <div class="tz-row">
          <SelectField form={form} name={`${at}.legalForm`} items={formItems(reader)} />
          <AmountField form={form} name={`${at}.cap`} />
          <NumberField form={form} name={`${at}.shareMaxBasisPoints`} suffix="%" />
        </div>
      )}
    />
    <ChoicesField
      form={form}
      name="funding.excludedUses"
      items={choices(categoryItems(reader), funding.excludedUses, reader)}
    />
  </>
);

const Documents = ({ form, reader, rulebook: { documents = [] } }: AskedProps) => (
  <Lines
    form={form}
    list="documents"
    count={documents.length}
    line={(at) => (
      <>
        <Kept form={form} name={`${at}.kind`} />
        <Titles form={form} at={at} />
        <SelectField
          form={form}
          name={`${at}.stage`}
          items={(['application', 'agreement', 'payment'] as const).map((value) => ({
            value,
            text: reader.say(`page.rules.asked_at.${value}`),
          }))}
        />
        <Details summary={reader.say('page.rules.choose_forms')}>
          <ChoicesField form={form} name={`${at}.legalForms`} items={choices(formItems(reader), [], reader)} />
        </Details>
      </>
    )}
  />
);

const Scoring = ({ form, rulebook: { rubric } }: AskedProps) => (
  <>
    {numbers(form, ['rubric.threshold', 'review.reviewersMin', 'review.spreadMax', 'review.days'])}
    <Lines
      form={form}
      list="rubric.criteria"
      count={rubric.criteria.length}
      line={(at) => (
        <>
          <Kept form={form} name={`${at}.code`} />
          <Titles form={form} at={at} />
          <div class="tz-row">{numbers(form, [`${at}.weight`, `${at}.minimum`])}</div>
        </>
      )}
    />
  </>
);

const Committee = ({ form }: AskedProps) => (
  <>
    {numbers(form, [
      'committee.quorum',
      'committee.seats',
      'committee.thirds.elected',
      'committee.thirds.state',
      'committee.thirds.civilSociety',
    ])}
    <TickField form={form} name="committee.castingVote" />
    {numbers(form, [
      'committee.noticeDays',
      'committee.secondConvening.quorum',
      'committee.secondConvening.afterDays',
      'committee.provisionalHoldDays',
      'committee.questionDays',
    ])}
  </>
);

const Approval = ({ form, rulebook: { approval } }: AskedProps) => (
  <>
    {numbers(form, ['approval.workingDays', 'approval.roundDays', 'approval.planDays', 'approval.roundsMax'])}
    {numbers(form, ['approval.totalDaysMax'])}
    <Lines
      form={form}
      list="approval.levels"
      count={approval.levels?.length ?? 0}
      line={(at) => (
        <div class="tz-row">
          <AmountField form={form} name={`${at}.above`} />
          <NumberField form={form} name={`${at}.approvers`} />
        </div>
      )}
    />
    <AmountField form={form} name="agreement.conventionAbove" />
    {numbers(form, ['agreement.signatureDays'])}
  </>
);

/** What is chosen, folded away: the list is long. */
const proofsOf = (reader: Reader, { posted, stored }: FormState, name: string): string => {
  const chosen = (posted?.values[name] ?? stored[name] ?? '').split(',').filter(Boolean);
  if (chosen.length === 0) return reader.say('page.rules.choose_proofs');
  return listed(
    reader,
    chosen.map((kind) => proofName(reader, kind)),
  );
};

const Tranches = ({ form, reader, rulebook }: AskedProps) => (
  <Lines
    form={form}
    list="tranches"
    count={rulebook.tranches.length}
    line={(at) => (
      <>
        {shares(form, [`${at}.shareBasisPoints`])}
        <Details summary={proofsOf(reader, form, `${at}.proofs`)}>
          <ChoicesField form={form} name={`${at}.proofs`} items={choices(proofItems(reader), [], reader)} />
        </Details>
      </>
    )}
  />
);

const REPORTS = ['progress', 'technical', 'financial', 'indicator', 'final'] as const;

const Reports = ({ form, reader, rulebook }: AskedProps) => (
  <Lines
    form={form}
    list="reports"
    count={rulebook.reports.length}
    line={(at) => (
      <div class="tz-row">
        <SelectField
          form={form}
          name={`${at}.kind`}
          items={REPORTS.map((value) => ({ value, text: reader.say(`page.rules.report.${value}`) }))}
        />
        {numbers(form, [`${at}.dueMonths`, `${at}.blocksTranche`])}
      </div>
    )}
  />
);

export const FIELDS_OF: Readonly<Record<RuleSection, (props: AskedProps) => ComponentChildren>> = {
  applicants: Applicants,
  funding: Funding,
  documents: Documents,
  scoring: Scoring,
  committee: Committee,
  approval: Approval,
  tranches: Tranches,
  reports: Reports,
};
