import type { MeView, WaitView } from '../../services/access/access-views.ts';
import type { Task } from '../../services/dossier/task-views.ts';
import { classes } from '../shared/components/classes.ts';
import { ButtonLink } from '../shared/components/button.tsx';
import { InsetText } from '../shared/components/texts.tsx';
import { Layout } from '../shared/layout.tsx';
import { Instant, Num } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import { placesFor } from '../shared/places.ts';
import type { Reader } from '../shared/reader.ts';
import { ClockControl } from './clock-control.tsx';
import { placeOfTask } from './task-places.ts';
import { placeOf } from './wait-places.ts';

export interface Home {
  /** Null for who is not signed in. */
  readonly me: MeView | null;
  /** What they can do now by their roles, beside what waits for them by name. */
  readonly tasks: readonly Task[];
  readonly now: Date;
}

/** What waits for the reader, until when, and what happens then. */
export const HomePage = ({ reader, view: { me, tasks, now }, posted }: Shown<Home>) => {
  const { say } = reader;
  return (
    <Layout reader={reader} title={say('page.home')} posted={posted}>
      {me === null ? <Welcome reader={reader} /> : <Waits reader={reader} waits={me.waiting} tasks={tasks} now={now} />}
      {reader.isDemo && me !== null && <ClockControl reader={reader} now={now} />}
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

/** Where somebody for whom nothing waits goes on: the first of their own places. */
const firstPlace = ({ signedIn }: Reader): string => {
  const [, first, ...others] = placesFor(signedIn?.roles ?? null).map(({ href }) => href);
  return others.find((href) => WORKPLACES.includes(href)) ?? first ?? '/calls';
};

/** Where their own work lies, beside the dossiers that everybody may read. */
const WORKPLACES = ['/counter', '/reviews', '/sessions', '/lines', '/payments', '/evidence', '/administration'];

interface WaitsProps {
  readonly reader: Reader;
  readonly waits: readonly WaitView[];
  readonly tasks: readonly Task[];
  readonly now: Date;
}

const Waits = ({ reader, waits, tasks, now }: WaitsProps) => {
  const { say } = reader;
  return (
    <>
      <h1 class="govuk-heading-l">{say('page.waits_for_me')}</h1>
      {waits.length + tasks.length === 0 ? (
        <InsetText>
          {say('page.nothing_waits')}{' '}
          <a class="govuk-link" href={firstPlace(reader)}>
            {say('page.go_on')}
          </a>
        </InsetText>
      ) : (
        <ul class="tz-waits">
          {waits.map((wait) => (
            <Wait reader={reader} wait={wait} now={now} />
          ))}
          {tasks.map((task) => (
            <AtHand reader={reader} task={task} />
          ))}
        </ul>
      )}
    </>
  );
};

const AtHand = ({ reader: { say }, task }: { readonly reader: Reader; readonly task: Task }) => (
  <li class="tz-wait">
    <h2 class="govuk-heading-s">
      <a class="govuk-link" href={placeOfTask(task)}>
        {say(`page.at_hand.${task.kind}`, { count: task.count })}
      </a>
    </h2>
    {task.reference !== null && (
      <p class="govuk-body">
        <Num>{task.reference}</Num>
      </p>
    )}
  </li>
);

const Wait = ({ reader: { say }, wait, now }: { reader: Reader; wait: WaitView; now: Date }) => {
  const place = placeOf(wait);
  const name = say(`obligation.${wait.kind}`);
  return (
    <li class={classes('tz-wait', wait.until !== null && wait.until < now && 'tz-wait--late')}>
      <h2 class="govuk-heading-s">
        {place === null ? (
          name
        ) : (
          <a class="govuk-link" href={place}>
            {name}
          </a>
        )}
      </h2>
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
};
