import type { ComponentChildren } from 'preact';
import { classes, type WithContent } from './classes.ts';

export const Hint = ({ id, class: more, attributes, children }: WithContent) => (
  <div id={id} class={classes('govuk-hint', more)} {...attributes}>
    {children}
  </div>
);

interface ErrorMessageProps extends WithContent {
  /** Read aloud before the message; empty where the message says so itself. */
  readonly prefix: string;
}

export const ErrorMessage = ({ id, class: more, attributes, prefix, children }: ErrorMessageProps) => (
  <p id={id} class={classes('govuk-error-message', more)} {...attributes}>
    {prefix !== '' && <span class="govuk-visually-hidden">{prefix}:</span>} {children}
  </p>
);

export const Tag = ({ class: more, attributes, children }: WithContent) => (
  <strong class={classes('govuk-tag', more)} {...attributes}>
    {children}
  </strong>
);

export const InsetText = ({ id, class: more, attributes, children }: WithContent) => (
  <div id={id} class={classes('govuk-inset-text', more)} {...attributes}>
    {children}
  </div>
);

interface WarningProps extends WithContent {
  /** What the exclamation mark says to who cannot see it. */
  readonly icon: string;
}

export const WarningText = ({ class: more, attributes, icon, children }: WarningProps) => (
  <div class={classes('govuk-warning-text', more)} {...attributes}>
    <span class="govuk-warning-text__icon" aria-hidden="true">
      !
    </span>
    <strong class="govuk-warning-text__text">
      <span class="govuk-visually-hidden">{icon}</span> {children}
    </strong>
  </div>
);

interface LinkProps extends WithContent {
  readonly href: string;
}

export const BackLink = ({ href, class: more, attributes, children }: LinkProps) => (
  <a href={href} class={classes('govuk-back-link', more)} {...attributes}>
    {children}
  </a>
);

export const SkipLink = ({ href, class: more, attributes, children }: LinkProps) => (
  <a href={href} class={classes('govuk-skip-link', more)} {...attributes} data-module="govuk-skip-link">
    {children}
  </a>
);

interface DetailsProps extends WithContent {
  readonly summary: ComponentChildren;
  readonly isOpen?: boolean;
}

export const Details = ({ id, class: more, attributes, summary, isOpen, children }: DetailsProps) => (
  <details id={id} class={classes('govuk-details', more)} {...attributes} open={isOpen}>
    <summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">{summary}</span>
    </summary>
    <div class="govuk-details__text">{children}</div>
  </details>
);

interface PanelProps extends WithContent {
  readonly title: ComponentChildren;
  readonly level?: 1 | 2 | 3 | 4 | 5 | 6;
}

/** Says at the end of a way that it was walked to its end. */
export const Panel = ({ class: more, attributes, title, level = 1, children }: PanelProps) => {
  const Heading = `h${level}` as const;
  return (
    <div class={classes('govuk-panel', 'govuk-panel--confirmation', more)} {...attributes}>
      <Heading class="govuk-panel__title">{title}</Heading>
      {children !== undefined && <div class="govuk-panel__body">{children}</div>}
    </div>
  );
};

interface PhaseBannerProps extends WithContent {
  readonly tag: { readonly text: ComponentChildren; readonly class?: string | undefined };
}

export const PhaseBanner = ({ class: more, attributes, tag, children }: PhaseBannerProps) => (
  <div class={classes('govuk-phase-banner', 'govuk-width-container', more)} {...attributes}>
    <p class="govuk-phase-banner__content">
      <Tag class={classes('govuk-phase-banner__content__tag', tag.class)}>{tag.text}</Tag>
      <span class="govuk-phase-banner__text">{children}</span>
    </p>
  </div>
);
