import type { ComponentChildren } from 'preact';
import type { Call } from '../../services/programme/programme-facts.ts';
import { SummaryList } from '../shared/components/summary-list.tsx';
import { inLanguage } from '../shared/names.ts';
import { Amount, Num } from '../shared/number.tsx';
import type { Reader } from '../shared/reader.ts';
import { proofName } from '../shared/terms.ts';

interface RulesProps {
  readonly reader: Reader;
  readonly call: Call;
}

type Rule = readonly [name: string, content: ComponentChildren];

/** What happens to an application, in the order in which it happens; what applicants read has a page of its own. */
export const RuleSections = (rules: RulesProps) => (
  <>
    <Section {...rules} name="judging" rows={judgingOf(rules)} />
    <Section {...rules} name="deciding" rows={decidingOf(rules)} />
    <Section {...rules} name="paying" rows={payingOf(rules)} />
  </>
);

const Section = ({ reader: { say }, name, rows }: RulesProps & { name: string; rows: readonly Rule[] }) => (
  <>
    <h3 class="govuk-heading-s">{say(`page.rules.${name}`)}</h3>
    <SummaryList
      rows={rows.map(([key, content]) => ({ key: { content: say(`page.rules.${key}`) }, value: { content } }))}
    />
  </>
);

const percent = (basisPoints: number) => <Num>{`${basisPoints / 100} %`.replace('.', ',')}</Num>;

const judgingOf = ({ reader, call: { rulebook } }: RulesProps): Rule[] => {
  const { say } = reader;
  const { rubric, review, eligibility } = rulebook;
  return [
    ['decision_days', say('page.rules.days', { days: eligibility.decisionDays })],
    ['reviewers', <Num>{review.reviewersMin}</Num>],
    ['review_days', say('page.rules.days', { days: review.days })],
    ['spread', say('page.rules.points', { points: review.spreadMax })],
    ['threshold', say('page.rules.points', { points: rubric.threshold })],
    [
      'criteria',
      <ul class="govuk-list govuk-list--bullet">
        {rubric.criteria.map(({ titles, weight, minimum }) => (
          <li>
            <bdi>{inLanguage(reader, titles)}</bdi>
            {say('page.colon')}
            {say('page.rules.points', { points: weight })}
            {minimum !== null && ` · ${say('page.rules.minimum', { points: minimum })}`}
          </li>
        ))}
      </ul>,
    ],
  ];
};

const decidingOf = ({ reader, call: { rulebook } }: RulesProps): Rule[] => {
  const { say } = reader;
  const { committee, approval, agreement } = rulebook;
  return [
    ['quorum', <Num>{committee.quorum}</Num>],
    ['hold', say('page.rules.days', { days: committee.provisionalHoldDays })],
    ['answer', say('page.rules.working_days', { days: approval.workingDays })],
    ['round', say('page.rules.days', { days: approval.roundDays })],
    ['rounds', <Num>{approval.roundsMax}</Num>],
    ['funders', <Num>{approval.fundersMin}</Num>],
    [
      'levels',
      <ul class="govuk-list">
        <li>{say('page.rules.people', { people: 1 })}</li>
        {(approval.levels ?? []).map(({ above, approvers }) => (
          <li>
            {say('page.rules.above')} <Amount reader={reader} of={above} />
            {say('page.colon')}
            {say('page.rules.people', { people: approvers })}
          </li>
        ))}
      </ul>,
    ],
    ['convention', <Amount reader={reader} of={agreement.conventionAbove} />],
    ['signature', say('page.rules.days', { days: agreement.signatureDays })],
  ];
};

const payingOf = ({ reader, call: { rulebook } }: RulesProps): Rule[] => {
  const { say } = reader;
  return [
    [
      'tranches',
      <ol class="govuk-list govuk-list--number">
        {rulebook.tranches.map(({ shareBasisPoints, proofs }) => (
          <li>
            {percent(shareBasisPoints)} – {proofs.map((kind) => proofName(reader, kind)).join(say('page.rules.comma'))}
          </li>
        ))}
      </ol>,
    ],
    [
      'reports',
      <ul class="govuk-list govuk-list--bullet">
        {rulebook.reports.map(({ kind, dueMonths }) => (
          <li>
            {say(`page.rules.report.${kind}`)}
            {say('page.colon')}
            {say('page.rules.months', { months: dueMonths })}
          </li>
        ))}
      </ul>,
    ],
    [
      'indicators',
      <ul class="govuk-list govuk-list--bullet">
        {rulebook.indicators.map(({ titles }) => (
          <li dir="auto">{inLanguage(reader, titles)}</li>
        ))}
      </ul>,
    ],
  ];
};
