import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import type { Actor } from '../../services/shared/command.ts';
import { exportTooLarge } from './edge-errors.ts';
import { BYTE_ORDER_MARK, CSV, XLSX, csvOf, xlsxOf } from './sheets.ts';
import { rowOf, type Column } from './table.ts';

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

/** A workbook is built in memory; what is larger is asked for as CSV. */
const WORKBOOK_ROWS_MAX = 20_000;

/** The form in which a list is asked for; null for the page that every reader gets. */
export const formAsked = (request: Request): typeof CSV | typeof XLSX | null => {
  const form = request.accepts('json', CSV, XLSX);
  return form === CSV || form === XLSX ? form : null;
};

export const handOut = async (
  exported: Exported,
  form: typeof CSV | typeof XLSX,
  response: Response,
): Promise<void> => {
  // Whatever is refused is refused by the first page, while an answer can still say so.
  const first = await exported.pageAfter(undefined);
  const file = `${exported.name}.${form === CSV ? 'csv' : 'xlsx'}`;
  if (form === XLSX) {
    const workbook = await workbookOf(exported, first);
    response.attachment(file).type(XLSX).send(workbook);
    return;
  }
  response.attachment(file).type('text/csv; charset=utf-8');
  await pipeline(Readable.from(lines(exported, first)), response);
};

async function* pages({ pageAfter, columns, record }: Exported, first: PageOfItems) {
  let rows = 0;
  for (let page = first; ; page = await pageAfter(page.next ?? undefined)) {
    rows += page.items.length;
    const isLast = page.next === null || page.next === undefined;
    if (isLast) await record(rows);
    yield page.items.map((item) => rowOf(columns, item));
    if (isLast) return;
  }
}

async function* lines(exported: Exported, first: PageOfItems) {
  yield BYTE_ORDER_MARK + csvOf([exported.columns.map(({ name }) => name)]);
  for await (const rows of pages(exported, first)) yield csvOf(rows);
}

const workbookOf = async (exported: Exported, first: PageOfItems): Promise<Buffer> => {
  const all = [];
  for await (const rows of pages(exported, first)) {
    all.push(...rows);
    if (all.length > WORKBOOK_ROWS_MAX) throw exportTooLarge(WORKBOOK_ROWS_MAX);
  }
  return xlsxOf(
    exported.columns.map(({ name }) => name),
    all,
  );
};
