import type { MeView, WaitView } from '../../services/access/access-views.ts';
import type { Task } from '../../services/dossier/task-views.ts';
import { addDays, localDateOf } from '../../services/shared/dates.ts';
import { classes } from '../shared/components/classes.ts';
import { ButtonLink } from '../shared/components/button.tsx';
import { InsetText } from '../shared/components/texts.tsx';
import { Layout } from '../shared/layout.tsx';
import { Instant, Num } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import { CALLS, placesFor, type Place } from '../shared/places.ts';
import type { Reader } from '../shared/reader.ts';
import { ClockControl } from './clock-control.tsx';
import { placeOfTask } from './task-places.ts';
import { placeOf } from './wait-places.ts';
import { Until, waitName, Which } from './wait-shown.tsx';

export interface Home {
  /** Null for who is not signed in. */
  readonly me: MeView | null;
  /** What they can do now by their roles, beside what waits for them by name. */
  readonly tasks: readonly Task[];
  /** Letters to them; a hundred stands for more. */
  readonly unread: number;
  readonly now: Date;
}

/** What waits for the reader, until when, and what happens then. */
export const HomePage = ({ reader, view, posted }: Shown<Home>) => {
  const { me, now } = view;
  const { say } = reader;
  return (
    <Layout reader={reader} title={say('page.home')} posted={posted}>
      {me === null ? <Welcome reader={reader} /> : <Waits reader={reader} {...view} waits={me.waiting} />}
      {reader.isDemo && me !== null && <ClockControl reader={reader} now={now} />}
    </Layout>
  );
};

const Welcome = ({ reader: { say } }: { readonly reader: Reader }) => (
  <>
    <h1 class="govuk-heading-xl">{say('page.welcome')}</h1>
    <p class="govuk-body-l">{say('page.welcome_text')}</p>
    <div class="govuk-button-group">
      <ButtonLink href={CALLS.href} isStart>
        {say(CALLS.key)}
      </ButtonLink>
      <ButtonLink href="/sign-in" class="govuk-button--secondary">
        {say('page.sign_in')}
      </ButtonLink>
    </div>
  </>
);

/** Where somebody for whom nothing waits goes on: the first of their own places. */
const firstPlace = ({ signedIn }: Reader): Pick<Place, 'href' | 'key'> => {
  const [, first, ...others] = placesFor(signedIn?.roles ?? null);
  return others.find(({ href }) => WORKPLACES.includes(href)) ?? first ?? CALLS;
};

/** Where their own work lies, beside the dossiers that everybody may read. */
const WORKPLACES = ['/counter', '/reviews', '/sessions', '/lines', '/payments', '/evidence', '/administration'];

interface WaitsProps extends Pick<Home, 'tasks' | 'unread' | 'now'> {
  readonly reader: Reader;
  readonly waits: readonly WaitView[];
}

const Waits = ({ reader, waits, tasks, unread, now }: WaitsProps) => {
  const { say } = reader;
  const next = firstPlace(reader);
  const soon = addDays(localDateOf(now), FAR_DAYS);
  const isFar = ({ until, dueOn }: WaitView) => until === null && dueOn !== null && dueOn > soon;
  const isNear = (wait: WaitView) => !isFar(wait);
  const shown = (wait: WaitView) => <Wait reader={reader} wait={wait} now={now} />;
  return (
    <>
      <h1 class="govuk-heading-l">{say('page.waits_for_me')}</h1>
      {unread > 0 && (
        <p class="govuk-body">
          <a class="govuk-link" href="/me/letters?read=false">
            {say('page.unread_letters', { count: unread })}
          </a>
        </p>
      )}
      {waits.filter(isNear).length + tasks.length === 0 ? (
        <InsetText>
          {say('page.nothing_waits')}{' '}
          <a class="govuk-link" href={next.href}>
            {say(next.key)}
          </a>
        </InsetText>
      ) : (
        <ul class="tz-waits">
          {waits.filter(isNear).map(shown)}
          {tasks.map((task) => (
            <AtHand reader={reader} task={task} />
          ))}
        </ul>
      )}
      {waits.some(isFar) && (
        <>
          <h2 class="govuk-heading-m">{say('page.waits_later')}</h2>
          <ul class="tz-waits">{waits.filter(isFar).map(shown)}</ul>
        </>
      )}
    </>
  );
};

/** What is owed for a day so many days away is told, and presses nobody. */
const FAR_DAYS = 30;

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
        {task.at && (
          <>
            {' · '}
            {say('page.sits_at')} <Instant at={task.at} />
          </>
        )}
      </p>
    )}
  </li>
);

const isLate = ({ until, dueOn }: WaitView, now: Date): boolean =>
  until === null ? dueOn !== null && dueOn < localDateOf(now) : until < now;

const Wait = ({ reader, wait, now }: { reader: Reader; wait: WaitView; now: Date }) => {
  const { say } = reader;
  const place = placeOf(wait);
  const name = waitName(reader, wait);
  return (
    <li class={classes('tz-wait', isLate(wait, now) && 'tz-wait--late')}>
      <h2 class="govuk-heading-s">
        {place === null ? (
          name
        ) : (
          <a class="govuk-link" href={place}>
            {name}
          </a>
        )}{' '}
        <Which wait={wait} />
      </h2>
      {wait.dossierReference !== null && (
        <p class="govuk-body">
          {say('page.dossier')} <Num>{wait.dossierReference}</Num>
        </p>
      )}
      <p class="govuk-body">
        {wait.sittingAt && (
          <>
            {say('page.sits_at')} <Instant at={wait.sittingAt} />
            {' · '}
          </>
        )}
        {say('page.since')} <Instant at={wait.since} />
        {(wait.until ?? wait.dueOn) !== null && (
          <>
            {' · '}
            {say('page.until')} <Until wait={wait} />
          </>
        )}
      </p>
    </li>
  );
};
