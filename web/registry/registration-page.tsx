import { LegalForm } from '../../services/programme/programme-facts.ts';
import { detailsOf } from '../../services/registry/registration.ts';
import { Button } from '../shared/components/button.tsx';
import { CodeField, DateField, LongTextField, NumberField, SelectField, TextField } from '../shared/form-fields.tsx';
import { ChoiceField } from '../shared/form-fields.tsx';
import { Form, formOf, type FormState } from '../shared/form.tsx';
import { Layout } from '../shared/layout.tsx';
import { provinceItems, sectorItems, type Territory } from '../shared/named.ts';
import type { Shown } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';

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
        items={LegalForm.options.map((value) => ({ value, label: say(`legalForm.${value}`) }))}
      />
      <Button>{say('page.continue')}</Button>
    </form>
  );
};

interface RegistrationProps {
  readonly form: FormState;
  readonly legalForm: LegalForm;
  readonly territories: readonly Territory[];
}

const Registration = ({ form, legalForm, territories }: RegistrationProps) => {
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
      <TextField form={form} name="nameAr" />
      <TextField form={form} name="nameLatin" />
      {legalForm === 'company' && <TextField form={form} name="formDetail" />}
      <h2 class="govuk-heading-m">{say('page.organisation.identifiers')}</h2>
      <Identifiers form={form} legalForm={legalForm} />
      <h2 class="govuk-heading-m">{say('page.organisation.seat')}</h2>
      <SelectField form={form} name="seat.province" items={provinceItems(reader, territories)} />
      <TextField form={form} name="seat.commune" />
      <TextField form={form} name="seat.douar" />
      <SelectField form={form} name="sector" items={sectorItems(reader)} />
      <h2 class="govuk-heading-m">{say('page.organisation.members')}</h2>
      <NumberField form={form} name="members.total" />
      <NumberField form={form} name="members.women" />
      <NumberField form={form} name="members.youth" />
      <NumberField form={form} name="members.youngWomen" />
      <h2 class="govuk-heading-m">{say('page.organisation.contact')}</h2>
      <CodeField form={form} name="phone" inputmode="tel" />
      <CodeField form={form} name="email" inputmode="email" />
      <h2 class="govuk-heading-m">{say('page.organisation.account')}</h2>
      <CodeField form={form} name="rib" inputmode="numeric" />
      <Button>{say('page.organisation.register')}</Button>
    </Form>
  );
};

/** What the register of this legal form gives, and the numbers that any organisation may have. */
const Identifiers = ({ form, legalForm }: Omit<RegistrationProps, 'territories'>) => {
  const { say } = form.reader;
  const { needs, may } = detailsOf(legalForm);
  const asked = [...needs, ...may];
  return (
    <>
      <CodeField form={form} name="registration.number" />
      {asked.includes('court') && <TextField form={form} name="registration.court" />}
      {asked.includes('authority') && <TextField form={form} name="registration.authority" />}
      <DateField form={form} name="registration.registeredOn" />
      {asked.includes('extractOn') && <DateField form={form} name="registration.extractOn" />}
      {asked.includes('receipt') && (
        <SelectField
          form={form}
          name="registration.receipt"
          items={['provisional', 'final'].map((value) => ({ value, text: say(`page.receipt.${value}`) }))}
        />
      )}
      {asked.includes('odcoNumber') && <CodeField form={form} name="registration.odcoNumber" />}
      <CodeField form={form} name="ice" inputmode="numeric" />
      {form.posted !== null && <LongTextField form={form} name="iceOverrideReason" rows={2} />}
      <CodeField form={form} name="taxNumber" inputmode="numeric" />
      <CodeField form={form} name="cnssNumber" inputmode="numeric" />
    </>
  );
};
