import type { ComponentChildren } from 'preact';
import { Checkboxes, Radios } from './components/choices.tsx';
import { FileUpload, Input, Select, Textarea, type InputProps } from './components/inputs.tsx';
import { type FormState, idOf, saidIn, textOf, valueIn } from './form.tsx';

interface FieldProps {
  readonly form: FormState;
  /** Its place in the input, as `Fields` name it; within a list with the number of its row. */
  readonly name: string;
  /** Where the catalogues' `page.field.<name>` does not say it. */
  readonly label?: ComponentChildren;
  readonly hint?: ComponentChildren;
  readonly isPageHeading?: boolean;
}

interface Choice {
  readonly value: string;
  readonly label: ComponentChildren;
  readonly hint?: ComponentChildren;
}

/** What every field has: its label, its hint, what was typed or is stored, and what is wrong with it. */
const common = (field: FieldProps) => {
  const { form, name } = field;
  const { reader, action, posted } = form;
  const fault = posted?.faults.find((each) => each.field === name);
  return {
    id: idOf(action, name),
    name,
    value: valueIn(form, name),
    label: labelOf(field),
    hint: hintOf(field),
    error: fault && { prefix: reader.say('page.error'), content: fault.text },
  };
};

const labelOf = ({ form: { reader, action }, name, label, isPageHeading }: FieldProps) => ({
  content: label ?? textOf(reader, 'field', { action, name }) ?? name,
  ...(isPageHeading === true ? { isPageHeading, class: 'govuk-label--l' } : {}),
});

/** The hint, and what somebody else saved while this was typed. */
const hintOf = ({ form, name, hint }: FieldProps) => {
  const { reader, action, posted, stored } = form;
  const note = hint ?? textOf(reader, 'hint', { action, name });
  const theirs = posted?.isStale === true && posted.values[name] !== stored[name] ? stored[name] : undefined;
  if (note === undefined && theirs === undefined) return undefined;
  const content = (
    <>
      {note}
      {theirs !== undefined && (
        <span class="tz-meanwhile">
          {reader.say('page.saved_meanwhile')} <bdi>{theirs}</bdi>
        </span>
      )}
    </>
  );
  return { content };
};

const LTR = { dir: 'ltr' } as const;
/** Identity numbers, accounts and phones are never stored on the phone. */
const NEVER_KEPT = { ...LTR, 'data-sensitive': '' } as const;
const AUTO = { dir: 'auto' } as const;

type Typed = Pick<InputProps, 'inputmode' | 'autocomplete' | 'class' | 'type'>;

/** One line of free text, in whichever direction it is written. */
export const TextField = (props: FieldProps & Typed) => (
  <Input {...props} {...common(props)} group={undefined} attributes={AUTO} />
);

/** A reference, RIB, ICE, phone or e-mail: always from left to right, never kept as a draft. */
export const CodeField = (props: FieldProps & Typed) => (
  <Input {...props} {...common(props)} group={undefined} attributes={NEVER_KEPT} spellcheck={false} />
);

export const AmountField = (props: FieldProps) => (
  <Input
    {...common(props)}
    class="govuk-input--width-10"
    inputmode="decimal"
    attributes={LTR}
    suffix={{ content: props.form.reader.say('page.currency') }}
  />
);

export const NumberField = (props: FieldProps & { readonly suffix?: string }) => (
  <Input
    {...common(props)}
    class="govuk-input--width-5"
    inputmode="decimal"
    attributes={LTR}
    suffix={props.suffix === undefined ? undefined : { content: props.suffix }}
  />
);

/** `17/03/2026` */
export const DateField = (props: FieldProps) => (
  <Input
    {...common({ ...props, hint: props.hint ?? props.form.reader.say('page.date_hint') })}
    class="govuk-input--width-10"
    inputmode="numeric"
    attributes={LTR}
  />
);

/** `17/03/2026 16:30` */
export const InstantField = (props: FieldProps) => (
  <Input
    {...common({ ...props, hint: props.hint ?? props.form.reader.say('page.instant_hint') })}
    class="govuk-input--width-20"
    attributes={LTR}
  />
);

export const LongTextField = (props: FieldProps & { readonly rows?: number }) => (
  <Textarea {...common(props)} rows={props.rows} attributes={AUTO} />
);

export const SelectField = (props: FieldProps & { readonly items: readonly { value: string; text: string }[] }) => (
  <Select {...common(props)} items={[{ value: '', text: '' }, ...props.items]} />
);

export const ChoiceField = (props: FieldProps & { readonly items: readonly Choice[] }) => {
  const { label, value, ...rest } = common(props);
  return (
    <Radios
      {...rest}
      fieldset={{ legend: legendOf(label) }}
      items={itemsOf(props.items)}
      values={value === undefined ? [] : [value]}
    />
  );
};

/** Several of a list. */
export const ChoicesField = (props: FieldProps & { readonly items: readonly Choice[] }) => {
  const { label, value: _value, ...rest } = common(props);
  return (
    <Checkboxes
      {...rest}
      fieldset={{ legend: legendOf(label) }}
      items={itemsOf(props.items)}
      values={saidIn(props.form, props.name)?.split(',') ?? []}
    />
  );
};

/** One box to tick. */
export const TickField = (props: FieldProps) => {
  const { label, value: _value, ...rest } = common(props);
  const ticked = saidIn(props.form, props.name);
  return (
    <Checkboxes
      {...rest}
      items={[{ value: 'yes', label: { content: label.content } }]}
      values={ticked === undefined ? [] : [ticked]}
    />
  );
};

/** A photo or a file; its name in the form is `file`. */
export const FileField = (props: Omit<FieldProps, 'name'> & { readonly accept: readonly string[] }) => (
  <>
    <FileUpload
      {...common({ ...props, name: 'file' })}
      value={undefined}
      attributes={{ accept: props.accept.join(',') }}
    />
    <script type="module" src={props.form.reader.assets('photos.js')} />
  </>
);

const itemsOf = (items: readonly Choice[]) =>
  items.map(({ value, label, hint }) => ({
    value,
    label: { content: label },
    ...(hint === undefined ? {} : { hint: { content: hint } }),
  }));

const legendOf = ({ content, isPageHeading }: { content: ComponentChildren; isPageHeading?: boolean }) => ({
  content,
  class: isPageHeading === true ? 'govuk-fieldset__legend--l' : 'govuk-fieldset__legend--s',
  ...(isPageHeading === true ? { isPageHeading } : {}),
});
