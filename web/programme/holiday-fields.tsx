import { DateField, TextField, TickField } from '../shared/form-fields.tsx';
import type { FormState } from '../shared/form.tsx';

/** What is said of a holiday, new or corrected. */
export const HolidayFields = ({ form }: { readonly form: FormState }) => (
  <>
    <DateField form={form} name="day" />
    <TextField form={form} name="names.ar" />
    <TextField form={form} name="names.fr" />
    <TextField form={form} name="names.en" />
    <TickField form={form} name="isProvisional" />
    <TextField form={form} name="basis" />
  </>
);
