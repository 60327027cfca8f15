import type { ComponentChildren } from 'preact';
import { classes, type Common } from './classes.ts';
import type { Content } from './form-group.tsx';

interface Action extends Common {
  readonly href: string;
  readonly content: ComponentChildren;
  /** What the action is about, for who hears it without its row. */
  readonly about?: string | undefined;
}

interface Actions extends Common {
  readonly items: readonly Action[];
}

interface SummaryRow extends Common {
  readonly key: Content;
  readonly value: Content;
  readonly actions?: Actions | undefined;
}

interface Card extends Common {
  readonly title?: (Content & { readonly level?: 1 | 2 | 3 | 4 | 5 | 6 | undefined }) | undefined;
  readonly actions?: Actions | undefined;
}

interface SummaryListProps extends Common {
  readonly rows: readonly SummaryRow[];
  readonly card?: Card | undefined;
}

/** What is known of something, name by name, with a way to change each. */
export const SummaryList = ({ class: more, attributes, rows, card }: SummaryListProps) => {
  const hasActions = rows.some(({ actions }) => hasAny(actions));
  const list = (
    <dl class={classes('govuk-summary-list', more)} {...attributes}>
      {rows.map((row) => (
        <Row row={row} of={card?.title?.content} lacksActions={hasActions && !row.actions} />
      ))}
    </dl>
  );
  return card ? <SummaryCard card={card}>{list}</SummaryCard> : list;
};

const hasAny = (actions: Actions | undefined): actions is Actions => actions !== undefined && actions.items.length > 0;

interface RowProps {
  readonly row: SummaryRow;
  /** The card that it stands on. */
  readonly of: ComponentChildren;
  readonly lacksActions: boolean;
}

const Row = ({ row, of, lacksActions }: RowProps) => (
  <div class={classes('govuk-summary-list__row', lacksActions && 'govuk-summary-list__row--no-actions', row.class)}>
    <dt class={classes('govuk-summary-list__key', row.key.class)}>{row.key.content}</dt>
    <dd class={classes('govuk-summary-list__value', row.value.class)}>{row.value.content}</dd>
    {hasAny(row.actions) && (
      <dd class={classes('govuk-summary-list__actions', row.actions.class)}>
        <Links actions={row.actions} of={of} list="govuk-summary-list__actions-list" />
      </dd>
    )}
  </div>
);

const SummaryCard = ({ card, children }: { readonly card: Card; readonly children: ComponentChildren }) => {
  const { title, actions } = card;
  const Heading = `h${title?.level ?? 2}` as const;
  return (
    <div class={classes('govuk-summary-card', card.class)} {...card.attributes}>
      <div class="govuk-summary-card__title-wrapper">
        {title && <Heading class={classes('govuk-summary-card__title', title.class)}>{title.content}</Heading>}
        {hasAny(actions) && <CardActions actions={actions} of={title?.content} />}
      </div>
      <div class="govuk-summary-card__content">{children}</div>
    </div>
  );
};

interface LinksProps {
  readonly actions: Actions;
  readonly of: ComponentChildren;
}

const CardActions = ({ actions, of }: LinksProps) => {
  const block = classes('govuk-summary-card__actions', actions.class);
  if (actions.items.length > 1)
    return <Links actions={actions} of={of} list={block} item="govuk-summary-card__action" />;
  return (
    <div class={block}>
      <Links actions={actions} of={of} list={block} />
    </div>
  );
};

interface LinkListProps extends LinksProps {
  readonly list: string;
  readonly item?: string;
}

/** One link stands alone; several are a list. */
const Links = ({ actions: { items }, of, list, item = `${list}-item` }: LinkListProps) => {
  const links = items.map((action) => <ActionLink {...action} of={of} />);
  if (links.length === 1) return <>{links}</>;
  return (
    <ul class={list}>
      {links.map((link) => (
        <li class={item}>{link}</li>
      ))}
    </ul>
  );
};

const ActionLink = ({ href, class: more, attributes, content, about, of }: Action & { of: ComponentChildren }) => (
  <a class={classes('govuk-link', more)} href={href} {...attributes}>
    {content}
    {(about !== undefined || of !== undefined) && (
      <span class="govuk-visually-hidden">
        {about !== undefined && ` ${about}`}
        {of !== undefined && <> ({of})</>}
      </span>
    )}
  </a>
);
