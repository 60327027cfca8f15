import type { Actor } from './command.ts';
import { rowOf, type Cell, type Column } from './table.ts';

interface Export {
  readonly actor: Actor;
  readonly operation: string;
  readonly query: Record<string, unknown>;
  readonly rows: number;
  readonly requestId: string;
}

/** Who took which list away, filtered how, and how many rows: an event of its own. */
export type ExportRecorder = (done: Export) => Promise<void>;

export interface PageOfItems {
  readonly items: readonly unknown[];
  readonly next?: string | null;
}

/** A list, to be handed out whole: the same pages that readers see, one after the other. */
export interface Exported {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly pageAfter: (after: string | undefined) => Promise<PageOfItems>;
  /** Told the number of rows, before the last of them are handed out. */
  readonly record: (rows: number) => Promise<void>;
}

/** Whatever is refused is refused by the first page, while an answer can still say so: that one is read before. */
export async function* exportedRows({ pageAfter, columns, record }: Exported, first: PageOfItems) {
  let rows = 0;
  for (let page = first; ; page = await pageAfter(page.next ?? undefined)) {
    rows += page.items.length;
    const isLast = page.next === null || page.next === undefined;
    if (isLast) await record(rows);
    yield page.items.map((item) => rowOf(columns, item));
    if (isLast) return;
  }
}

/** So that a spreadsheet takes the file for UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/** The lines of a file of comma-separated values, its head first; `csvOf` is the door's. */
export async function* csvLines(
  exported: Exported,
  first: PageOfItems,
  csvOf: (rows: readonly (readonly Cell[])[]) => string,
) {
  yield BYTE_ORDER_MARK + csvOf([exported.columns.map(({ name }) => name)]);
  for await (const rows of exportedRows(exported, first)) yield csvOf(rows);
}
