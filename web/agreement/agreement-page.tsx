import { ButtonLink } from '../shared/components/button.tsx';
import { FactList } from '../shared/fact-list.tsx';
import { Details, InsetText, Tag } from '../shared/components/texts.tsx';
import type { DossierHead } from '../shared/dossier-frame.tsx';
import { DossierFrame } from '../shared/dossier-frame.tsx';
import { Amount, Instant, Num } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';
import type { AgreementShown } from './agreement-view.ts';
import { Annexes } from './annexes.tsx';
import { Copies } from './copies.tsx';
import { Parties, PartyName } from './parties.tsx';

type View = AgreementShown | { readonly head: DossierHead; readonly agreement: null };

/** The agreement as its parties read it: whose turn it is, who has signed, what it says. */
export const AgreementPage = ({ reader, view, posted }: Shown<View>) => (
  <DossierFrame reader={reader} head={view.head} place="agreement" posted={posted}>
    {view.agreement === null ? (
      <InsetText>{reader.say('page.agreement.none')}</InsetText>
    ) : (
      <>
        <Turn reader={reader} shown={view} />
        <h2 class="govuk-heading-m">{reader.say('page.agreement.parties')}</h2>
        <Parties reader={reader} shown={view} />
        <Copies reader={reader} shown={view} posted={posted} />
        <Facts reader={reader} shown={view} />
        <Annexes reader={reader} shown={view} />
        <Text reader={reader} shown={view} />
      </>
    )}
  </DossierFrame>
);

interface PartProps {
  readonly reader: Reader;
  readonly shown: AgreementShown;
}

/** Whom the agreement waits for, and what they do now. */
const Turn = ({ reader, shown }: PartProps) => {
  const { say } = reader;
  const { turn, isMine, head } = shown;
  if (!turn?.dueAt) return null;
  if (!isMine) {
    return (
      <InsetText>
        {say('page.agreement.waits_for')} <PartyName reader={reader} shown={shown} of={turn} /> {say('page.until')}{' '}
        <Instant at={turn.dueAt} />. {say('page.agreement.then')}
      </InsetText>
    );
  }
  return (
    <InsetText>
      <p class="govuk-body">
        <strong>
          {say('page.agreement.your_turn')} <Instant at={turn.dueAt} />
        </strong>{' '}
        {say('page.agreement.then')}
      </p>
      <div class="govuk-button-group">
        <ButtonLink href={`/dossiers/${head.id}/agreement/signature`}>{say('page.agreement.sign')}</ButtonLink>
        <a class="govuk-link" href={`/dossiers/${head.id}/agreement/copy`}>
          {say('page.agreement.sign_by_hand')}
        </a>
      </div>
    </InsetText>
  );
};

const Facts = ({ reader, shown: { agreement } }: PartProps) => {
  const { say } = reader;
  const { document } = agreement;
  const rows = [
    ['number', <Num>{agreement.number}</Num>],
    ['kind', say(`page.agreement.kind.${agreement.kind}`)],
    ['status', <Tag>{say(`page.agreement.status.${agreement.status}`)}</Tag>],
    ['total', <Amount reader={reader} of={agreement.total} />],
    ['prepared_at', <Instant at={agreement.preparedAt} />],
    ['effective_at', agreement.effectiveAt && <Instant at={agreement.effectiveAt} />],
    [
      'pdf',
      <a class="govuk-link" href={`/documents/${document.id}`}>
        {say('page.agreement.open_pdf')}
      </a>,
    ],
    ['code', <Num>{document.code}</Num>],
    ['hash', <Num>{document.sha256}</Num>],
  ] as const;
  return (
    <>
      <h2 class="govuk-heading-m">{say('page.agreement.document')}</h2>
      <FactList rows={rows} named={(name) => say(`page.agreement.field.${name}`)} />
    </>
  );
};

/** Word for word: in the reader's language where it was drawn up in it, else in the one that prevails. */
const Text = ({ reader: { say, language }, shown: { text } }: PartProps) => {
  const shown = language === 'en' ? text.prevailing : language;
  return (
    <Details summary={say('page.agreement.text')}>
      <p class="govuk-hint">{say(`page.agreement.prevailing.${text.prevailing}`)}</p>
      <div lang={shown} dir={shown === 'ar' ? 'rtl' : 'ltr'}>
        {text.text[shown].map((paragraph) => (
          <p class="govuk-body">{paragraph}</p>
        ))}
      </div>
    </Details>
  );
};
