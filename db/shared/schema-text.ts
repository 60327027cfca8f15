import type { Knex } from 'knex';

const OWN = `n.nspname !~ '^(pg_|information_schema|public|migration)'`;

/** One query a kind of thing; each gives lines of SQL in a fixed order. */
const KINDS = [
  `select format('create schema %I;', n.nspname) as line from pg_namespace n where ${OWN} order by 1`,
  `select format('create table %I.%I (%s%s);', n.nspname, c.relname, E'\\n  ',
     string_agg(format('%I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
       case when a.attnotnull then ' not null' else '' end,
       case when a.attidentity <> '' then ' generated always as identity'
         when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end),
       E',\\n  ' order by a.attnum) || E'\\n') as line
   from pg_class c join pg_namespace n on n.oid = c.relnamespace
   join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
   left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
   where ${OWN} and c.relkind = 'r' group by n.nspname, c.relname order by n.nspname, c.relname`,
  `select format('alter table %I.%I add constraint %I %s;', n.nspname, c.relname, o.conname, pg_get_constraintdef(o.oid)) as line
   from pg_constraint o join pg_class c on c.oid = o.conrelid join pg_namespace n on n.oid = c.relnamespace
   where ${OWN} and o.contype in ('p', 'u', 'f', 'c', 'x') order by n.nspname, c.relname, o.contype = 'f', o.conname`,
  `select pg_get_indexdef(i.indexrelid) || ';' as line
   from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
   where ${OWN} and not exists (select from pg_constraint o where o.conindid = i.indexrelid) order by 1`,
  `select format('create view %I.%I%s as%s', n.nspname, c.relname,
     ' with (' || array_to_string(c.reloptions, ', ') || ')', E'\\n' || pg_get_viewdef(c.oid, true)) as line
   from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where ${OWN} and c.relkind = 'v' order by n.nspname, c.relname`,
  `select pg_get_functiondef(p.oid) || ';' as line from pg_proc p join pg_namespace n on n.oid = p.pronamespace
   where ${OWN} order by n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)`,
  `select pg_get_triggerdef(t.oid) || ';' as line
   from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
   where ${OWN} and not t.tgisinternal order by n.nspname, c.relname, t.tgname`,
  `select format('alter table %I.%I force row level security;', n.nspname, c.relname) as line
   from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where ${OWN} and c.relrowsecurity and c.relforcerowsecurity order by n.nspname, c.relname`,
  `select format('create policy %I on %I.%I to %s%s%s;', p.policyname, p.schemaname, p.tablename,
     array_to_string(p.roles, ', '), ' using (' || p.qual || ')', ' with check (' || p.with_check || ')') as line
   from pg_policies p order by p.schemaname, p.tablename, p.policyname`,
  `select format('grant %s on %I.%I to %I;', string_agg(lower(g.privilege_type), ', ' order by g.privilege_type),
     g.table_schema, g.table_name, g.grantee) as line
   from information_schema.role_table_grants g where g.grantee = 'touiza_app'
   group by g.table_schema, g.table_name, g.grantee order by g.table_schema, g.table_name`,
];

/** The migrated schema as text, the same on every machine: what a reader looks at, and what a stale copy differs from. */
export const schemaText = async (knex: Knex): Promise<string> => {
  const parts: string[] = [];
  for (const query of KINDS) {
    const { rows } = await knex.raw<{ rows: { line: string }[] }>(query.replaceAll('?', '\\?'));
    parts.push(rows.map(({ line }) => line.trimEnd()).join('\n'));
  }
  return `-- The migrated schema. Written by \`npm run schema\`, never by hand.\n\n${parts.join('\n\n')}\n`;
};
