import type { Knex } from 'knex';

export type Who = 'application' | 'owner';

/** Something that the database itself must refuse, whatever the programs do. */
export interface Attempt<Scene> {
  readonly what: string;
  /** Each of them tries it. The owner of the tables is who no privilege stops: only constraints and triggers do. */
  readonly as: readonly Who[];
  /** What may refuse it: a constraint, a domain error's code, or an SQLSTATE. Another refusal would be an accident. */
  readonly refusedBy: readonly string[];
  readonly sql: (scene: Scene) => string;
}

const ROLES: Record<Who, string> = { application: 'touiza_app', owner: 'touiza_owner' };

/** What refused it, or null where nothing did. Deferred constraints speak, too, and nothing stays. */
export const tried = async (admin: Knex, who: Who, sql: string): Promise<string | null> => {
  const trx = await admin.transaction();
  try {
    await trx.raw(`set local role ${ROLES[who]}`);
    await trx.raw(sql);
    await trx.raw('set constraints all immediate');
    return null;
  } catch (error) {
    return refuser(error);
  } finally {
    await trx.rollback();
  }
};

const refuser = (error: unknown): string => {
  const { constraint, hint, code, message } = Object(error) as Partial<
    Record<'constraint' | 'hint' | 'code' | 'message', string>
  >;
  if (constraint !== undefined) return constraint;
  return code === 'TZ409' || code === 'TZ422' ? (hint ?? code) : (code ?? message ?? 'an unknown error');
};

/** The database says it by privilege, or by a trigger that keeps rows as they were written. */
export const NO_RIGHT = '42501';
export const KEPT = 'TZ001';
export const BACK_DATED = 'TZ005';
/** A rule of payments, said in words. */
export const RULE = 'TZ004';
export const NO_STEP = 'TZ003';

type Sql<Scene> = (scene: Scene) => string;

export const byBoth = <Scene>(what: string, refusedBy: string, sql: Sql<Scene>): Attempt<Scene> => ({
  what,
  as: ['application', 'owner'],
  refusedBy: [refusedBy],
  sql,
});

export const byOwner = <Scene>(what: string, refusedBy: string, sql: Sql<Scene>): Attempt<Scene> => ({
  what,
  as: ['owner'],
  refusedBy: [refusedBy],
  sql,
});

/** UPDATE, DELETE and TRUNCATE of a table that is never changed: no right for the application, a trigger for its owner. */
export const erasing = <Scene>(table: string, column: string): Attempt<Scene>[] =>
  [
    ['change', `update ${table} set ${column} = ${column}`],
    ['delete from', `delete from ${table}`],
    ['truncate', `truncate ${table} cascade`],
  ].flatMap(([what, sql]): Attempt<Scene>[] => [
    { what: `${what ?? ''} ${table}`, as: ['application'], refusedBy: [NO_RIGHT, KEPT], sql: () => sql ?? '' },
    { what: `${what ?? ''} ${table}`, as: ['owner'], refusedBy: [KEPT], sql: () => sql ?? '' },
  ]);
