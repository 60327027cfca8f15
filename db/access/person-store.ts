import type { Knex } from 'knex';
import { newId, type PersonId } from '../../services/shared/ids.ts';
import { asDomainError } from '../shared/constraints.ts';
import { sqlOnPool } from '../shared/sql.ts';

/** Who somebody is to an issuer of tokens. */
interface Identity {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
}

/** The person that an issuer's subject is; one seen for the first time is noted, with no role. Two at once get one. */
export const findPerson =
  (knex: Knex) =>
  async (identity: Identity): Promise<PersonId> => {
    try {
      return (await known(knex, identity)) ?? (await noted(knex, identity)) ?? (await afterRival(knex, identity));
    } catch (error) {
      throw asDomainError(error);
    }
  };

/** Asked with every request, so without what knex adds: named, it is parsed once. */
const known = async (knex: Knex, { issuer, subject }: Identity): Promise<PersonId | undefined> => {
  const text = 'select id from access.person where issuer = $1 and subject = $2';
  const rows = await sqlOnPool<{ id: PersonId }>(knex, text, [issuer, subject]);
  return rows[0]?.id;
};

const noted = async (knex: Knex, { issuer, subject, name }: Identity): Promise<PersonId | undefined> => {
  const { rows } = await knex.raw<{ rows: { id: PersonId }[] }>(
    `insert into access.person (id, issuer, subject, name) values (?, ?, ?, ?)
     on conflict on constraint person_known_once do nothing returning id`,
    [newId(), issuer, subject, name],
  );
  return rows[0]?.id;
};

const afterRival = async (knex: Knex, identity: Identity): Promise<PersonId> => {
  const id = await known(knex, identity);
  if (id === undefined) throw new Error('a person was noted and is not there');
  return id;
};
