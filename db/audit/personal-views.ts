import type { Knex } from 'knex';
import type { TimelineEvent } from '../../services/audit/audit-views.ts';
import { COMMITMENT, type Opening } from '../../services/audit/personal.ts';
import { sql } from '../shared/sql.ts';

/** What these commitments hide, as far as it is not erased; null for all of the trail's. */
export const openingsOf = async (trx: Knex.Transaction, commitments: readonly string[] | null): Promise<Opening[]> => {
  if (commitments?.length === 0) return [];
  return sql<Opening>(
    trx,
    `select commitment, salt, value from audit.personal where $1::text[] is null or commitment = any ($1)
     order by commitment`,
    [commitments && [...new Set(commitments)]],
  );
};

/** Events as those read them who may: personal values in their places. What was erased stays a commitment. */
export const revealed = async (
  trx: Knex.Transaction,
  rows: readonly (TimelineEvent & { readonly seq: string })[],
): Promise<TimelineEvent[]> => {
  const events = rows.map(({ seq: _seq, ...event }) => event);
  const openings = await openingsOf(trx, JSON.stringify(events).match(COMMITMENT) ?? []);
  if (openings.length === 0) return events;
  const values = new Map(openings.map(({ commitment, value }) => [commitment, value]));
  const open = <Part>(part: Part): Part => opened(part, values) as Part;
  return events.map((event) => ({
    ...event,
    ...open({ before: event.before, after: event.after, knownBy: event.knownBy, reason: event.reason }),
  }));
};

/** Only where a commitment is all that a value says: words that quote one stay words. */
const opened = (part: unknown, values: ReadonlyMap<string, string>): unknown =>
  JSON.parse(JSON.stringify(part), (_key, each: unknown) =>
    typeof each === 'string' ? (values.get(each) ?? each) : each,
  );
