import type { Knex } from 'knex';
import type { Audit, AuditEntry } from '../../services/shared/audit.ts';
import type { Command } from '../../services/shared/command.ts';
import { newId } from '../../services/shared/ids.ts';
import { Personal } from '../../services/shared/personal.ts';
import { asDomainError } from '../shared/constraints.ts';
import { oneRow, sql } from '../shared/sql.ts';

interface Circumstances {
  readonly command: Command;
  readonly now: Date;
  readonly roleUsed: () => string | null;
  readonly onBehalfOf: () => Command['actor']['onBehalfOf'];
}

/** Evidence on one transaction: who, how known, in which role, for whom, by which command. */
export const auditOn = (trx: Knex.Transaction, circumstances: Circumstances): Audit => ({
  record: (entry) => write(trx, circumstances, [doneOf(entry)]),
  recordAll: async (entries) => {
    for (let from = 0; from < entries.length; from += EVENTS_AT_ONCE) {
      await write(trx, circumstances, entries.slice(from, from + EVENTS_AT_ONCE).map(doneOf));
    }
  },
});

/** An event in a transaction of its own: a refusal whose transaction was rolled back, or something taken away. */
export const recordAlone = async (
  knex: Knex,
  { command, entry, code }: { command: Command; entry: AuditEntry; code: string | null },
): Promise<void> => {
  try {
    await knex.transaction(async (trx) => {
      const rows = await sql<{ now: Date }>(trx, 'select engine.now() as now');
      const { now } = oneRow(rows, () => new Error('the clock has no row'));
      const columns = { ...columnsOf(entry), outcome: code === null ? 'done' : 'refused', refusal_code: code };
      await write(trx, { command, now, roleUsed: () => null, onBehalfOf: () => command.actor.onBehalfOf }, [columns]);
    });
  } catch (error) {
    throw asDomainError(error);
  }
};

const EVENTS_AT_ONCE = 1000;

const doneOf = (entry: AuditEntry) => ({ ...columnsOf(entry), outcome: 'done', refusal_code: null });

const write = async (
  trx: Knex.Transaction,
  { command, now, roleUsed, onBehalfOf }: Circumstances,
  events: readonly object[],
): Promise<void> => {
  const { actor, id, requestId } = command;
  const circumstances = {
    actor_id: actor.id,
    known_by: actor.knownBy,
    role: roleUsed(),
    on_behalf_of: onBehalfOf(),
    effective_on: now,
    request_id: requestId,
    command_id: id,
  };
  const entries = events.map((event) => ({ id: newId(), ...event, ...circumstances }));
  await sql(trx, 'select audit.record_all($1::jsonb)', [await written(trx, entries)]);
};

const columnsOf = ({ subjectType, subjectId, dossierId, related = [], ruleVersion = null, ...entry }: AuditEntry) => ({
  kind: entry.kind,
  subject_type: subjectType,
  subject_id: subjectId,
  dossier_id: dossierId,
  related: [subjectId, ...related],
  before: entry.before ?? null,
  after: entry.after ?? null,
  reason: entry.reason ?? null,
  rule_version: ruleVersion,
});

/** As evidence holds it: personal values are kept beside, and commitments stand in their places. */
const written = async (trx: Knex.Transaction, entries: readonly object[]): Promise<string> => {
  const told: Personal[] = [];
  const text = toJson(entries, (each) => {
    told.push(each);
    return null;
  });
  if (told.length === 0) return text;
  const hidden = await hide(trx, told);
  return toJson(entries, () => hidden.shift() ?? null);
};

const hide = async (trx: Knex.Transaction, told: readonly Personal[]): Promise<string[]> => {
  const columns = [told.map(({ about }) => about), told.map(({ value }) => value)];
  const rows = await sql<{ commitment: string }>(
    trx,
    `select audit.hide(about, value) as commitment
     from unnest($1::uuid[], $2::text[]) with ordinality as told (about, value, place) order by place`,
    columns,
  );
  return rows.map(({ commitment }) => commitment);
};

/** Amounts are bigint in memory and text in evidence: no number ever loses a centime. */
const toJson = (value: unknown, personal: (each: Personal) => string | null): string =>
  JSON.stringify(value, (_key, each: unknown) => {
    if (each instanceof Personal) return personal(each);
    return typeof each === 'bigint' ? each.toString() : each;
  });
