import { z } from 'zod';

/** Asks for one page of a list; `after` is the cursor that the page before gave: an id, where a list has no other. */
export const PageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.uuid().optional(),
});
export type PageQuery = z.output<typeof PageQuery>;

export interface Page<Item> {
  readonly items: Item[];
  /** Null on the last page. */
  readonly next: string | null;
}

export const pageOf = <Item extends z.ZodType>(item: Item, id: string) =>
  z.strictObject({ items: z.array(item), next: z.string().nullable() }).meta({ id });
