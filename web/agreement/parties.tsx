import type { Reader } from '../shared/reader.ts';
import { funderIn, organisationIn, personIn } from '../shared/names.ts';
import { ListTable } from '../shared/list.tsx';
import { Instant, Num } from '../shared/number.tsx';
import { Tag } from '../shared/components/texts.tsx';
import type { AgreementShown, Signatory } from './agreement-view.ts';

interface PartyProps {
  readonly reader: Reader;
  readonly shown: AgreementShown;
  readonly of: Signatory;
}

/** What a party is called. */
export const PartyName = ({ reader, shown: { organisation, names }, of: { party } }: PartyProps) => (
  <bdi>
    {party.by === 'funder' ? funderIn(reader, names.funders, party.funderId) : organisationIn(reader, organisation)}
  </bdi>
);

/** Who has signed, who signs now and until when, who comes after. */
export const Parties = ({ reader, shown }: Omit<PartyProps, 'of'>) => {
  const { say } = reader;
  return (
    <ListTable
      reader={reader}
      caption={say('page.agreement.parties')}
      items={shown.agreement.signatories}
      empty="–"
      columns={[
        { head: say('page.agreement.order'), cell: ({ position }) => <Num>{position}</Num> },
        { head: say('page.agreement.party'), cell: (each) => <PartyName reader={reader} shown={shown} of={each} /> },
        {
          head: say('page.agreement.signature'),
          cell: (each) => <Standing reader={reader} shown={shown} of={each} />,
        },
      ]}
    />
  );
};

const Standing = ({ reader, shown, of }: PartyProps) => {
  const { say } = reader;
  if (of.signature) {
    const { personId, level, signedAt } = of.signature;
    return (
      <span>
        <Tag class="govuk-tag--green">{say(`page.agreement.level.${level}`)}</Tag>{' '}
        <bdi>{personIn(reader, shown.names.people, personId)}</bdi> <Instant at={signedAt} />
      </span>
    );
  }
  if (of.id !== shown.turn?.id || of.dueAt === null) return <span>{say('page.agreement.later')}</span>;
  return (
    <span>
      <Tag class="govuk-tag--yellow">{say('page.agreement.turn')}</Tag> {say('page.until')} <Instant at={of.dueAt} />
    </span>
  );
};
