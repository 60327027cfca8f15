import type { ComponentChildren } from 'preact';
import { classes, type Attributes, type Common } from './classes.ts';

interface Crumb {
  readonly content: ComponentChildren;
  readonly href?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

interface BreadcrumbsProps extends Common {
  readonly label: string;
  readonly items: readonly Crumb[];
  readonly collapses?: boolean | undefined;
}

export const Breadcrumbs = ({ class: more, attributes, label, items, collapses = false }: BreadcrumbsProps) => (
  <nav
    class={classes('govuk-breadcrumbs', more, collapses && 'govuk-breadcrumbs--collapse-on-mobile')}
    {...attributes}
    aria-label={label}
  >
    <ol class="govuk-breadcrumbs__list">
      {items.map(({ href, content, attributes: own }) =>
        href === undefined ? (
          <li class="govuk-breadcrumbs__list-item" aria-current="page">
            {content}
          </li>
        ) : (
          <li class="govuk-breadcrumbs__list-item">
            <a class="govuk-breadcrumbs__link" href={href} {...own}>
              {content}
            </a>
          </li>
        ),
      )}
    </ol>
  </nav>
);

interface LanguageItem extends Common {
  readonly content: ComponentChildren;
  /** The same page in that language; without one, it is the language of this page. */
  readonly href?: string | undefined;
  readonly lang?: string | undefined;
  readonly dir?: 'ltr' | 'rtl' | undefined;
  readonly isCurrent?: boolean | undefined;
}

interface LanguageNavigationProps extends Common {
  readonly label: string;
  readonly items: readonly LanguageItem[];
}

export const LanguageNavigation = ({ class: more, attributes, label, items }: LanguageNavigationProps) => (
  <nav class={classes('govuk-language-navigation', more)} {...attributes} aria-label={label}>
    <ul class="govuk-language-navigation__list">
      {items.map(({ href, lang, dir, content, isCurrent, class: own, attributes: others }) => (
        <li class="govuk-language-navigation__list-item">
          {href === undefined || isCurrent === true ? (
            <span
              class={classes('govuk-language-navigation__text', own)}
              aria-current="true"
              {...{ lang, dir }}
              {...others}
            >
              {content}
            </span>
          ) : (
            <a
              class={classes('govuk-language-navigation__link', own)}
              href={href}
              rel="alternate"
              lang={lang}
              hreflang={lang}
              dir={dir}
              {...others}
            >
              {content}
            </a>
          )}
        </li>
      ))}
    </ul>
  </nav>
);

interface Place {
  readonly content: ComponentChildren;
  readonly href: string;
  /** This page, or the part of the service that it belongs to. */
  readonly is?: 'current' | 'active' | undefined;
  readonly attributes?: Attributes | undefined;
}

interface ServiceNavigationProps extends Common {
  /** What the landmark is called where it names the service. */
  readonly label: string;
  readonly service?: { readonly name: ComponentChildren; readonly href?: string | undefined } | undefined;
  readonly menu: string;
  readonly items: readonly Place[];
  readonly end?: ComponentChildren;
}

/** The name of the service and its few main places. */
export const ServiceNavigation = ({
  label,
  class: more,
  attributes,
  service,
  menu,
  items,
  end,
}: ServiceNavigationProps) => {
  const Block = service || end !== undefined ? 'section' : 'div';
  return (
    <Block
      {...(Block === 'section' ? { 'aria-label': label } : {})}
      class={classes('govuk-service-navigation', more)}
      data-module="govuk-service-navigation"
      {...attributes}
    >
      <div class="govuk-width-container">
        <div class="govuk-service-navigation__container">
          {service && (
            <span class="govuk-service-navigation__service-name">
              {service.href === undefined ? (
                <span class="govuk-service-navigation__text">{service.name}</span>
              ) : (
                <a href={service.href} class="govuk-service-navigation__link">
                  {service.name}
                </a>
              )}
            </span>
          )}
          {items.length > 0 && (
            <nav aria-label={menu} class="govuk-service-navigation__wrapper">
              {items.length > 1 && (
                <button
                  type="button"
                  class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"
                  aria-controls="navigation"
                  hidden
                  aria-hidden="true"
                >
                  {menu}
                </button>
              )}
              <ul class="govuk-service-navigation__list" id="navigation">
                {items.map((item) => (
                  <PlaceItem {...item} />
                ))}
              </ul>
            </nav>
          )}
        </div>
        {end}
      </div>
    </Block>
  );
};

const PlaceItem = ({ href, is, content, attributes }: Place) => (
  <li class={classes('govuk-service-navigation__item', is && 'govuk-service-navigation__item--active')}>
    <a
      class="govuk-service-navigation__link"
      href={href}
      aria-current={is === undefined ? undefined : is === 'current' ? 'page' : 'true'}
      {...attributes}
    >
      {is === undefined ? content : <strong class="govuk-service-navigation__active-fallback">{content}</strong>}
    </a>
  </li>
);

interface PaginationProps extends Common {
  readonly label: string;
  readonly previous?: PageLink | undefined;
  readonly next?: PageLink | undefined;
}

interface PageLink {
  readonly href: string;
  readonly content: ComponentChildren;
  readonly about?: ComponentChildren;
  readonly attributes?: Attributes | undefined;
}

/** One page back, one page on: a list walked by its cursors has no numbers. */
export const Pagination = ({ class: more, attributes, label, previous, next }: PaginationProps) => (
  <nav class={classes('govuk-pagination', 'govuk-pagination--block', more)} aria-label={label} {...attributes}>
    {previous && <Arrow {...previous} way="prev" />}
    {next && <Arrow {...next} way="next" />}
  </nav>
);

const ARROWS = {
  prev: 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  next: 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
} as const;

const Arrow = ({ href, content, about, attributes, way }: PageLink & { readonly way: 'prev' | 'next' }) => (
  <div class={`govuk-pagination__${way}`}>
    <a class="govuk-link govuk-pagination__link" href={href} rel={way} {...attributes}>
      <svg
        class={`govuk-pagination__icon govuk-pagination__icon--${way}`}
        xmlns="http://www.w3.org/2000/svg"
        height="13"
        width="15"
        aria-hidden="true"
        focusable="false"
        viewBox="0 0 15 13"
      >
        <path d={ARROWS[way]} />
      </svg>
      <span
        class={classes(
          'govuk-pagination__link-title',
          about === undefined && 'govuk-pagination__link-title--decorated',
        )}
      >
        {content}
      </span>
      {about !== undefined && (
        <>
          <span class="govuk-visually-hidden">:</span>
          <span class="govuk-pagination__link-label">{about}</span>
        </>
      )}
    </a>
  </div>
);
