import type { ComponentChildren } from 'preact';
import { classes, type Attributes, type WithContent } from './classes.ts';

interface ErrorLine {
  readonly content: ComponentChildren;
  /** The field that it is about. */
  readonly href?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

interface ErrorSummaryProps extends WithContent {
  readonly title: ComponentChildren;
  readonly errors: readonly ErrorLine[];
  readonly keepsFocus?: boolean | undefined;
}

/** Stands first on a page whose form was refused, and leads to each field. */
export const ErrorSummary = ({ class: more, attributes, title, errors, keepsFocus, children }: ErrorSummaryProps) => (
  <div
    class={classes('govuk-error-summary', more)}
    data-disable-auto-focus={keepsFocus === undefined ? undefined : String(keepsFocus)}
    {...attributes}
    data-module="govuk-error-summary"
  >
    <div role="alert">
      <h2 class="govuk-error-summary__title">{title}</h2>
      <div class="govuk-error-summary__body">
        {children !== undefined && <p>{children}</p>}
        {errors.length > 0 && (
          <ul class="govuk-list govuk-error-summary__list">
            {errors.map(({ href, content, attributes: more }) => (
              <li>
                {href === undefined ? (
                  content
                ) : (
                  <a href={href} {...more}>
                    {content}
                  </a>
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  </div>
);

interface BannerProps extends WithContent {
  readonly title: ComponentChildren;
  readonly titleId?: string | undefined;
  readonly level?: 1 | 2 | 3 | 4 | 5 | 6 | undefined;
  readonly isSuccess?: boolean | undefined;
  readonly role?: 'alert' | 'region' | undefined;
  readonly keepsFocus?: boolean | undefined;
}

const BANNER_TITLE = 'govuk-notification-banner-title';

/** Tells what has just been done, or what stands over the whole page. */
export const NotificationBanner = ({ isSuccess = false, titleId = BANNER_TITLE, level = 2, ...props }: BannerProps) => {
  const Heading = `h${level}` as const;
  return (
    <div
      class={classes('govuk-notification-banner', isSuccess && 'govuk-notification-banner--success', props.class)}
      role={props.role ?? (isSuccess ? 'alert' : 'region')}
      aria-labelledby={titleId}
      data-module="govuk-notification-banner"
      data-disable-auto-focus={props.keepsFocus === undefined ? undefined : String(props.keepsFocus)}
      {...props.attributes}
    >
      <div class="govuk-notification-banner__header">
        <Heading class="govuk-notification-banner__title" id={titleId}>
          {props.title}
        </Heading>
      </div>
      <div class="govuk-notification-banner__content">{props.children}</div>
    </div>
  );
};

/** The usual content of a banner: one sentence. */
export const BannerSentence = ({ children }: WithContent) => (
  <p class="govuk-notification-banner__heading">{children}</p>
);
