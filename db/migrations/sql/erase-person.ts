/** Organisations for which nobody speaks but this person: what reaches somebody there reaches them. */
const ALONE = `
  create function access.alone_at(who uuid) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select distinct r.organisation_id from registry.representative r
    where r.person_id = who and not exists (
      select from registry.representative other
      where other.organisation_id = r.organisation_id and other.person_id <> who and other.ended_on is null
        and (other.until_on is null or other.until_on >= (engine.now() at time zone 'Africa/Casablanca')::date))
  $$;
  revoke execute on function access.alone_at from public;
  grant execute on function access.alone_at to touiza_app;
`;

/** What an organisation is reached by, and of a natural person (law 114-13) all that it is known by. */
const ORGANISATIONS = `
  update registry.organisation set phone = null, email = null where id = any (organisations);
  update registry.organisation set name_ar = '', name_latin = '', ice = null, ice_override_reason = null, tax_number = null, cnss_number = null,
      douar = null, registration_number = id::text
    where id = any (organisations) and legal_form = 'auto_entrepreneur';
  update registry.organisation_revision r set content = r.content || '{"phone": null, "email": null}' || case
      when o.legal_form <> 'auto_entrepreneur' then '{}'::jsonb
      else jsonb_build_object('nameAr', '', 'nameLatin', '', 'ice', null, 'taxNumber', null, 'cnssNumber', null,
        'registration', (r.content -> 'registration') || '{"number": ""}', 'seat', (r.content -> 'seat') || '{"douar": null}')
      end
    from registry.organisation o where o.id = r.organisation_id and o.id = any (organisations);
  -- Twenty-four zeros are a number whose key is right, and nobody's.
  update registry.account a set rib = repeat('0', 24),
      status = case when a.status = 'active' then 'replaced' when a.status = 'replaced' then a.status else 'cancelled' end
    from registry.organisation o
    where o.id = a.organisation_id and o.id = any (organisations) and o.legal_form = 'auto_entrepreneur';
  update application.mandate set declared_by = '' where organisation_id = any (organisations);
`;

/**
 * Whom somebody wanted to speak for an organisation is named in the invitation, and in what was told of it; so is who
 * invited them. An invitation of an organisation for which nobody speaks any more is withdrawn.
 */
const INVITATIONS = `
  update engine.notice n set
      to_name = case when i.is_theirs and n.to_name is not null then '' else n.to_name end,
      to_email = case when i.is_theirs then null else n.to_email end,
      data = (select coalesce(jsonb_object_agg(key, case
          when i.is_theirs and key in ('name', 'link') or i.invited_by = who and key = 'by' then '""' else value end), '{}')
        from jsonb_each(n.data))
    from (
      select e.command_id, i.invited_by, i.answered_by is not distinct from who or i.organisation_id = any (organisations)
        as is_theirs
      from registry.invitation i join audit.event e on e.related @> array[i.id::text]
      where who in (i.invited_by, i.answered_by) or i.organisation_id = any (organisations)
    ) i
    where n.command_id = i.command_id
      and n.kind in ('registry.representative_invited', 'registry.invitation', 'registry.invitation_declined');
  update registry.invitation set name = '', act = '', email = null, phone = null, answer = coalesce(answer, 'withdrawn'),
      answered_by = coalesce(answered_by, erased_by), answered_at = coalesce(answered_at, engine.now())
    where answered_by = who or organisation_id = any (organisations);
`;

/** Applications that nobody was sent; what was handed in stays, as what was decided on. */
const DRAFTS = `
  with wiped as (
    update application.dossier set project = jsonb_build_object('title', reference), plan = '{"uses": [], "sources": []}',
        requested_centimes = 0
      where organisation_id = any (organisations) and submitted_at is null
      returning id)
  update application.revision r set content = case r.part when 'plan' then '{"uses": [], "sources": []}'::jsonb else '{}' end
    from wiped where r.dossier_id = wiped.id;
  delete from access.kept_form where person_id = who;
  delete from scoring.sheet_draft d using scoring.assignment a where a.id = d.assignment_id and a.reviewer_id = who;
  get diagnostics gone_sheets = row_count;
  delete from disbursement.proof_draft where saved_by = who;
  get diagnostics gone_proofs = row_count;
`;

const RIGHTS = `
  update access.role_grant set to_at = greatest(engine.now(), from_at + interval '1 ms')
    where person_id = who and (to_at is null or to_at > engine.now());
  get diagnostics gone_roles = row_count;
  update access.delegation set ended_at = engine.now(), ended_by = erased_by
    where who in (delegator_id, delegate_id) and ended_at is null;
  update registry.representative set ended_on = coalesce(ended_on, (engine.now() at time zone 'Africa/Casablanca')::date),
      act = case when act is null then null else '' end
    where person_id = who;
  delete from access.session where person_id = who;
  get diagnostics gone_sessions = row_count;
`;

const TRACES = `
  update scoring.reviewer set family_names = '{}', province = null, commune = null, address = null, phone = null, rib = null,
      ices = '{}', boards = '{}'
    where person_id = who;
  update documents.document set name = 'document' || coalesce(substring(name from '\\.[A-Za-z0-9]{1,5}$'), '')
    where uploaded_by = who;
  get diagnostics gone_names = row_count;
  update notification.letter set last_error = null where person_id = who and last_error is not null;
  update engine.notice set data = '{}' where to_by = 'person' and to_id = who;
  update engine.notice n set data = n.data || '{"declaredBy": ""}'
    where n.kind = 'application.mandate_ended' and n.data ->> 'declaredBy' in (
      select value from audit.personal where about = any (organisations));
  delete from audit.personal where about = who or about = any (organisations);
  get diagnostics gone_values = row_count;
`;

/**
 * What commands were answered, some at a time: those of whoever was erased in this transaction, and those that say one of
 * these. A retry of such a command is refused as another one: the hash of what was asked would confirm a guess.
 */
const ANSWERS = `
  create function access.forget_answers(who uuid, sayings bytea[], after text, most int) returns text
  language sql security definer set search_path = pg_catalog, pg_temp as $$
    with page as (select id from engine.command where id > after order by id limit most),
    forgotten as (
      update engine.command c set outcome = '', input_hash = '' from page
      where c.id = page.id and exists (select from access.erasure where person_id = who)
        and (c.actor_id = who::text or exists (select from unnest(sayings) each where position(each in c.outcome) > 0))
    )
    select max(id) from page
  $$;
  revoke execute on function access.forget_answers from public;
  grant execute on function access.forget_answers to touiza_app;
`;

/** Everything of a person that is not evidence, in one act: the application itself may delete nothing. */
export const ERASE_PERSON = `
  ${ALONE} ${ANSWERS}
  create function access.erase_person(who uuid, erased_by uuid, why text) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
    declare
      organisations uuid[];
      gone_roles int; gone_sessions int; gone_sheets int; gone_proofs int; gone_names int; gone_values int;
    begin
      -- Nobody refers to them anew meanwhile.
      perform from access.person where id = who and erased_at is null for update;
      if not found then
        raise exception 'nobody is there to be erased' using errcode = 'TZ409', hint = 'person_erased';
      end if;
      if exists (select from access.kept_by(who)) then
        raise exception 'an obligation keeps this person' using errcode = 'TZ409', hint = 'person_kept';
      end if;
      insert into access.erasure (person_id, erased_by, reason) values (who, erased_by, why);
      organisations := array(select access.alone_at(who));
      ${ORGANISATIONS} ${INVITATIONS} ${DRAFTS} ${RIGHTS} ${TRACES}
      update access.person set issuer = 'erased', subject = id::text, name = '', name_ar = null, email = null,
          erased_at = engine.now()
        where id = who;
      return jsonb_build_object('values', gone_values, 'roles', gone_roles, 'signIns', gone_sessions,
        'drafts', gone_sheets + gone_proofs, 'fileNames', gone_names, 'organisations', cardinality(organisations));
    end $$;
  revoke execute on function access.erase_person from public;
  grant execute on function access.erase_person to touiza_app;
`;
