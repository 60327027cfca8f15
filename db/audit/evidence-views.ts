import type { Knex } from 'knex';
import type { PartOfTrail } from '../../services/audit/audit-ports.ts';
import type { EvidenceScope } from '../../services/audit/audit-views.ts';
import { wholeBlock, type Line, type LineOf } from '../../services/audit/lines.ts';
import type { Entry } from '../../services/audit/entry.ts';
import { openingLines } from '../../services/audit/evidence.ts';
import { commitmentsIn } from '../../services/audit/personal.ts';
import { sql } from '../shared/sql.ts';
import { entriesWhere } from './entry-views.ts';
import { IS_ABOUT } from './event-search-views.ts';
import { openingsOf } from './personal-views.ts';
import { BLOCKS, blockOf, type BlockRow } from './seal-store.ts';

/** What is about it, and what became of each file that this names. */
const EVENTS = `
  t.id in (select e.id from audit.event e where ${IS_ABOUT}) or t.subject_type = 'document' and t.subject_id in (
    select unnest(e.related) from audit.event e where ${IS_ABOUT})`;

const TRANSFERS = {
  dossier: `$2::text[] is null and (t.debit in (select id from ledger.account where dossier_id = $1)
    or t.credit in (select id from ledger.account where dossier_id = $1))`,
  things: '$1::uuid is not null and t.subject_id = any ($2::uuid[])',
};

/** Each is in the first block that ends above its transaction, among those that the checkpoint covers. */
const HOLDING = `${BLOCKS} where b.number in (
  select first.number from unnest($1::int[], $2::text[]) as e(epoch, xid)
    cross join lateral (select number from audit.block where epoch = e.epoch and xid_to > e.xid::xid8
      order by xid_to limit 1) as first
) and b.number < $3 order by b.number`;

const CHECKPOINT = `select size::int as size, note from audit.note where kind = 'checkpoint' order by size desc, id desc limit 1`;
const INTRODUCTIONS = `select note from audit.note where kind = 'key' order by id`;

export const partOfTrail = async (trx: Knex.Transaction, { dossierId, about }: EvidenceScope): Promise<PartOfTrail> => {
  const transfer = about === null ? TRANSFERS.dossier : TRANSFERS.things;
  const entries = await entriesWhere(trx, { event: EVENTS, transfer }, [dossierId, about]);
  const [checkpoint] = await sql<{ size: number; note: string }>(trx, CHECKPOINT);
  const size = checkpoint?.size ?? 0;
  const ends = ['epoch', 'xid'].map((field) => entries.map(({ fields }) => fields[field]));
  const hashes = await sql<{ hash: Buffer }>(trx, 'select hash from audit.block where number < $1 order by number', [
    size,
  ]);
  return {
    entries,
    openings: await openingsOf(
      trx,
      entries.flatMap(({ fields }) => commitmentsIn(Object.values(fields))),
    ),
    blocks: (await sql<BlockRow>(trx, HOLDING, [...ends, size])).map(blockOf),
    hashes: hashes.map(({ hash }) => hash),
    checkpoint: checkpoint?.note ?? null,
    introductions: (await sql<{ note: string }>(trx, INTRODUCTIONS)).map(({ note }) => note),
  };
};

export const entryLine = ({ type, fields }: Entry): LineOf<'entry'> => ({ is: 'entry', type, fields: { ...fields } });

/** The whole trail as it stands in the database: for whoever verifies all of it against the anchor. */
export const wholeTrail = async (trx: Knex.Transaction): Promise<Line[]> => {
  const everything = { event: 'true', transfer: 'true' };
  const notes = await sql<{ is: 'key' | 'checkpoint'; note: string }>(
    trx,
    'select kind as is, note from audit.note order by id',
  );
  const blocks = await sql<BlockRow>(trx, `${BLOCKS} order by b.number`);
  const entries = (await entriesWhere(trx, everything)).map(entryLine);
  const origin = notes.findLast(({ is }) => is === 'checkpoint')?.note.split('\n')[0] ?? '';
  return [
    { is: 'evidence', version: 1, scope: 'whole', origin },
    ...notes,
    ...blocks.map((row) => wholeBlock(blockOf(row))),
    ...entries,
    ...openingLines(await openingsOf(trx, null), entries),
  ];
};
