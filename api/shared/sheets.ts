import { stringify } from 'csv-stringify/sync';
import writeExcelFile from 'write-excel-file/node';
import type { Cell } from './table.ts';

export const CSV = 'text/csv';
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** So that a spreadsheet takes the file for UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Rows as CSV for machines: commas, CRLF, decimal points. A text that a spreadsheet would take for a formula is
 * defused by an apostrophe; a plain number, negative ones too, is no formula.
 */
export const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  stringify(
    rows.map((row) => row.map((cell) => (typeof cell === 'string' ? defused(cell) : cell))),
    { record_delimiter: 'windows', cast: { boolean: String } },
  );

/** Also the full-width forms, and the line feed that the library's own guard leaves out. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const NUMBER = /^-?\d+(?:\.\d+)?$/;

const defused = (text: string): string => (FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text);

/** A workbook, where long digits stay what they are: every text is a text cell, and the first row stays in sight. */
export const xlsxOf = (header: readonly string[], rows: readonly (readonly Cell[])[]): Promise<Buffer> =>
  writeExcelFile(
    [
      header.map((name) => ({ value: name, type: String, fontWeight: 'bold' as const })),
      ...rows.map((row) => row.map((value) => (typeof value === 'string' ? { value, type: String } : value))),
    ],
    { stickyRowsCount: 1 },
  ).toBuffer();
