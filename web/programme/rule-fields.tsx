import type { ComponentChildren } from 'preact';
import { AmountField, NumberField, SelectField, TickField } from '../shared/form-fields.tsx';
import { valueIn } from '../shared/form.tsx';
import { categoryItems, regionItems, sectorItems } from '../shared/named.ts';
import { Num } from '../shared/number.tsx';
import { proofItems } from '../shared/terms.ts';
import {
  choices,
  chosenOf,
  figure,
  formItems,
  monthsAfter,
  reportItems,
  stageItems,
  type AskedProps,
} from './rule-asked.tsx';
import type { RuleSection } from './rule-forms.ts';
import { FoldedChoices, Kept, Lines, numbers, shares, Titles } from './rule-lines.tsx';

const Applicants = ({ form, reader, rulebook, territories }: AskedProps) => (
  <>
    <FoldedChoices
      form={form}
      name="applicants.legalForms"
      items={choices(formItems(reader), [], reader)}
      none={reader.say('page.rules.none_chosen')}
    />
    <FoldedChoices
      form={form}
      name="applicants.regions"
      items={choices(regionItems(reader, territories), [], reader)}
      none={reader.say('page.whole_kingdom')}
    />
    <FoldedChoices
      form={form}
      name="applicants.sectors"
      items={choices(sectorItems(reader), rulebook.applicants.sectors, reader)}
      none={reader.say('page.rules.none_chosen')}
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
      told={(at) => (
        <>
          {chosenOf(formItems(reader), valueIn(form, `${at}.legalForm`))}
          {figure(valueIn(form, `${at}.cap`), reader.say('page.currency'))}
        </>
      )}
      line={(at) => (
        <div class="tz-row">
          <SelectField form={form} name={`${at}.legalForm`} items={formItems(reader)} />
          <AmountField form={form} name={`${at}.cap`} />
          <NumberField form={form} name={`${at}.shareMaxBasisPoints`} suffix="%" />
        </div>
      )}
    />
    <FoldedChoices
      form={form}
      name="funding.excludedUses"
      items={choices(categoryItems(reader), funding.excludedUses, reader)}
      none={reader.say('page.rules.none_chosen')}
    />
  </>
);

const Documents = ({ form, reader, rulebook: { documents = [] } }: AskedProps) => (
  <Lines
    form={form}
    list="documents"
    count={documents.length}
    told={(at) => (
      <>
        {valueIn(form, `${at}.titles.${reader.language}`)}
        {' · '}
        {chosenOf(stageItems(reader), valueIn(form, `${at}.stage`))}
      </>
    )}
    line={(at) => (
      <>
        <Kept form={form} name={`${at}.kind`} />
        <Titles form={form} at={at} />
        <SelectField form={form} name={`${at}.stage`} items={stageItems(reader)} />
        <FoldedChoices
          form={form}
          name={`${at}.legalForms`}
          items={choices(formItems(reader), [], reader)}
          none={reader.say('page.rules.every_form')}
        />
      </>
    )}
  />
);

const Scoring = ({ form, reader, rulebook: { rubric } }: AskedProps) => (
  <>
    {numbers(form, ['rubric.threshold', 'review.reviewersMin', 'review.spreadMax', 'review.days'])}
    <Lines
      form={form}
      list="rubric.criteria"
      count={rubric.criteria.length}
      told={(at) => (
        <>
          {valueIn(form, `${at}.titles.${reader.language}`)}
          {figure(valueIn(form, `${at}.weight`), reader.say('page.rules.of_hundred'))}
        </>
      )}
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

const Approval = ({ form, reader, rulebook: { approval } }: AskedProps) => (
  <>
    {numbers(form, ['approval.workingDays', 'approval.roundDays', 'approval.planDays', 'approval.roundsMax'])}
    {numbers(form, ['approval.totalDaysMax'])}
    <Lines
      form={form}
      list="approval.levels"
      count={approval.levels?.length ?? 0}
      told={(at) => (
        <>
          {reader.say('page.rules.above')} <Num>{valueIn(form, `${at}.above`)}</Num> {reader.say('page.currency')}
        </>
      )}
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

const Tranches = ({ form, reader, rulebook: { tranches } }: AskedProps) => (
  <Lines
    form={form}
    list="tranches"
    count={tranches.length}
    told={(at) => <Num>{`${valueIn(form, `${at}.shareBasisPoints`) ?? ''} %`}</Num>}
    line={(at) => (
      <>
        <Kept form={form} name={`${at}.was`} />
        {shares(form, [`${at}.shareBasisPoints`])}
        <FoldedChoices
          form={form}
          name={`${at}.proofs`}
          items={choices(proofItems(reader), [], reader)}
          none={reader.say('page.rules.none_chosen')}
        />
      </>
    )}
  />
);

const Reports = ({ form, reader, rulebook: { reports } }: AskedProps) => (
  <Lines
    form={form}
    list="reports"
    count={reports.length}
    told={(at) => (
      <>
        {chosenOf(reportItems(reader), valueIn(form, `${at}.kind`))}
        {monthsAfter(valueIn(form, `${at}.dueMonths`), reader)}
      </>
    )}
    line={(at) => (
      <div class="tz-row">
        <SelectField form={form} name={`${at}.kind`} items={reportItems(reader)} />
        {numbers(form, [`${at}.dueMonths`, `${at}.blocksTranche`])}
      </div>
    )}
  />
);

export const RULE_FIELDS: Readonly<Record<RuleSection, (props: AskedProps) => ComponentChildren>> = {
  applicants: Applicants,
  funding: Funding,
  documents: Documents,
  scoring: Scoring,
  committee: Committee,
  approval: Approval,
  tranches: Tranches,
  reports: Reports,
};
