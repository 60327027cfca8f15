import type { Knex } from 'knex';
import type { Block, Sealable } from '../../services/audit/block.ts';
import { leavesIn } from '../../services/audit/lines.ts';
import type { HeldLog, SealLog } from '../../services/audit/seal-ports.ts';
import { asDomainError } from '../shared/constraints.ts';
import { oneRow, sql } from '../shared/sql.ts';
import { entriesWhere } from './entry-views.ts';

const ALONE = 726_335; // any constant: one sealer of a database at a time
/** More than that are sealed by several blocks; a transaction is never divided. */
const ENTRIES_AIMED_AT = 5_000;

/** Up to where the next block goes: the horizon, or the end of the transaction that fills it. */
const RANGE = `
  with here as (select coalesce(max(number), 1) as epoch, audit.horizon() as horizon from engine.epoch),
  closed as (
    (select t.epoch, t.xid from audit.event t, here where (t.epoch, t.xid) >= ($1, $2::text::xid8)
      and (t.epoch < here.epoch or t.xid < here.horizon) order by t.epoch, t.xid limit $3)
    union all
    (select t.epoch, t.xid from ledger.transfer t, here where (t.epoch, t.xid) >= ($1, $2::text::xid8)
      and (t.epoch < here.epoch or t.xid < here.horizon) order by t.epoch, t.xid limit $3)
  ),
  taken as (select epoch, xid from closed order by epoch, xid limit $3),
  cut as (
    select epoch, max(xid) as xid, count(*) = $3 as is_full from taken
    where epoch = (select min(epoch) from taken) group by epoch
  )
  select cut.epoch, case when cut.epoch = $1 then $2::text else '0' end as "xidFrom",
    case when cut.epoch = here.epoch and not cut.is_full then here.horizon::text
      else (cut.xid::text::numeric + 1)::text end as "xidTo"
  from cut, here`;

export const BLOCKS = `
  select number, epoch, xid_from::text as "xidFrom", xid_to::text as "xidTo", entries as count, root, previous, hash,
    array_to_json(ids) as ids, leaves, peaks from audit.block b`;

export interface BlockRow extends Omit<Block, 'number' | 'xidFrom' | 'xidTo' | 'leaves' | 'peaks'> {
  readonly number: bigint;
  readonly xidFrom: string;
  readonly xidTo: string;
  readonly leaves: Buffer;
  readonly peaks: Buffer;
}

export const blockOf = ({ number, xidFrom, xidTo, leaves, peaks, ...row }: BlockRow): Block => ({
  ...row,
  number: Number(number),
  xidFrom: BigInt(xidFrom),
  xidTo: BigInt(xidTo),
  leaves: leavesIn(leaves),
  peaks: leavesIn(peaks),
});

const hex = (...hashes: readonly Buffer[]): string => `\\x${Buffer.concat(hashes).toString('hex')}`;

const rowOf = (block: Block) => ({
  number: block.number,
  epoch: block.epoch,
  xid_from: block.xidFrom.toString(),
  xid_to: block.xidTo.toString(),
  entries: block.count,
  root: hex(block.root),
  previous: hex(block.previous),
  hash: hex(block.hash),
  ids: block.ids,
  leaves: hex(...block.leaves),
  peaks: hex(...block.peaks),
});

type Range = Record<'xidFrom' | 'xidTo', string> & { readonly epoch: number };

const nextOn = async (trx: Knex.Transaction, last: Block | null): Promise<Sealable | null> => {
  const after = [last?.epoch ?? 0, (last?.xidTo ?? 0n).toString()];
  const [range] = await sql<Range>(trx, RANGE, [...after, ENTRIES_AIMED_AT]);
  if (range === undefined) return null;
  const { epoch, xidFrom, xidTo } = range;
  const within = 't.epoch = $1 and t.xid >= $2::text::xid8 and t.xid < $3::text::xid8';
  const entries = await entriesWhere(trx, { event: within, transfer: within }, [epoch, xidFrom, xidTo]);
  return { epoch, xidFrom: BigInt(xidFrom), xidTo: BigInt(xidTo), entries };
};

const heldOn = (trx: Knex.Transaction): HeldLog => ({
  last: async () => {
    const [row] = await sql<BlockRow>(trx, `${BLOCKS} order by number desc limit 1`);
    return row === undefined ? null : blockOf(row);
  },
  next: (last) => nextOn(trx, last),
  add: async (block) => {
    const text = 'select audit.add_block(jsonb_populate_record(null::audit.block, $1::jsonb))';
    await sql(trx, text, [JSON.stringify(rowOf(block))]);
  },
  listFrom: async (number, limit) => {
    const rows = await sql<BlockRow>(trx, `${BLOCKS} where number >= $1 order by number limit $2`, [number, limit]);
    return rows.map(blockOf);
  },
  keep: async (notes) => {
    await sql(trx, 'select audit.keep_notes($1::jsonb)', [JSON.stringify(notes)]);
  },
  now: async () => {
    const rows = await sql<{ now: Date }>(trx, 'select clock_timestamp() as now');
    return oneRow(rows, () => new Error('the clock has no row')).now;
  },
});

export const sealLogOn = (knex: Knex): SealLog => ({
  alone: async (work) => {
    try {
      return await knex.transaction(async (trx) => {
        const rows = await sql<{ alone: boolean }>(trx, 'select pg_try_advisory_xact_lock($1) as alone', [ALONE]);
        return rows[0]?.alone === true ? work(heldOn(trx)) : null;
      });
    } catch (error) {
      throw asDomainError(error);
    }
  },
});
