import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const Table = z.object({
  name: z.string().regex(/^[a-z_]+\.[a-z_]+$/),
  columns: z.array(z.string()),
  rows: z.number().int(),
});

/** What a backup says of itself, in `backup.json`. */
const Description = z.strictObject({
  format: z.literal(1, { error: 'the backup has a format that this version does not read' }),
  takenAt: z.iso.datetime(),
  migrations: z.array(z.string()),
  tables: z.array(Table),
  /** The last value that each sequence gave; one that gave none is not there. */
  sequences: z.record(z.string(), z.string()),
  files: z.number().int(),
  /** Files that the database speaks of and whose bytes were gone already. */
  missing: z.array(z.string()),
});

export type Table = z.output<typeof Table>;
export type Description = z.output<typeof Description>;

const fileOf = (folder: string): string => join(folder, 'backup.json');

export const writeDescription = (folder: string, description: Description): Promise<void> =>
  writeFile(fileOf(folder), `${JSON.stringify(description, null, 2)}\n`);

export const readDescription = async (folder: string): Promise<Description> => {
  const result = Description.safeParse(JSON.parse(await readFile(fileOf(folder), 'utf8')));
  if (!result.success) throw new Error(z.prettifyError(result.error));
  return result.data;
};
