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
  /** For whom the application says that it acts: for itself, where nothing is named; null where it does not say. */
  readonly actor?: (scene: Scene) => string | null;
}

const ROLES: Record<Who, string> = { application: 'touiza_app', owner: 'touiza_owner' };

interface Trying {
  readonly who: Who;
  readonly actor: string | null;
  readonly sql: string;
  readonly before?: string | undefined;
}

/**
 * What refused it, or null where nothing did. Deferred constraints speak, too, and nothing stays; nor does what was done
 * to the database's rules before.
 */
export const tried = async (admin: Knex, { before, ...trying }: Trying): Promise<string | null> => {
  const trx = await admin.transaction();
  try {
    if (before !== undefined) await trx.raw(before);
    return await refusalOf(trx, trying);
  } finally {
    await trx.rollback();
  }
};

const refusalOf = async (trx: Knex.Transaction, { who, actor, sql }: Trying): Promise<string | null> => {
  try {
    await trx.raw(`set local role ${ROLES[who]}`);
    if (actor !== null) await trx.raw('select access.act_as(?)', [actor]);
    await trx.raw(sql);
    await trx.raw('set constraints all immediate');
    return null;
  } catch (error) {
    return refuser(error);
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

/** What shows no row and meets none: that is how rows of others are refused. */
export const NO_ROWS = 'TZ000';

/** Makes an error of a statement that found nothing: a `do` block, so that it says so itself. */
export const meeting = (statement: string): string =>
  `do $$ begin ${statement}; if not found then raise exception 'no row is met' using errcode = '${NO_ROWS}'; end if; end $$`;

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
