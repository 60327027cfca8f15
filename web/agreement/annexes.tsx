import { SummaryList } from '../shared/components/summary-list.tsx';
import { funderIn } from '../shared/names.ts';
import { Amount, Num } from '../shared/number.tsx';
import type { Reader } from '../shared/reader.ts';
import { instrumentName, proofName } from '../shared/terms.ts';
import type { AgreementShown } from './agreement-view.ts';

interface AnnexesProps {
  readonly reader: Reader;
  readonly shown: AgreementShown;
}

type Condition = AgreementShown['agreement']['conditions'][number];

/** Each funder's own part: what it gives, its conditions; then the tranches, which are the same for all. */
export const Annexes = ({ reader, shown: { agreement, names, text } }: AnnexesProps) => {
  const { say } = reader;
  const funders = [...new Set(agreement.lines.map(({ funderId }) => funderId))];
  return (
    <>
      <h2 class="govuk-heading-m">{say('page.agreement.annexes')}</h2>
      {funders.map((funderId) => {
        const lines = agreement.lines.filter((line) => line.funderId === funderId);
        return (
          <SummaryList
            card={{ title: { content: <bdi>{funderIn(reader, names.funders, funderId)}</bdi>, level: 3 } }}
            rows={[
              ...lines.map(({ instrument, amount }) => ({
                key: { content: instrumentName(reader, instrument) },
                value: { content: <Amount reader={reader} of={amount} /> },
              })),
              conditionsRow(
                reader,
                lines.flatMap(({ conditions }) => conditions),
              ),
            ]}
          />
        );
      })}
      {agreement.conditions.length > 0 && <SummaryList rows={[conditionsRow(reader, agreement.conditions, true)]} />}
      <Tranches reader={reader} tranches={text.annexes[0]?.tranches ?? []} />
    </>
  );
};

const conditionsRow = (reader: Reader, conditions: readonly Condition[], isCommittee = false) => ({
  key: { content: reader.say(isCommittee ? 'page.agreement.committee_conditions' : 'page.agreement.conditions') },
  value: {
    content:
      conditions.length === 0 ? (
        reader.say('paper.agreement.no_conditions')
      ) : (
        <ul class="govuk-list govuk-list--bullet">
          {conditions.map(({ text, proof, tranche }) => (
            <li>
              <span dir="auto">{text}</span> ({proofName(reader, proof)}, {reader.say('page.agreement.before_tranche')}{' '}
              <Num>{tranche}</Num>)
            </li>
          ))}
        </ul>
      ),
  },
});

interface TranchesProps {
  readonly reader: Reader;
  readonly tranches: AgreementShown['text']['annexes'][number]['tranches'];
}

const Tranches = ({ reader, tranches }: TranchesProps) => (
  <>
    <h3 class="govuk-heading-s">{reader.say('page.agreement.tranches')}</h3>
    <SummaryList
      rows={tranches.map(({ number, shareBasisPoints, proofs }) => ({
        key: {
          content: (
            <>
              {reader.say('page.agreement.tranche')} <Num>{number}</Num>
            </>
          ),
        },
        value: {
          content: (
            <>
              <Num>{`${(shareBasisPoints / 100).toFixed(0)} %`}</Num>
              {proofs.length > 0 &&
                ` – ${proofs.map((proof) => proofName(reader, proof)).join(reader.say('page.comma'))}`}
            </>
          ),
        },
      }))}
    />
  </>
);
