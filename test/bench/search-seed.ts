import { Client } from 'pg';

export const ORGANISATIONS = 60_000;
export const DOSSIERS = 100_000;

/** What organisations are called after: the same thing in Arabic and in Latin letters. */
const SUBJECTS = [
  ['الزعفران', 'Safran'],
  ['الأركان', 'Argane'],
  ['الزيتون', 'Olivier'],
  ['النسيج', 'Tissage'],
  ['التمور', 'Dattes'],
  ['العسل', 'Miel'],
  ['الحليب', 'Lait'],
  ['الصوف', 'Laine'],
  ['الورد', 'Roses'],
  ['السياحة الجبلية', 'Écotourisme'],
  ['الطاقة الشمسية', 'Énergie solaire'],
  ['الكسكس', 'Couscous'],
  ['الفخار', 'Poterie'],
  ['الصيد البحري', 'Pêche artisanale'],
  ['النباتات الطبية', 'Plantes médicinales'],
] as const;
const PLACES = [
  ['الأطلس', 'Atlas'],
  ['درعة', 'Drâa'],
  ['سوس', 'Souss'],
  ['الريف', 'Rif'],
  ['تافيلالت', 'Tafilalet'],
  ['ملوية', 'Moulouya'],
  ['خنيفرة', 'Khénifra'],
  ['أزيلال', 'Azilal'],
  ['فكيك', 'Figuig'],
  ['تنغير', 'Tinghir'],
] as const;
const NAMES = [
  ['النور', 'Annour'],
  ['الأمل', 'Al Amal'],
  ['تيفاوين', 'Tifawine'],
  ['تمونت', 'Tamount'],
  ['إغرم', 'Ighrem'],
  ['الوفاء', 'Al Wafae'],
  ['تازارت', 'Tazart'],
  ['أفولكي', 'Afoulki'],
  ['البركة', 'Al Baraka'],
  ['تودرت', 'Toudert'],
  ['النجاح', 'Annajah'],
  ['أيور', 'Ayour'],
] as const;

/** Of every third name, as villages and families are called: eight thousand words, in either letters. */
const SYLLABLES = [
  ['تا', 'ta'],
  ['تي', 'ti'],
  ['تو', 'tou'],
  ['ما', 'ma'],
  ['مي', 'mi'],
  ['زا', 'za'],
  ['ري', 'ri'],
  ['ني', 'ni'],
  ['غا', 'gha'],
  ['لو', 'lou'],
  ['كي', 'ki'],
  ['دا', 'da'],
  ['بو', 'bou'],
  ['شا', 'cha'],
  ['سا', 'sa'],
  ['في', 'fi'],
  ['ها', 'ha'],
  ['يا', 'ya'],
  ['وي', 'oui'],
  ['جا', 'ja'],
] as const;

/** The parts of the name of organisation number `g`, each in Arabic and in Latin letters. */
export const nameOf = (g: number) => {
  const at = <Pair>(pairs: readonly Pair[], n: number): Pair => pairs[Math.floor(n) % pairs.length] as Pair;
  const own = (letters: 0 | 1) => [g, g / 20, g / 400].map((n) => at(SYLLABLES, n)[letters]).join('');
  return {
    subject: at(SUBJECTS, g),
    place: at(PLACES, g / 15),
    name: at(NAMES, g / 150),
    own: [own(0), own(1)] as const,
  };
};

/** Fifteen digits that check themselves. */
export const iceOf = (g: number): string => String(97 * (10_000_000_000 + g)).padStart(15, '0');

const oneOf = (pairs: readonly (readonly [string, string])[], index: 0 | 1, at: string): string =>
  `(array[${pairs.map((pair) => `'${pair[index]}'`).join(', ')}])[1 + ${at} % ${pairs.length}]`;

const words = (index: 0 | 1) =>
  [
    ...[oneOf(SUBJECTS, index, 'g'), oneOf(PLACES, index, '(g / 15)'), oneOf(NAMES, index, '(g / 150)')],
    ['g', '(g / 20)', '(g / 400)'].map((at) => oneOf(SYLLABLES, index, at)).join(' || '),
  ].join(` || ' ' || `);

/** What the triggers do with one row, at once for all. */
const LEARNED = `
  insert into engine.search_word (word)
  select word from ts_stat($$ select to_tsvector('simple', folded) from registry.organisation
    union all select to_tsvector('simple', folded) from application.dossier $$)
  where char_length(word) between 3 and 40 and word !~ '[[:punct:][:digit:][:space:]]' on conflict do nothing;`;

/** The call of dossier number `g`: a UUID of a kind that pages and API read. */
const callOf = (g: string) =>
  `overlay(overlay(md5('call' || ${g} / ${ORGANISATIONS}) placing '7' from 13) placing '8' from 17)::uuid`;

const SEED = `
  begin;
  set local session_replication_role = replica;
  insert into registry.organisation (id, legal_form, name_ar, name_latin, court, registration_number, registered_on,
    extract_on, region, province, commune, sector, members_total, members_women, members_youth, members_young_women,
    representative_id, version, folded, words, ice)
  select id, 'cooperative', ar, latin, 'Khénifra', 'S-' || g, '2019-05-14', '2026-01-05', region_code, code, 'El Kbab',
    'crafts', 24, 17, 8, 5, id, 1, folded,
    engine.search_words(folded) || setweight(to_tsvector('simple', 'el kbab ' || ice || ' s-' || g), 'D'), ice
  from (
    select uuidv7(make_interval(secs => g - 1000000)) as id, g, 'تعاونية ' || ${words(0)} as ar,
      'Coopérative ' || ${words(1)} as latin, lpad((97 * (10000000000 + g))::text, 15, '0') as ice
    from generate_series(1, ${ORGANISATIONS}) g
  ) named
    cross join lateral (select engine.search_fold(ar || ' ' || latin) as folded) search
    join (select code, region_code, row_number() over (order by code) - 1 as n, count(*) over () as many
      from registry.territory where region_code is not null) province on n = g % many;

  insert into access.dossier_scope (dossier_id, organisation_id, call_id, territory, reference)
  select uuidv7(make_interval(secs => g - 500000)), o.id, ${callOf('g')}, o.province,
    format('AAP-2026-%s-%s', lpad((1 + g / ${ORGANISATIONS})::text, 2, '0'), lpad((g % ${ORGANISATIONS})::text, 5, '0'))
  from generate_series(1, ${DOSSIERS}) g
    join (select id, province, row_number() over (order by id) - 1 as n from registry.organisation) o
      on o.n = g % ${ORGANISATIONS};

  insert into application.dossier (id, reference, call_id, organisation_id, status, project, plan, requested_centimes,
    rulebook_hash, started_at, submitted_at, content_hash, version, folded, words)
  select dossier_id, reference, call_id, organisation_id, 'submitted', jsonb_build_object('title', title), '{}', 30000000,
    'hash', now(), now(), 'hash', 1, folded, engine.search_words(folded)
  from (select s.*, ${oneOf(SUBJECTS, 1, 'abs(hashtext(dossier_id::text))')} || ', séchage et conditionnement, ' ||
      ${oneOf(PLACES, 1, 'abs(hashtext(reference))')} || ' ' || right(reference, 3) as title
    from access.dossier_scope s) titled
    cross join lateral (select engine.search_fold(title) as folded) search;

  insert into engine.process (workflow_id, type, subject_id, stage)
  select 'dossier:' || dossier_id, 'dossier', dossier_id, 'scoring' from access.dossier_scope;

  ${LEARNED}

  insert into access.person (id, issuer, subject, name) values ($person, 'bench', 'clerk', 'Clerk');
  insert into access.role_grant (id, person_id, role, scope_kind, scope_id, from_at)
  values (uuidv7(), $person, 'auditor', 'fund', null, '2020-01-01');
  commit`;

/** Sixty thousand organisations, a hundred thousand dossiers, and one person who may see them all. */
export const seedSearch = async (adminUrl: string, personId: string): Promise<void> => {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(SEED.replaceAll('$person', `'${personId}'`));
    await client.query('vacuum (analyze)');
  } finally {
    await client.end();
  }
};
