import type { Knex } from 'knex';
import { newId, type PersonId } from '../../services/shared/ids.ts';
import type { Language } from '../../services/shared/texts.ts';
import { asDomainError } from '../shared/constraints.ts';
import { sqlOnPool } from '../shared/sql.ts';

/** Who somebody is to an issuer of tokens. */
interface Identity {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  /** In Arabic script, where the issuer knows it. */
  readonly nameAr?: string | null;
}

interface Recognised {
  readonly id: PersonId;
  readonly language: Language;
  /** Let in at no door. */
  readonly isOff: boolean;
}

/** The person that an issuer's subject is; one seen for the first time is noted, with no role. Two at once get one. */
export const recognise =
  (knex: Knex) =>
  async (identity: Identity): Promise<Recognised> => {
    try {
      return (await known(knex, identity)) ?? (await noted(knex, identity)) ?? (await afterRival(knex, identity));
    } catch (error) {
      throw asDomainError(error);
    }
  };

export const findPerson =
  (knex: Knex) =>
  async (identity: Identity): Promise<PersonId> =>
    (await recognise(knex)(identity)).id;

/** Asked with every request, so without what knex adds: named, it is parsed once. */
const known = async (knex: Knex, { issuer, subject }: Identity): Promise<Recognised | undefined> => {
  const text =
    'select id, language, off_since is not null as "isOff" from access.person where issuer = $1 and subject = $2';
  const rows = await sqlOnPool<Recognised>(knex, text, [issuer, subject]);
  return rows[0];
};

const noted = async (
  knex: Knex,
  { issuer, subject, name, nameAr = null }: Identity,
): Promise<Recognised | undefined> => {
  const { rows } = await knex.raw<{ rows: Recognised[] }>(
    `insert into access.person (id, issuer, subject, name, name_ar) values (?, ?, ?, ?, ?)
     on conflict on constraint person_known_once do nothing returning id, language, false as "isOff"`,
    [newId(), issuer, subject, name, nameAr],
  );
  return rows[0];
};

const afterRival = async (knex: Knex, identity: Identity): Promise<Recognised> => {
  const person = await known(knex, identity);
  if (person === undefined) throw new Error('a person was noted and is not there');
  return person;
};
