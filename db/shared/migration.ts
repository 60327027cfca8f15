import type { Knex } from 'knex';

/** Runs SQL as the owner of everything, who cannot log in: what is made belongs to no account in use. */
export const asOwner = async (knex: Knex, sql: string): Promise<void> => {
  await knex.raw(`set local role touiza_owner; ${sql}; reset role`);
};

/** A slice's own schema. The application may read and write its rows, never delete or truncate them. */
export const createSchema = (name: string): string => `
  create schema ${name};
  grant usage on schema ${name} to touiza_app;
  alter default privileges in schema ${name} grant select, insert, update on tables to touiza_app;
  alter default privileges in schema ${name} grant usage on sequences to touiza_app;
`;

/** A schema of books or evidence: the application only reads; functions write. */
export const createReadOnlySchema = (name: string): string => `
  create schema ${name};
  grant usage on schema ${name} to touiza_app;
  alter default privileges in schema ${name} grant select on tables to touiza_app;
`;

export const dropSchema = (name: string): string => `
  drop schema ${name} cascade;
`;

/** Rows that nobody edits, not even their owner: row triggers, and a statement trigger against TRUNCATE. */
export const appendOnly = (table: string): string => `
  create trigger append_only before update or delete on ${table}
    for each row execute function engine.refuse_change();
  create trigger append_only_truncate before truncate on ${table}
    for each statement execute function engine.refuse_change();
`;
