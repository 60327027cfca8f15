import { classes, type WithContent } from './classes.ts';

interface ButtonProps extends WithContent {
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  /** Only a named button sends a form; `button` does nothing without script. */
  readonly type?: 'submit' | 'button' | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly preventDoubleClick?: boolean | undefined;
}

export const Button = ({ id, class: more, attributes, type = 'submit', name, value, children, ...is }: ButtonProps) => (
  <button
    type={type}
    value={value}
    name={name}
    disabled={is.isDisabled}
    aria-disabled={is.isDisabled === true ? 'true' : undefined}
    data-prevent-double-click={is.preventDoubleClick === undefined ? undefined : String(is.preventDoubleClick)}
    class={classes('govuk-button', more)}
    data-module="govuk-button"
    {...attributes}
    id={id}
  >
    {children}
  </button>
);

interface ButtonLinkProps extends WithContent {
  readonly href: string;
  /** The one way into something long: an arrow shows that it begins here. */
  readonly isStart?: boolean | undefined;
}

/** Looks like a button and goes somewhere; nothing changes by following it. */
export const ButtonLink = ({ id, class: more, attributes, href, isStart = false, children }: ButtonLinkProps) => (
  <a
    href={href}
    role="button"
    draggable={false}
    class={classes('govuk-button', more, isStart && 'govuk-button--start')}
    data-module="govuk-button"
    {...attributes}
    id={id}
  >
    {children}
    {isStart && (
      <svg
        class="govuk-button__start-icon"
        xmlns="http://www.w3.org/2000/svg"
        width="17.5"
        height="19"
        viewBox="0 0 33 40"
        aria-hidden="true"
        focusable="false"
      >
        <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
      </svg>
    )}
  </a>
);
