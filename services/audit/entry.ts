/**
 * What the trail holds, as text: an event, or a transfer of the books. Each field is what Postgres stores, spelt one way
 * (instants in microseconds since 1970, JSON as Postgres prints it), so that its bytes are the same for every verifier.
 */
export interface Entry {
  readonly type: EntryType;
  readonly fields: Readonly<Record<string, string | null>>;
}

export type EntryType = keyof typeof FIELDS;

/** Every stored field, in the order in which it is hashed; its tag is its place, from 1. Never reordered, only a new version. */
export const FIELDS = {
  event: [
    ...['id', 'seq', 'epoch', 'xid', 'encoding', 'kind', 'outcome', 'refusal_code', 'subject_type', 'subject_id'],
    ...['dossier_id', 'related', 'actor_id', 'known_by', 'role', 'on_behalf_of', 'effective_on', 'recorded_at'],
    ...['before', 'after', 'before_hash', 'after_hash', 'reason', 'rule_version', 'request_id', 'command_id'],
  ],
  transfer: [
    ...['id', 'seq', 'epoch', 'xid', 'book', 'debit', 'credit', 'amount', 'kind', 'pending_id', 'reverses', 'due_at'],
    ...['cause', 'subject_id', 'command_id', 'recorded_at'],
  ],
} as const;

const VERSION = 1;
const TYPE: Record<EntryType, number> = { event: 1, transfer: 2 };
/** No text is that long: null is not the empty text. */
const NULL = 0xff_ff_ff_ff;

/**
 * `version ‖ type ‖ number of fields ‖ (tag ‖ length ‖ bytes)…`, lengths in four bytes, the highest first. Fields joined
 * by a separator would be no encoding: two different rows can give one string.
 */
export const encode = ({ type, fields }: Entry): Buffer => {
  const names = FIELDS[type];
  const parts = names.flatMap((name, index) => {
    const bytes = Buffer.from(fields[name] ?? '', 'utf8');
    const head = Buffer.alloc(5);
    head.writeUInt8(index + 1);
    head.writeUInt32BE((fields[name] ?? null) === null ? NULL : bytes.length, 1);
    return [head, bytes];
  });
  return Buffer.concat([Buffer.from([VERSION, TYPE[type], names.length]), ...parts]);
};
