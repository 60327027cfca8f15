import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify/sync';
import type { Request } from 'express';
import type {} from 'pino-http';
import { z } from 'zod';
import { PUBLIC } from '../../services/shared/command.ts';
import { csvLines, type ExportRecorder, type PageOfItems } from '../../services/shared/exported.ts';
import { columnsOf, defused, type Cell } from '../../services/shared/table.ts';
import { askedBy, type Address, type Asked } from './asked.ts';
import type { Page } from './page.ts';
import { requireMeans } from './quotas.ts';

interface CsvSpec<Params extends z.ZodObject, List extends z.ZodType> extends Address<Params> {
  /** What is taken away, as the evidence and the file call it. */
  readonly name: string;
  /** Its columns are read off the schema, as the API reads them. */
  readonly list: List;
  /** The same pages that readers see, one after the other. */
  readonly pageAfter: (asked: Asked<Params>, after: string | undefined) => Promise<z.output<List>>;
}

/** The largest page there is: a file is read by no thumb. */
export const ROWS_A_PAGE = 200;

/** A list, or a chart's figures, as a file. */
export type CsvPage = <Params extends z.ZodObject, List extends z.ZodType>(spec: CsvSpec<Params, List>) => Page;

/** What is published may be taken by anybody; what a person takes away is told to the evidence, as the API tells it. */
export const csvPagesOn =
  (recordExport: ExportRecorder): CsvPage =>
  (spec) => ({
    path: spec.path,
    mount: (router) => {
      router.get(spec.path, async (request: Request, response) => {
        const asked = askedBy(spec, request);
        await requireMeans(request);
        const exported = {
          name: spec.name,
          columns: columnsOf(spec.list) ?? [],
          pageAfter: async (after: string | undefined) =>
            z.encode(spec.list, await spec.pageAfter(asked, after)) as PageOfItems,
          record: async (rows: number) => {
            const { actor, query } = asked;
            if (actor.id === PUBLIC.id) return;
            await recordExport({ actor, operation: spec.name, query, rows, requestId: request.id as string });
          },
        };
        // Whatever is refused is refused by the first page, while an answer can still say so.
        const first = await exported.pageAfter(undefined);
        response.attachment(`${spec.name}.csv`).type('text/csv; charset=utf-8').set('cache-control', 'no-store');
        await pipeline(Readable.from(csvLines(exported, first, csvOf)), response);
      });
    },
  });

const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  stringify(
    rows.map((row) => row.map(defused)),
    { record_delimiter: 'windows', cast: { boolean: String } },
  );
