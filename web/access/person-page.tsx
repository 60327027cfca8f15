import type { PersonAccess } from '../../services/access/access-views.ts';
import { Button } from '../shared/components/button.tsx';
import { InsetText } from '../shared/components/texts.tsx';
import { FactList } from '../shared/fact-list.tsx';
import { Form, formOf, type Posted } from '../shared/form.tsx';
import { LongTextField } from '../shared/form-fields.tsx';
import { Layout } from '../shared/layout.tsx';
import { scriptOf } from '../shared/names.ts';
import { Instant, Num } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';

interface PartProps {
  readonly reader: Reader;
  readonly person: PersonAccess;
  readonly posted: Posted | null;
}

/** Whether a person may come in, and where they are: for the administration. */
export const PersonPage = ({ reader, view: person, posted }: Shown<PersonAccess>) => {
  const { say } = reader;
  const part = { reader, person, posted };
  const name = scriptOf(reader, person);
  return (
    <Layout
      reader={reader}
      title={name}
      back={{ href: '/administration/people', text: say('page.administration.people') }}
      posted={posted}
    >
      <h1 class="govuk-heading-l">
        <bdi>{name}</bdi>
      </h1>
      {person.isErased ? <InsetText>{say('error.person_erased')}</InsetText> : <Standing {...part} />}
    </Layout>
  );
};

const Standing = (part: PartProps) => {
  const { reader, person } = part;
  const { say } = reader;
  const roles = [...new Set(person.roles.map(({ role }) => say(`page.role.${role}`)))];
  return (
    <>
      <FactList
        named={(fact) => say(`page.person.${fact}`)}
        rows={[
          ['access', <Access {...part} />],
          ['sign_ins', <Num>{person.signIns}</Num>],
          ['roles', roles.length === 0 ? say('page.people.no_role') : roles.join(' · ')],
        ]}
      />
      {person.signIns > 0 && <SignedOut {...part} />}
      {person.id !== reader.signedIn?.id && (
        <>
          <Switch {...part} />
          <p class="govuk-body">
            <a class="govuk-link" href={`/administration/people/${person.id}/erasure`}>
              {say('page.erasure.look')}
            </a>
          </p>
        </>
      )}
    </>
  );
};

const Access = ({ reader: { say }, person: { offSince } }: PartProps) =>
  offSince === null ? (
    <>{say('page.person.on')}</>
  ) : (
    <>
      {say('page.person.off')} ({say('page.since')} <Instant at={offSince} />)
    </>
  );

const SignedOut = ({ reader, posted }: PartProps) => (
  <Form form={formOf({ reader, posted }, 'end_sign_ins')}>
    <h2 class="govuk-heading-m">{reader.say('page.person.sign_out')}</h2>
    <p class="govuk-body">{reader.say('page.person.sign_out_text')}</p>
    <Button>{reader.say('page.person.sign_out')}</Button>
  </Form>
);

/** Off, and on again; each with the reason for it. */
const Switch = ({ reader, person, posted }: PartProps) => {
  const which = person.offSince === null ? 'switch_off' : 'switch_on';
  const form = formOf({ reader, posted }, which);
  return (
    <Form form={form}>
      <h2 class="govuk-heading-m">{reader.say(`page.person.${which}`)}</h2>
      <p class="govuk-body">{reader.say(`page.person.${which}_text`)}</p>
      <LongTextField form={form} name="reason" />
      <Button>{reader.say(`page.person.${which}`)}</Button>
    </Form>
  );
};
