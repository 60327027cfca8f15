import { DateField, LongTextField, NumberField, SelectField, TextField } from '../shared/form-fields.tsx';
import type { FormState } from '../shared/form.tsx';
import { provinceItems, sectorItems } from '../shared/named.ts';
import type { Draft } from './holder-use-cases.ts';

interface ProjectFieldsProps {
  readonly form: FormState;
  readonly draft: Draft;
}

/** The whole project at once, where all of it is to be corrected. */
export const ProjectFields = ({ form, draft: { call, territories } }: ProjectFieldsProps) => {
  const { reader } = form;
  return (
    <>
      <TextField form={form} name="project.title" />
      <LongTextField form={form} name="project.summary" rows={8} />
      <SelectField form={form} name="project.sector" items={sectorItems(reader)} />
      <SelectField form={form} name="project.province" items={provinceItems(reader, territories)} />
      <TextField form={form} name="project.commune" />
      <NumberField form={form} name="project.jobs.before" />
      <NumberField form={form} name="project.jobs.target" />
      {call.rulebook.applicants.age && <DateField form={form} name="project.carrierBornOn" />}
    </>
  );
};
