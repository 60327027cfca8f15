import type { Page } from '../../services/shared/page.ts';

/** One more than asked for was read where there is another page. */
export const pageOf = <Item>(rows: readonly Item[], limit: number, cursorOf: (item: Item) => string): Page<Item> => {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? cursorOf(last) : null };
};
