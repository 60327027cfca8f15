import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { csvLines, exportedRows, type Exported, type PageOfItems } from '../../services/shared/exported.ts';
import { exportTooLarge } from './edge-errors.ts';
import { CSV, XLSX, csvOf, xlsxOf } from './sheets.ts';

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
  await pipeline(Readable.from(csvLines(exported, first, csvOf)), response);
};

const workbookOf = async (exported: Exported, first: PageOfItems): Promise<Buffer> => {
  const all = [];
  for await (const rows of exportedRows(exported, first)) {
    all.push(...rows);
    if (all.length > WORKBOOK_ROWS_MAX) throw exportTooLarge(WORKBOOK_ROWS_MAX);
  }
  return xlsxOf(
    exported.columns.map(({ name }) => name),
    all,
  );
};
