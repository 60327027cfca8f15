import { Layout } from '../shared/layout.tsx';
import type { Reader } from '../shared/reader.ts';
import { Checkboxes } from '../shared/components/choices.tsx';
import { Button } from '../shared/components/button.tsx';

/** Somebody of the demo, to be with one press. */
export interface DemoPerson {
  readonly account: string;
  readonly name: string;
  readonly role: string;
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
  return (
    <Layout reader={reader} title={say('page.sign_in')}>
      <h1 class="govuk-heading-l">{say('page.sign_in')}</h1>
      <form method="post" action="/sign-in">
        <input type="hidden" name="back" value={back} />
        <Checkboxes
          id="shared"
          name="shared"
          class="govuk-checkboxes--small"
          items={[{ value: 'yes', label: { content: say('page.shared_phone') } }]}
        />
        {isDemo ? (
          <>
            <p class="govuk-body">{say('page.sign_in_demo')}</p>
            <ul class="tz-people">
              {people.map((person) => (
                <li>
                  <button class="tz-person" type="submit" name="account" value={person.account}>
                    <span class="tz-person__name">{person.name}</span>
                    <span dir="auto">{person.role}</span>
                    <span class="tz-person__waiting">{say('page.waiting_count', { count: person.waiting })}</span>
                  </button>
                </li>
              ))}
            </ul>
          </>
        ) : (
          <Button preventDoubleClick>{say('page.sign_in')}</Button>
        )}
      </form>
    </Layout>
  );
};
