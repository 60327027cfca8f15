import { SHARED_IDLE_MINUTES } from '../../services/shared/session.ts';
import { Layout } from '../shared/layout.tsx';
import type { Reader } from '../shared/reader.ts';
import { Checkboxes } from '../shared/components/choices.tsx';
import { Button } from '../shared/components/button.tsx';
import { Details } from '../shared/components/texts.tsx';

/** Somebody of the demo, to be with one press. */
export interface DemoPerson {
  readonly account: string;
  readonly name: string;
  readonly role: string;
  /** Of which kind: one of each stands first. */
  readonly kind: string;
  /** How many things wait for them. */
  readonly waiting: number;
}

interface SignInProps {
  readonly reader: Reader;
  /** Where they were going. */
  readonly back: string;
  readonly people: readonly DemoPerson[];
}

export const SignInPage = ({ reader, back, people }: SignInProps) => {
  const { say, isDemo } = reader;
  const sharedHint = say('page.shared_phone_hint', { minutes: SHARED_IDLE_MINUTES });
  return (
    <Layout reader={reader} title={say('page.sign_in')}>
      <h1 class="govuk-heading-l">{say('page.sign_in')}</h1>
      <form method="post" action="/sign-in">
        <input type="hidden" name="back" value={back} />
        <Checkboxes
          id="shared"
          name="shared"
          class="govuk-checkboxes--small"
          items={[{ value: 'yes', label: { content: say('page.shared_phone') }, hint: { content: sharedHint } }]}
        />
        {isDemo ? (
          <>
            <p class="govuk-body">{say('page.sign_in_demo')}</p>
            {people.every(({ waiting }) => waiting === 0) && (
              <p class="govuk-body">
                {say('page.nobody_waits_demo')} <code dir="ltr">npm run story -- until committee</code>
              </p>
            )}
            {kindsOf(people).map((kind) => (
              <Kind reader={reader} people={kind} />
            ))}
          </>
        ) : (
          <Button preventDoubleClick>{say('page.sign_in')}</Button>
        )}
      </form>
    </Layout>
  );
};

/** People of the same kind together, in the order given; in each kind whoever most waits for stands first. */
const kindsOf = (people: readonly DemoPerson[]): DemoPerson[][] => {
  const kinds = new Map<string, DemoPerson[]>();
  for (const person of people) kinds.set(person.kind, [...(kinds.get(person.kind) ?? []), person]);
  return [...kinds.values()].map((kind) => kind.sort((left, right) => right.waiting - left.waiting));
};

interface KindProps {
  readonly reader: Reader;
  readonly people: readonly DemoPerson[];
}

/** One button for each kind of person; the others of the kind are one press further. */
const Kind = ({ reader, people: [first, ...others] }: KindProps) =>
  first === undefined ? null : (
    <section class="tz-kind">
      <h2 class="govuk-heading-s">{reader.say(`page.role.${first.kind}`)}</h2>
      <PersonButton reader={reader} person={first} />
      {others.length > 0 && (
        <Details summary={reader.say('page.others_like', { count: others.length })}>
          {others.map((person) => (
            <PersonButton reader={reader} person={person} />
          ))}
        </Details>
      )}
    </section>
  );

const PersonButton = ({ reader: { say }, person }: { readonly reader: Reader; readonly person: DemoPerson }) => (
  <button class="tz-person" type="submit" name="account" value={person.account}>
    <span class="tz-person__name">{person.name}</span>
    <span dir="auto">{person.role}</span>
    <span class="tz-person__waiting">{say('page.waiting_count', { count: person.waiting })}</span>
  </button>
);
