import { z } from 'zod';

/** Asks for one page of a list; `after` is the cursor that the page before gave: an id, where a list has no other. */
export const PageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.uuid().optional(),
});
export type PageQuery = z.output<typeof PageQuery>;

/** The cursor of a list that is walked by a number: digits, since nothing and `0x10` are numbers to JavaScript, too. */
export const NumberCursor = z
  .string()
  .regex(/^\d{1,6}$/)
  .transform(Number);

export interface Page<Item> {
  readonly items: Item[];
  /** Null on the last page. */
  readonly next: string | null;
}

export const pageOf = <Item extends z.ZodType>(item: Item, id: string) =>
  z.strictObject({ items: z.array(item), next: z.string().nullable() }).meta({ id });
