import { serialize } from 'node:v8';
import type { Knex } from 'knex';
import type { AccessUnit } from '../../services/access/access-ports.ts';
import type { ErasureView, Gone, Keeper } from '../../services/access/erasure.ts';
import type { PersonId } from '../../services/shared/ids.ts';
import { notFound } from '../../services/shared/shared-errors.ts';
import type { Context } from '../shared/context.ts';
import { oneRow, sql } from '../shared/sql.ts';

const KEEPERS = `select code, subject_id as "subjectId", reference, until from access.kept_by($1) order by code, reference, subject_id`;

/** As `access.erase_person` would count them. */
const GOES = `
  select json_build_object(
    'values', (select count(*) from audit.personal where about = $1 or about in (select access.alone_at($1))),
    'roles', (select count(*) from access.role_grant where person_id = $1 and (to_at is null or to_at > $2)),
    'signIns', (select count(*) from access.session where person_id = $1),
    'drafts', (select count(*) from scoring.sheet_draft d join scoring.assignment a on a.id = d.assignment_id
        where a.reviewer_id = $1) + (select count(*) from disbursement.proof_draft where saved_by = $1),
    'fileNames', (select count(*) from documents.document where uploaded_by = $1),
    'organisations', (select count(*) from access.alone_at($1))) as goes,
  (select count(*)::int from audit.event
    where actor_id = $1::text and known_by ->> 'subject' not like 'commitment:%') as "olderEvents"`;

/** By which a stored answer is known to be about them: it names them, an organisation for which they alone speak, or an invitation. */
const SAYINGS = `
  select unnest(array[id::text, name, name_ar, email]) as saying from access.person where id = $1
  union select access.alone_at($1)::text
  union select id::text from registry.invitation where answered_by = $1`;

const ANSWERS_AT_ONCE = 50_000;

export const erasuresOn = ({ trx, now }: Context): Pick<AccessUnit, 'erasures'> => ({
  erasures: {
    listKeepers: (id) => sql<Keeper>(trx, KEEPERS, [id]),
    foresee: async (id) => {
      const rows = await sql<Pick<ErasureView, 'goes' | 'olderEvents'>>(trx, GOES, [id, now]);
      return oneRow(rows, () => notFound('person', id));
    },
    erase: async (id, { by, reason }) => {
      const said = await sql<{ saying: string | null }>(trx, SAYINGS, [id]);
      const rows = await sql<{ gone: Gone }>(trx, 'select access.erase_person($1, $2, $3) as gone', [id, by, reason]);
      await forgetAnswers(
        trx,
        id,
        said.flatMap(({ saying }) => (saying ? [asStored(saying)] : [])),
      );
      return oneRow(rows, () => notFound('person', id)).gone;
    },
  },
});

/** Every answer is looked at; a statement is not given the time for all of them at once. */
const forgetAnswers = async (trx: Knex.Transaction, id: PersonId, sayings: readonly Buffer[]): Promise<void> => {
  for (let after: string | null = ''; after !== null;) {
    const text = 'select access.forget_answers($1, $2::bytea[], $3, $4) as last';
    const rows: { last: string | null }[] = await sql(trx, text, [id, sayings, after, ANSWERS_AT_ONCE]);
    after = rows[0]?.last ?? null;
  }
};

const HEADER_BYTES = 2;
const PADDING = 0;

/** A whole text as stored answers spell it (`transact` serializes them), its length before it. */
const asStored = (text: string): Buffer => {
  const spelt = serialize(text).subarray(HEADER_BYTES);
  return spelt[0] === PADDING ? spelt.subarray(1) : spelt;
};
