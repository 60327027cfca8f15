/** Whom a letter `l` of a notice `n` is for: a person, or somebody who was only named. */
export const ADDRESSEE = `
  cross join lateral (
    select name, name_ar, email, language from access.person where id = l.person_id
    union all
    select n.to_name, null, n.to_email, n.to_language where l.person_id is null
  ) p`;

/**
 * A notice's facts, with what a role is held on by name, in the language of whoever reads it: `n` is the notice, `p` the
 * person. A call is named by its reference and title.
 */
export const FACTS = `n.data || coalesce((
    select jsonb_build_object('named', held.names ->> p.language) from (
      select f.names from programme.funder f
      where f.id = case n.data ->> 'scope' when 'funder' then (n.data ->> 'scopeId')::uuid end
      union all
      select jsonb_object_agg(language, c.reference || ' – ' || title)
      from programme.call c, jsonb_each_text(c.titles) as t (language, title)
      where c.id = case n.data ->> 'scope' when 'call' then (n.data ->> 'scopeId')::uuid end
      group by c.id
      union all
      select jsonb_build_object('ar', o.name_ar, 'fr', o.name_latin, 'en', o.name_latin) from registry.organisation o
      where o.id = case n.data ->> 'scope' when 'organisation' then (n.data ->> 'scopeId')::uuid end
      union all
      select jsonb_build_object('ar', t.name_ar, 'fr', t.name_fr, 'en', t.name_fr) from registry.territory t
      where t.code = case n.data ->> 'scope' when 'territory' then n.data ->> 'scopeId' end
    ) held
  ), '{}')`;
