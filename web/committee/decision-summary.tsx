import type { Decision } from '../../services/committee/decision.ts';
import { Tag } from '../shared/components/texts.tsx';
import { ListTable } from '../shared/list.tsx';
import { funderIn } from '../shared/names.ts';
import type { Names } from '../shared/naming.ts';
import { Amount, Num } from '../shared/number.tsx';
import type { Reader } from '../shared/reader.ts';
import { proofName } from '../shared/terms.ts';

interface SummaryProps {
  readonly reader: Reader;
  readonly decision: Decision;
  readonly funders: Names['funders'];
}

const TAGS: Readonly<Record<Decision['kind'], string>> = {
  retained: 'govuk-tag--green',
  reserve: 'govuk-tag--yellow',
  deferred: 'govuk-tag--blue',
  rejected: 'govuk-tag--red',
  rectified: 'govuk-tag--purple',
};

/** What was decided, with its amounts, conditions and reasons. */
export const DecisionSummary = (props: SummaryProps) => {
  const { say } = props.reader;
  const { decision } = props;
  return (
    <>
      <p class="govuk-body">
        <Tag class={TAGS[decision.kind]}>{say(`page.decision.${decision.kind}`)}</Tag>{' '}
        {decision.kind === 'reserve' && (
          <>
            {say('page.field.rank')} <Num>{decision.rank}</Num>
          </>
        )}
      </p>
      <Substance {...props} />
    </>
  );
};

const Substance = ({ reader, decision, funders }: SummaryProps) => {
  switch (decision.kind) {
    case 'retained':
    case 'reserve':
      return <Proposal reader={reader} decision={decision} funders={funders} />;
    case 'deferred':
      return <Words text={decision.question} />;
    case 'rejected':
      return (
        <>
          <ul class="govuk-list govuk-list--bullet">
            {decision.reasonCodes.map((code) => (
              <li>{reader.say(`page.rejection.${code}`)}</li>
            ))}
          </ul>
          <Words text={decision.text} />
        </>
      );
    case 'rectified':
      return (
        <>
          <Words text={decision.text} />
          {decision.becomes && <DecisionSummary reader={reader} decision={decision.becomes} funders={funders} />}
        </>
      );
  }
};

const Words = ({ text }: { readonly text: string }) => (
  <p class="govuk-body" dir="auto">
    {text}
  </p>
);

interface ProposalProps extends SummaryProps {
  readonly decision: Extract<Decision, { kind: 'retained' | 'reserve' }>;
}

const Proposal = ({ reader, decision: { amount, lines, conditions }, funders }: ProposalProps) => {
  const { say } = reader;
  return (
    <>
      <p class="govuk-body-l">
        <Amount reader={reader} of={amount} />
      </p>
      <ListTable
        reader={reader}
        caption={say('page.proposed_lines')}
        items={lines}
        empty="–"
        columns={[
          { head: say('page.field.funder'), cell: ({ funderId }) => <bdi>{funderIn(reader, funders, funderId)}</bdi> },
          {
            head: say('page.field.instrument'),
            cell: ({ instrument }) => say(`page.instrument.${instrument ?? 'grant'}`),
          },
          { head: say('page.field.amount'), amount: (line) => line.amount },
        ]}
      />
      {conditions.length > 0 && (
        <>
          <h3 class="govuk-heading-s">{say('page.conditions')}</h3>
          <ul class="govuk-list govuk-list--bullet">
            {conditions.map(({ text, proof, tranche }) => (
              <li>
                <span dir="auto">{text}</span> · {proofName(reader, proof)} · {say('page.before_tranche', { tranche })}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
};
