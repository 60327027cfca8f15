import type { MeView, WaitView } from '../../services/access/access-views.ts';
import { classes } from '../shared/components/classes.ts';
import { ButtonLink } from '../shared/components/button.tsx';
import { InsetText } from '../shared/components/texts.tsx';
import { Layout } from '../shared/layout.tsx';
import { Instant, Num } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';
import { ClockControl } from './clock-control.tsx';

export interface Home {
  /** Null for who is not signed in. */
  readonly me: MeView | null;
  readonly now: Date;
}

/** What waits for the reader, until when, and what happens then. */
export const HomePage = ({ reader, view: { me, now }, posted }: Shown<Home>) => {
  const { say } = reader;
  return (
    <Layout reader={reader} title={say('page.home')}>
      {me === null ? <Welcome reader={reader} /> : <Waits reader={reader} waits={me.waiting} now={now} />}
      {reader.isDemo && me !== null && <ClockControl reader={reader} now={now} posted={posted} />}
    </Layout>
  );
};

const Welcome = ({ reader: { say } }: { readonly reader: Reader }) => (
  <>
    <h1 class="govuk-heading-xl">{say('page.welcome')}</h1>
    <p class="govuk-body-l">{say('page.welcome_text')}</p>
    <ButtonLink href="/sign-in" isStart>
      {say('page.sign_in')}
    </ButtonLink>
  </>
);

interface WaitsProps {
  readonly reader: Reader;
  readonly waits: readonly WaitView[];
  readonly now: Date;
}

const Waits = ({ reader, waits, now }: WaitsProps) => {
  const { say } = reader;
  return (
    <>
      <h1 class="govuk-heading-l">{say('page.waits_for_me')}</h1>
      {waits.length === 0 ? (
        <InsetText>{say('page.nothing_waits')}</InsetText>
      ) : (
        <ul class="tz-waits">
          {waits.map((wait) => (
            <Wait reader={reader} wait={wait} now={now} />
          ))}
        </ul>
      )}
    </>
  );
};

const Wait = ({ reader: { say }, wait, now }: { reader: Reader; wait: WaitView; now: Date }) => (
  <li class={classes('tz-wait', wait.until !== null && wait.until < now && 'tz-wait--late')}>
    <h2 class="govuk-heading-s">{say(`obligation.${wait.kind}`)}</h2>
    {wait.dossierReference !== null && (
      <p class="govuk-body">
        {say('page.dossier')} <Num>{wait.dossierReference}</Num>
      </p>
    )}
    <p class="govuk-body">
      {say('page.since')} <Instant at={wait.since} />
      {wait.until !== null && (
        <>
          {' · '}
          {say('page.until')} <Instant at={wait.until} />
        </>
      )}
    </p>
  </li>
);
