import type { Knex } from 'knex';
import { FIELDS, type Entry, type EntryType } from '../../services/audit/entry.ts';
import { sql } from '../shared/sql.ts';

/** Instants exactly, however a session shows them; arrays as JSON; everything else as Postgres prints it. */
const spelt = (field: string): string => {
  if (['effective_on', 'recorded_at', 'due_at'].includes(field))
    return `trunc(extract(epoch from t.${field}) * 1000000)::bigint::text`;
  return field === 'related' ? 'to_jsonb(t.related)::text' : `t.${field}::text`;
};

const TABLE: Record<EntryType, string> = { event: 'audit.event', transfer: 'ledger.transfer' };
const TYPES: readonly EntryType[] = ['event', 'transfer'];

const columnsOf = (type: EntryType): string => FIELDS[type].map((field) => `${spelt(field)} as "${field}"`).join(', ');

type Fields = Readonly<Record<string, string | null>>;

/** Entries of the trail as they are hashed, found by a condition on `t` for each type; in the order of the trail. */
export const entriesWhere = async (
  trx: Knex.Transaction,
  conditions: Readonly<Record<EntryType, string>>,
  values: readonly unknown[] = [],
): Promise<Entry[]> => {
  const found: Entry[] = [];
  for (const type of TYPES) {
    const text = `select ${columnsOf(type)} from ${TABLE[type]} t where ${conditions[type]}`;
    for (const fields of await sql<Fields>(trx, text, values)) found.push({ type, fields });
  }
  return found.sort(inOrder);
};

const keyOf = ({ type, fields }: Entry): bigint[] =>
  [fields['epoch'], fields['xid'], TYPES.indexOf(type), fields['seq']].map((part) => BigInt(part ?? 0));

/** By transaction, events before transfers, then as they were written. */
const inOrder = (left: Entry, right: Entry): number => {
  const other = keyOf(right);
  const [difference] = keyOf(left)
    .map((part, index) => part - (other[index] ?? 0n))
    .filter((part) => part !== 0n);
  return difference === undefined ? 0 : Number(difference);
};
