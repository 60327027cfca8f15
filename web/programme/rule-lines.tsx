import type { ComponentChildren } from 'preact';
import { NumberField, TextField } from '../shared/form-fields.tsx';
import type { FormState } from '../shared/form.tsx';

/** So many empty lines stand ready after those that are there; a line that is emptied is none. */
const READY = 2;

export const Lines = ({
  form,
  list,
  count,
  line,
}: {
  readonly form: FormState;
  readonly list: string;
  readonly count: number;
  readonly line: (at: string) => ComponentChildren;
}) => (
  <>
    {Array.from({ length: count + READY }, (_, place) => (
      <fieldset class="govuk-fieldset tz-line">
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">
          {form.reader.say(`page.rules.line.${list}`, { number: place + 1 })}
        </legend>
        {line(`${list}.${place}`)}
      </fieldset>
    ))}
  </>
);

/** The name of a line goes along with it, and is typed by nobody. */
export const Kept = ({ form: { posted, stored }, name }: { readonly form: FormState; readonly name: string }) => {
  const value = posted?.values[name] ?? stored[name];
  return value === undefined ? null : <input type="hidden" name={name} value={value} />;
};

export const Titles = ({ form, at }: { readonly form: FormState; readonly at: string }) => (
  <>
    {(['ar', 'fr', 'en'] as const).map((language) => (
      <TextField
        form={form}
        name={`${at}.titles.${language}`}
        label={form.reader.say(`page.rules.title_${language}`)}
      />
    ))}
  </>
);

export const numbers = (form: FormState, names: readonly string[]) =>
  names.map((name) => <NumberField form={form} name={name} />);

export const shares = (form: FormState, names: readonly string[]) =>
  names.map((name) => <NumberField form={form} name={name} suffix="%" />);
