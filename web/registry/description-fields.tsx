import { detailsOf } from '../../services/registry/registration.ts';
import type { LegalForm } from '../../services/programme/programme-facts.ts';
import { CodeField, DateField, LongTextField, NumberField, SelectField, TextField } from '../shared/form-fields.tsx';
import type { FormState } from '../shared/form.tsx';
import { provinceItems, sectorItems, type Territory } from '../shared/named.ts';

export interface DescriptionProps {
  readonly form: FormState;
  /** What is asked depends on it. */
  readonly legalForm: LegalForm;
  readonly territories: readonly Territory[];
}

export const DescriptionFields = ({ form, legalForm, territories }: DescriptionProps) => {
  const { reader } = form;
  const { say } = reader;
  return (
    <>
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
    </>
  );
};

/** What the register of this legal form gives, and the numbers that any organisation may have. */
const Identifiers = ({ form, legalForm }: Omit<DescriptionProps, 'territories'>) => {
  const { say } = form.reader;
  const { needs, may } = detailsOf(legalForm);
  const asked = [...needs, ...may];
  return (
    <>
      <CodeField form={form} name="registration.number" hint={say(`page.registration.number.${legalForm}`)} />
      {asked.includes('court') && <TextField form={form} name="registration.court" />}
      {asked.includes('authority') && <TextField form={form} name="registration.authority" />}
      <DateField form={form} name="registration.registeredOn" />
      {needs.includes('extractOn') && <DateField form={form} name="registration.extractOn" />}
      {may.includes('extractOn') && (
        <DateField form={form} name="registration.extractOn" label={say('page.field.registration.extractOn_may')} />
      )}
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
