import type { ComponentChildren } from 'preact';
import { classes, describedBy, type Attributes, type Common } from './classes.ts';
import { ErrorMessage, Hint } from './texts.tsx';

export interface Content extends Common {
  readonly content: ComponentChildren;
}

export interface LabelSpec extends Content {
  /** The question is the page's heading. */
  readonly isPageHeading?: boolean | undefined;
}

interface LabelProps extends LabelSpec {
  readonly for?: string | undefined;
}

export const Label = ({ class: more, attributes, content, isPageHeading = false, for: id }: LabelProps) => {
  const label = (
    <label class={classes('govuk-label', more)} {...attributes} for={id}>
      {content}
    </label>
  );
  return isPageHeading ? <h1 class="govuk-label-wrapper">{label}</h1> : label;
};

/** What is wrong with a field, and the word that says so before it. */
interface ErrorSpec extends Content {
  readonly prefix: string;
}

/** What every field has beside its input. */
export interface FieldSpec {
  readonly id: string;
  readonly hint?: Content | undefined;
  readonly error?: ErrorSpec | undefined;
  /** Ids of what else describes it. */
  readonly describedBy?: string | undefined;
  readonly group?: GroupSpec | undefined;
}

interface GroupSpec extends Common {
  readonly before?: ComponentChildren;
  readonly after?: ComponentChildren;
}

/** The ids that describe a field: what it was told, its hint, its error, in this order. */
export const descriptionOf = ({ id, hint, error, describedBy: given }: FieldSpec): string | undefined =>
  describedBy(given, hint && `${id}-hint`, error && `${id}-error`);

/** Hint and error, under the ids that `descriptionOf` gives. */
export const Notes = ({ id, hint, error }: FieldSpec) => (
  <>
    {hint && (
      <Hint id={`${id}-hint`} class={hint.class} attributes={hint.attributes}>
        {hint.content}
      </Hint>
    )}
    {error && (
      <ErrorMessage id={`${id}-error`} class={error.class} attributes={error.attributes} prefix={error.prefix}>
        {error.content}
      </ErrorMessage>
    )}
  </>
);

interface FormGroupProps {
  readonly field: FieldSpec;
  readonly children: ComponentChildren;
}

export const FormGroup = ({ field: { error, group }, children }: FormGroupProps) => (
  <div class={classes('govuk-form-group', error && 'govuk-form-group--error', group?.class)} {...group?.attributes}>
    {children}
  </div>
);

interface FieldsetProps extends Common {
  readonly legend?: LabelSpec | undefined;
  readonly describedBy?: string | undefined;
  readonly role?: 'group' | undefined;
  readonly children?: ComponentChildren;
}

export const Fieldset = ({ class: more, attributes, legend, describedBy: ids, role, children }: FieldsetProps) => (
  <fieldset class={classes('govuk-fieldset', more)} role={role} aria-describedby={ids} {...attributes}>
    {legend && (
      <legend class={classes('govuk-fieldset__legend', legend.class)}>
        {legend.isPageHeading === true ? <h1 class="govuk-fieldset__heading">{legend.content}</h1> : legend.content}
      </legend>
    )}
    {children}
  </fieldset>
);

/** A group of inputs, in a fieldset where it has one. */
export interface FieldsetSpec extends Common {
  readonly legend?: LabelSpec | undefined;
  readonly describedBy?: string | undefined;
}

interface GroupedProps {
  readonly fieldset: FieldsetSpec | undefined;
  readonly describedBy: string | undefined;
  readonly role?: 'group' | undefined;
  readonly children: ComponentChildren;
}

export const InFieldset = ({ fieldset, describedBy: ids, role, children }: GroupedProps) =>
  fieldset ? (
    <Fieldset
      class={fieldset.class}
      attributes={fieldset.attributes}
      legend={fieldset.legend}
      describedBy={ids}
      role={role}
    >
      {children}
    </Fieldset>
  ) : (
    <>{children}</>
  );

/** Only what was given: an attribute that nobody asked for does not appear. */
export const given = (attributes: Readonly<Record<string, unknown>>): Attributes =>
  Object.fromEntries(
    Object.entries(attributes).filter(([, value]) => value !== undefined && value !== null && value !== false),
  ) as Attributes;
