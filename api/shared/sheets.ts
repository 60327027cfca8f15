import { stringify } from 'csv-stringify/sync';
import writeExcelFile from 'write-excel-file/node';
import { defused, type Cell } from '../../services/shared/table.ts';

export const CSV = 'text/csv';
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Rows as CSV for machines: commas, CRLF, decimal points; what a spreadsheet would take for a formula is defused. */
export const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  stringify(
    rows.map((row) => row.map(defused)),
    { record_delimiter: 'windows', cast: { boolean: String } },
  );

/** A workbook, where long digits stay what they are: every text is a text cell, and the first row stays in sight. */
export const xlsxOf = (header: readonly string[], rows: readonly (readonly Cell[])[]): Promise<Buffer> =>
  writeExcelFile(
    [
      header.map((name) => ({ value: name, type: String, fontWeight: 'bold' as const })),
      ...rows.map((row) => row.map((value) => (typeof value === 'string' ? { value, type: String } : value))),
    ],
    { stickyRowsCount: 1 },
  ).toBuffer();
