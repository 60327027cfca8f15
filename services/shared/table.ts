import { z } from 'zod';

/** One column of an exported list: where its value stands in an item. Its name is that place, the same in every language. */
export interface Column {
  readonly name: string;
  readonly path: readonly string[];
}

export type Cell = string | number | boolean | null;

/**
 * The columns of a list's items, read off its schema; null where the schema is no list.
 * What nests becomes one column each (`requested.amount`); what repeats stays one cell, as JSON.
 */
export const columnsOf = (result: z.ZodType): Column[] | null => {
  const items = result instanceof z.ZodObject ? (result.shape as z.ZodRawShape)['items'] : undefined;
  return items instanceof z.ZodArray ? columnsAt(items.element as z.ZodType, []) : null;
};

const columnsAt = (schema: z.ZodType, path: readonly string[]): Column[] => {
  const wire = onTheWire(schema);
  if (!(wire instanceof z.ZodObject)) return [{ name: path.join('.') || 'value', path }];
  return Object.entries(wire.shape as z.ZodRawShape).flatMap(([name, inner]) =>
    columnsAt(inner as z.ZodType, [...path, name]),
  );
};

/** A codec seen from the side that travels, without what makes it optional. */
const onTheWire = (schema: z.ZodType): z.ZodType => {
  if (schema instanceof z.ZodPipe) return onTheWire(schema.def.in as z.ZodType);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    return onTheWire(schema.def.innerType as z.ZodType);
  }
  return schema;
};

export const rowOf = (columns: readonly Column[], item: unknown): Cell[] =>
  columns.map(({ path }) =>
    cellOf(path.reduce<unknown>((place, name) => (Object(place) as Record<string, unknown>)[name], item)),
  );

const cellOf = (value: unknown): Cell => {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return JSON.stringify(value);
};

/**
 * Also the full-width forms, the line feed that the libraries' own guards leave out, and either behind what nobody sees:
 * some programs cut spaces, direction marks and control characters off before they look.
 */
const FORMULA = /^(?:[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|[\t\r\n])/u;
const NUMBER = /^-?\d+(?:\.\d+)?$/;

/**
 * A text that a spreadsheet would take for a formula is defused by an apostrophe; a plain number, negative ones too, is
 * no formula.
 */
export const defused = (cell: Cell): Cell =>
  typeof cell === 'string' && FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;
