import type { ComponentChildren } from 'preact';
import { classes, type Common } from './classes.ts';
import {
  descriptionOf,
  FormGroup,
  given,
  Label,
  Notes,
  type Content,
  type FieldSpec,
  type LabelSpec,
} from './form-group.tsx';

interface LabelledField extends FieldSpec, Common {
  readonly name: string;
  readonly label: LabelSpec;
  readonly value?: string | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly autocomplete?: string | undefined;
  readonly spellcheck?: boolean | undefined;
}

interface FieldProps {
  readonly field: LabelledField;
  readonly children: ComponentChildren;
}

const Field = ({ field, children }: FieldProps) => (
  <FormGroup field={field}>
    <Label {...field.label} for={field.id} />
    <Notes {...field} />
    {children}
  </FormGroup>
);

export interface InputProps extends LabelledField {
  readonly type?: 'text' | 'email' | 'tel' | 'password' | undefined;
  readonly inputmode?: 'numeric' | 'decimal' | 'tel' | 'email' | 'text' | undefined;
  readonly autocapitalize?: string | undefined;
  readonly pattern?: string | undefined;
  readonly prefix?: Content | undefined;
  readonly suffix?: Content | undefined;
  readonly wrapper?: Common | undefined;
}

export const Input = (field: InputProps) => {
  const { prefix, suffix, group } = field;
  const isWrapped = [prefix, suffix, group?.before, group?.after].some((part) => part !== undefined);
  return <Field field={field}>{isWrapped ? <Wrapped {...field} /> : <InputElement {...field} />}</Field>;
};

const Wrapped = (field: InputProps) => {
  const { prefix, suffix, group, wrapper } = field;
  return (
    <div class={classes('govuk-input__wrapper', wrapper?.class)} {...wrapper?.attributes}>
      {group?.before}
      {prefix && <Affix {...prefix} side="prefix" />}
      <InputElement {...field} />
      {suffix && <Affix {...suffix} side="suffix" />}
      {group?.after}
    </div>
  );
};

const InputElement = (field: InputProps) => (
  <input
    class={classes('govuk-input', field.class, field.error && 'govuk-input--error')}
    id={field.id}
    name={field.name}
    {...given({
      type: field.type ?? 'text',
      spellcheck: field.spellcheck === undefined ? undefined : String(field.spellcheck),
      value: field.value,
      disabled: field.isDisabled,
      'aria-describedby': descriptionOf(field),
      autocomplete: field.autocomplete,
      autocapitalize: field.autocapitalize,
      pattern: field.pattern,
      inputmode: field.inputmode,
    })}
    {...field.attributes}
  />
);

const Affix = ({ side, class: more, attributes, content }: Content & { readonly side: 'prefix' | 'suffix' }) => (
  <div class={classes(`govuk-input__${side}`, more)} aria-hidden="true" {...attributes}>
    {content}
  </div>
);

interface TextareaProps extends LabelledField {
  readonly rows?: number | undefined;
}

export const Textarea = (field: TextareaProps) => (
  <Field field={field}>
    {field.group?.before}
    <textarea
      class={classes('govuk-textarea', field.error && 'govuk-textarea--error', field.class)}
      id={field.id}
      name={field.name}
      rows={field.rows ?? 5}
      {...given({
        spellcheck: field.spellcheck === undefined ? undefined : String(field.spellcheck),
        disabled: field.isDisabled,
        'aria-describedby': descriptionOf(field),
        autocomplete: field.autocomplete,
      })}
      {...field.attributes}
    >
      {field.value}
    </textarea>
    {field.group?.after}
  </Field>
);

interface Option {
  readonly value?: string | undefined;
  readonly text: string;
  readonly isSelected?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly attributes?: Common['attributes'];
}

interface SelectProps extends LabelledField {
  readonly items: readonly Option[];
}

export const Select = (field: SelectProps) => (
  <Field field={field}>
    {field.group?.before}
    <select
      class={classes('govuk-select', field.class, field.error && 'govuk-select--error')}
      id={field.id}
      name={field.name}
      {...given({ disabled: field.isDisabled, 'aria-describedby': descriptionOf(field) })}
      {...field.attributes}
    >
      {field.items.map(({ value, text, isSelected, isDisabled, attributes }) => (
        <option
          {...(value === undefined ? {} : { value })}
          selected={isSelected ?? (field.value !== undefined && (value ?? text) === field.value)}
          disabled={isDisabled}
          {...attributes}
        >
          {text}
        </option>
      ))}
    </select>
    {field.group?.after}
  </Field>
);

interface FileUploadProps extends LabelledField {
  readonly isMultiple?: boolean | undefined;
}

export const FileUpload = (field: FileUploadProps) => (
  <Field field={field}>
    {field.group?.before}
    <input
      class={classes('govuk-file-upload', field.class, field.error && 'govuk-file-upload--error')}
      id={field.id}
      name={field.name}
      type="file"
      {...given({
        disabled: field.isDisabled,
        multiple: field.isMultiple,
        'aria-describedby': descriptionOf(field),
      })}
      {...field.attributes}
    />
    {field.group?.after}
  </Field>
);
