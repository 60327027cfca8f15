import type { PersonView, SignInView } from '../../services/access/access-views.ts';
import { Button } from '../shared/components/button.tsx';
import { Tag } from '../shared/components/texts.tsx';
import { ChoiceField, CodeField } from '../shared/form-fields.tsx';
import { Form, formOf, type Posted } from '../shared/form.tsx';
import { LANGUAGE_NAMES } from '../shared/language.ts';
import { Layout } from '../shared/layout.tsx';
import { ListTable } from '../shared/list.tsx';
import { Instant } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';

interface Me {
  readonly me: PersonView;
  readonly signIns: readonly SignInView[];
}

/** How the reader wants to be written to, and where they are signed in. */
export const MePage = ({ reader, view: { me, signIns }, posted }: Shown<Me>) => {
  const { say } = reader;
  return (
    <Layout reader={reader} title={say('page.me')} posted={posted}>
      <h1 class="govuk-heading-l">{say('page.me')}</h1>
      <Letters reader={reader} me={me} posted={posted} />
      <SignIns reader={reader} signIns={signIns} />
    </Layout>
  );
};

interface LettersProps {
  readonly reader: Reader;
  readonly me: PersonView;
  readonly posted: Posted | null;
}

const Letters = ({ reader, me: { language, email }, posted }: LettersProps) => {
  const { say } = reader;
  const form = formOf({ reader, posted }, 'save_preferences', { stored: { language, email: email ?? '' } });
  return (
    <>
      <h2 class="govuk-heading-m">{say('page.preferences')}</h2>
      <p class="govuk-body">
        <a class="govuk-link" href="/me/letters">
          {say('page.preferences.look')}
        </a>
      </p>
      <Form form={form}>
        <ChoiceField
          form={form}
          name="language"
          items={LANGUAGE_NAMES.map(([value, name]) => ({ value, label: <span lang={value}>{name}</span> }))}
        />
        <CodeField form={form} name="email" type="email" inputmode="email" autocomplete="email" />
        <Button>{say('page.preferences.save')}</Button>
      </Form>
    </>
  );
};

/** To be ended one by one or all at once. */
const SignIns = ({ reader, signIns }: Pick<Me, 'signIns'> & { readonly reader: Reader }) => {
  const { say } = reader;
  return (
    <>
      <h2 class="govuk-heading-m">{say('page.sign_ins')}</h2>
      <p class="govuk-body">{say('page.sign_ins.text')}</p>
      <ListTable
        reader={reader}
        caption={say('page.sign_ins')}
        items={signIns}
        empty={say('page.sign_ins.none')}
        columns={[
          { head: say('page.sign_ins.where'), cell: (signIn) => <Where reader={reader} signIn={signIn} /> },
          { head: say('page.since'), cell: ({ since }) => <Instant at={since} /> },
          { head: say('page.sign_ins.last_used'), cell: ({ lastUsed }) => <Instant at={lastUsed} /> },
        ]}
      />
      <form method="post" action="/sign-out">
        <input type="hidden" name="form_token" value={reader.signedIn?.formToken} />
        <input type="hidden" name="everywhere" value="yes" />
        <Button class="govuk-button--secondary">{say('page.sign_ins.end_all')}</Button>
      </form>
    </>
  );
};

interface WhereProps {
  readonly reader: Reader;
  readonly signIn: SignInView;
}

const Where = ({ reader, signIn: { id, browser, system, isShared } }: WhereProps) => {
  const { say, signedIn } = reader;
  const name = say('page.sign_ins.device', {
    browser: say(`page.browser.${browser}`),
    system: say(`page.system.${system}`),
  });
  return (
    <>
      {name} {isShared && <Tag>{say('page.shared_phone_label')}</Tag>}{' '}
      {id === signedIn?.signInId ? (
        <Tag>{say('page.sign_ins.this_one')}</Tag>
      ) : (
        <Form form={formOf({ reader, posted: null }, 'end_sign_in')}>
          <input type="hidden" name="sign_in_id" value={id} />
          <button class="tz-link-button" type="submit">
            {say('page.sign_ins.end')}
            <span class="govuk-visually-hidden"> {name}</span>
          </button>
        </Form>
      )}
    </>
  );
};
