import { LegalForm } from '../../services/programme/programme-facts.ts';
import { detailsOf } from '../../services/registry/registration.ts';
import { Button } from '../shared/components/button.tsx';
import { InsetText } from '../shared/components/texts.tsx';
import { ChoiceField, CodeField } from '../shared/form-fields.tsx';
import { Form, formOf } from '../shared/form.tsx';
import { Layout } from '../shared/layout.tsx';
import { listed, type Territory } from '../shared/named.ts';
import type { Shown } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';
import { DescriptionFields, type DescriptionProps } from './description-fields.tsx';

interface Registering {
  /** Null until it is chosen: what is asked depends on it. */
  readonly legalForm: LegalForm | null;
  /** The call on which one was about to apply. */
  readonly next: string | null;
  readonly territories: readonly Territory[];
}

/** First which form, then what that form's register gives. */
export const RegistrationPage = ({ reader, view, posted }: Shown<Registering>) => {
  const { say } = reader;
  const { legalForm, next, territories } = view;
  const title = say('page.organisation.register');
  return (
    <Layout
      reader={reader}
      title={title}
      back={{ href: '/organisations', text: say('page.place.organisations') }}
      posted={posted}
    >
      <h1 class="govuk-heading-l">{title}</h1>
      {legalForm === null ? (
        <FormChoice reader={reader} next={next} />
      ) : (
        <Registration form={formOf({ reader, posted }, 'register')} legalForm={legalForm} territories={territories} />
      )}
    </Layout>
  );
};

const FormChoice = ({ reader, next }: { readonly reader: Reader; readonly next: string | null }) => {
  const { say } = reader;
  const form = formOf({ reader, posted: null }, 'choose');
  return (
    <form method="get">
      {next !== null && <input type="hidden" name="call" value={next} />}
      <ChoiceField
        form={form}
        name="form"
        items={LegalForm.options.map((value) => ({
          value,
          label: say(`legalForm.${value}`),
          hint: listed(reader, prepared(reader, value)),
        }))}
      />
      <Button>{say('page.continue')}</Button>
    </form>
  );
};

const Registration = ({ form, legalForm, territories }: DescriptionProps) => {
  const { reader } = form;
  const { say } = reader;
  return (
    <Form form={form}>
      <input type="hidden" name="legalForm" value={legalForm} />
      <p class="govuk-body">
        {say('page.field.organisations.legalForm')}
        {say('page.colon')}
        <strong>{say(`legalForm.${legalForm}`)}</strong>
      </p>
      <InsetText>
        <p>{say('page.organisation.prepare')}</p>
        <ul>
          {prepared(reader, legalForm).map((part) => (
            <li>{part}</li>
          ))}
        </ul>
      </InsetText>
      <DescriptionFields form={form} legalForm={legalForm} territories={territories} />
      <h2 class="govuk-heading-m">{say('page.organisation.account')}</h2>
      <CodeField form={form} name="rib" inputmode="numeric" />
      <Button>{say('page.organisation.register')}</Button>
    </Form>
  );
};

/** What one must have at hand to register an organisation of a legal form, as its fields call it. */
const prepared = ({ say }: Reader, legalForm: LegalForm): string[] =>
  [
    ...['number', ...detailsOf(legalForm).needs, 'registeredOn'].map((detail) => `registration.${detail}`),
    'register.rib',
  ].map((name) => say(`page.field.${name}`));
