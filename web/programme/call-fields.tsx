import type { ComponentChildren } from 'preact';
import { InstantField, LongTextField, ChoicesField, SelectField, TextField } from '../shared/form-fields.tsx';
import { inLanguage } from '../shared/names.ts';
import type { CallSection } from './call-forms.ts';
import type { AskedProps } from './rule-asked.tsx';

const LANGUAGES = ['ar', 'fr', 'en'] as const;

const Texts = ({ form }: AskedProps) => (
  <>
    {LANGUAGES.map((language) => (
      <TextField form={form} name={`titles.${language}`} />
    ))}
    {LANGUAGES.map((language) => (
      <LongTextField form={form} name={`description.${language}`} rows={5} />
    ))}
  </>
);

const Dates = ({ form }: AskedProps) => (
  <>
    <InstantField form={form} name="opensAt" />
    <InstantField form={form} name="closesAt" />
  </>
);

const Funders = ({ form, reader, funders }: AskedProps) => {
  const named = funders.map(({ id, names }) => ({ value: id, text: inLanguage(reader, names) }));
  return (
    <>
      <ChoicesField form={form} name="funderIds" items={named.map(({ value, text }) => ({ value, label: text }))} />
      <SelectField form={form} name="leadFunderId" items={named} />
    </>
  );
};

export const CALL_FIELDS: Readonly<Record<CallSection, (props: AskedProps) => ComponentChildren>> = {
  texts: Texts,
  dates: Dates,
  funders: Funders,
};
