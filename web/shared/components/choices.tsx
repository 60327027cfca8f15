import type { ComponentChildren } from 'preact';
import { classes, describedBy, type Common } from './classes.ts';
import {
  descriptionOf,
  FormGroup,
  given,
  InFieldset,
  Label,
  Notes,
  type Content,
  type FieldSpec,
  type FieldsetSpec,
} from './form-group.tsx';
import { Hint } from './texts.tsx';

interface Choice {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly value: string;
  readonly label: Content;
  readonly hint?: Content | undefined;
  readonly isChecked?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
  /** Shown once this is chosen. */
  readonly conditional?: ComponentChildren;
  /** `exclusive`: choosing this unchooses the others. */
  readonly behaviour?: string | undefined;
  readonly attributes?: Common['attributes'];
}

/** A word between choices, "or" for the most part. */
interface Divider {
  readonly divider: string;
}

export interface ChoicesProps extends FieldSpec, Common {
  readonly name: string;
  readonly items: readonly (Choice | Divider)[];
  readonly fieldset?: FieldsetSpec | undefined;
  /** The values that are chosen already. */
  readonly values?: readonly string[] | undefined;
}

type Kind = 'radio' | 'checkbox';
const BLOCK = { radio: 'govuk-radios', checkbox: 'govuk-checkboxes' } as const;

export const Radios = (props: ChoicesProps) => <Choices {...props} kind="radio" />;
export const Checkboxes = (props: ChoicesProps) => <Choices {...props} kind="checkbox" />;

const Choices = ({ kind, ...props }: ChoicesProps & { readonly kind: Kind }) => {
  const { fieldset, group, items, attributes } = props;
  const block = BLOCK[kind];
  const ids = descriptionOf({ ...props, describedBy: fieldset?.describedBy ?? props.describedBy });
  // Without a fieldset to describe, each checkbox says itself what describes the group.
  const described = fieldset === undefined && kind === 'checkbox' ? ids : undefined;
  return (
    <FormGroup field={props}>
      <InFieldset fieldset={fieldset} describedBy={ids}>
        <Notes {...props} />
        <div class={classes(block, props.class)} {...attributes} data-module={block}>
          {group?.before}
          {items.map((item, place) =>
            'divider' in item ? (
              <div class={`${block}__divider`}>{item.divider}</div>
            ) : (
              // The first id has no number: the error summary points to it.
              <ChoiceItem
                {...item}
                id={item.id ?? (place === 0 ? props.id : `${props.id}-${place + 1}`)}
                name={item.name ?? props.name}
                isChecked={item.isChecked ?? props.values?.includes(item.value) ?? false}
                described={described}
                kind={kind}
              />
            ),
          )}
          {group?.after}
        </div>
      </InFieldset>
    </FormGroup>
  );
};

interface ItemProps extends Choice {
  readonly id: string;
  readonly kind: Kind;
  readonly described: string | undefined;
}

const ChoiceItem = ({ kind, described, label, hint, conditional, isChecked = false, ...item }: ItemProps) => {
  const block = BLOCK[kind];
  const { id } = item;
  const [conditionalId, hintId] = [`conditional-${id}`, `${id}-item-hint`];
  return (
    <>
      <div class={`${block}__item`}>
        <input
          class={`${block}__input`}
          id={id}
          name={item.name}
          type={kind}
          value={item.value}
          {...given({
            checked: isChecked,
            disabled: item.isDisabled,
            'data-aria-controls': conditional === undefined ? undefined : conditionalId,
            'data-behaviour': item.behaviour,
            'aria-describedby': describedBy(described, hint && hintId),
          })}
          {...item.attributes}
        />
        <Label
          content={label.content}
          class={classes(`${block}__label`, label.class)}
          attributes={label.attributes}
          for={id}
        />
        {hint && (
          <Hint id={hintId} class={classes(`${block}__hint`, hint.class)} attributes={hint.attributes}>
            {hint.content}
          </Hint>
        )}
      </div>
      {conditional !== undefined && (
        <div class={classes(`${block}__conditional`, !isChecked && `${block}__conditional--hidden`)} id={conditionalId}>
          {conditional}
        </div>
      )}
    </>
  );
};
