import type { ComponentChildren } from 'preact';
import { Pagination } from './components/navigation.tsx';
import { Table } from './components/lists.tsx';
import { InsetText } from './components/texts.tsx';
import type { Money } from '../../services/shared/money.ts';
import type { Values } from './fields.ts';
import { Amount } from './number.tsx';
import type { Reader } from './reader.ts';

interface Headed {
  /** In the reader's words. */
  readonly head: string;
}

interface CellColumn<Item> extends Headed {
  readonly cell: (item: Item) => ComponentChildren;
  readonly isNumeric?: boolean;
}

/** Money in figures, under one another; a dash where there is none. */
interface AmountColumn<Item> extends Headed {
  readonly amount: (item: Item) => Money | null;
}

export type ColumnSpec<Item> = CellColumn<Item> | AmountColumn<Item>;

interface ListProps<Item> {
  readonly reader: Reader;
  readonly caption: string;
  readonly columns: readonly ColumnSpec<Item>[];
  readonly items: readonly Item[];
  /** What an empty list says, and where it leads. */
  readonly empty: ComponentChildren;
}

/** A table of things; on a phone each row is a card that says its column heads itself. */
export const ListTable = <Item,>({ reader, caption, columns, items, empty }: ListProps<Item>) =>
  items.length === 0 ? (
    <InsetText>{empty}</InsetText>
  ) : (
    <Table
      class="tz-list"
      caption={caption}
      captionClass="govuk-visually-hidden"
      head={columns.map((column) => ({ content: column.head, isNumeric: isNumeric(column) }))}
      rows={items.map((item) =>
        columns.map((column) => ({
          content: contentOf(reader, column, item),
          isNumeric: isNumeric(column),
          attributes: { 'data-head': column.head },
        })),
      )}
    />
  );

const isNumeric = <Item,>(column: ColumnSpec<Item>): boolean => 'amount' in column || column.isNumeric === true;

const contentOf = <Item,>(reader: Reader, column: ColumnSpec<Item>, item: Item): ComponentChildren => {
  if ('cell' in column) return column.cell(item);
  const amount = column.amount(item);
  return amount === null ? '–' : <Amount reader={reader} of={amount} />;
};

interface MoreProps {
  readonly reader: Reader;
  readonly path: string;
  readonly query: Values;
  /** The cursor of the next page; null on the last. */
  readonly next: string | null;
}

/** The next page of a list that is walked by its cursors; filters go with it. */
export const More = ({ reader: { say }, path, query, next }: MoreProps) => {
  if (next === null) return null;
  const { done: _done, ...filters } = query;
  const href = `${path}?${new URLSearchParams({ ...filters, after: next }).toString()}`;
  return <Pagination label={say('page.pages')} next={{ href, content: say('page.next') }} />;
};

/** The whole list as a file, with the filters that stand in its address. */
export const AsFile = ({ reader: { say }, path, query }: Omit<MoreProps, 'next'>) => (
  <p class="govuk-body">
    <a class="govuk-link" href={csvAddress(path, query)}>
      {say('page.csv')}
    </a>
  </p>
);

const csvAddress = (path: string, query: Values): string => {
  const { done: _done, after: _after, ...filters } = query;
  const search = new URLSearchParams(filters).toString();
  return `${path}.csv${search && `?${search}`}`;
};

interface FiltersProps {
  readonly reader: Reader;
  readonly children: ComponentChildren;
}

/** Filters stand in the address: they can be kept, sent and walked back. */
export const Filters = ({ reader: { say }, children }: FiltersProps) => (
  <form method="get" class="tz-filters" role="search">
    {children}
    <button class="govuk-button govuk-button--secondary" type="submit">
      {say('page.filter')}
    </button>
  </form>
);
