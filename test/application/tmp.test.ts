import { createWorld } from '../support/world.ts';
import { by } from '../support/world.ts';
import { submittedDossier } from '../support/builders/application.ts';
import { dossierListOn } from '../../db/application/dossier-list-views.ts';
import { rolesWith } from '../../services/access/policy.ts';
import { writeFileSync } from 'node:fs';
it('explains', async () => {
  const world = await createWorld();
  try {
    const d = await submittedDossier(world);
    await world.admin.raw(`
   insert into registry.organisation select (jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid(), 'ice', null, 'registration_number', 'X' || g, 'region', split_part(pr.code, '.', 1), 'province', pr.code))).* from registry.organisation o, generate_series(1, 19999) g join (select code, row_number() over () as k from registry.territory where kind <> 'region') pr on pr.k = 1 + g % 75;
   create temp table gen as select uuidv7(make_interval(secs => -30000000 + row_number() over ()::int)) as id, id as org, row_number() over () + 10 as n, province from registry.organisation where registration_number like 'X%';
   insert into application.dossier (id, reference, call_id, organisation_id, status, project, plan, requested_centimes, rulebook_hash, started_at, submitted_at, content_hash, version)
     select gen.id, 'AAP-2026-01-' || lpad(n::text, 5, '0'), call_id, org, 'draft', project, plan, requested_centimes, rulebook_hash, started_at, null, null, 3 from gen, application.dossier;
   insert into access.dossier_scope select gen.id, org, s.call_id, gen.province from gen, access.dossier_scope s;
   insert into access.dossier_funder select gen.id, f.funder_id from gen, access.dossier_funder f where (n % 40 = 0 or f.funder_id = '${d.funders.indh}');
   insert into engine.process (workflow_id, type, subject_id, stage) select 'dossier:' || id, 'dossier', id, 'application' from gen;
   analyze;`);
    const capture: any = {};
    const fake: any = {
      client: {
        acquireConnection: async () => ({
          query: async (q: any) => {
            Object.assign(capture, q);
            return { rows: [] };
          },
        }),
        releaseConnection: async () => undefined,
      },
    };
    const roles = rolesWith('dossier.read');
    const actors: any = {
      fund: await world.holding('f', 'auditor'),
      holder: d.holder,
      indh: await world.holding('i', 'funder_officer', { kind: 'funder', id: d.funders.indh }),
      region05: await world.holding('r', 'funder_officer', { kind: 'funder', id: d.funders.region05 }),
      call: await world.holding('c', 'desk_officer', { kind: 'call', id: d.callId }),
      territory: await world.holding('t', 'field_officer', { kind: 'territory', id: '05' }),
      province: await world.holding('p', 'field_officer', { kind: 'territory', id: '05.301' }),
      stranger: await world.person('nobody'),
    };
    let out = '';
    for (const [name, actor] of Object.entries<any>(actors))
      for (const extra of [{}, { reference: '19999' }, { stage: 'scoring' }, { callId: d.callId }] as any[]) {
        const q = {
          personId: actor.id,
          roles,
          limit: 50,
          after: undefined,
          callId: undefined,
          stage: undefined,
          reference: undefined,
          ...extra,
        };
        await dossierListOn(fake).listPage(q);
        // explain: literal substitution
        await world.admin.transaction(async (trx) => {
          let text = capture.text;
          const values = capture.values;
          const lit = (v: any) =>
            Array.isArray(v) ? `'{${v.join(',')}}'::text[]` : typeof v === 'number' ? String(v) : `'${v}'`;
          for (let i = values.length; i >= 1; i--) text = text.replaceAll('$' + i, lit(values[i - 1]));
          const { rows } = await trx.raw(('explain (analyze, buffers) ' + text).replaceAll('?', '\\?'));
          const plan = rows.map((r: any) => r['QUERY PLAN']).join('\n');
          const seq = [...plan.matchAll(/Seq Scan on (\w+)/g)].map((m: any) => m[1]);
          out += `## ${name} ${JSON.stringify(extra)} seq=${seq} ${plan.match(/Planning Time.*/)?.[0]} ${plan.match(/Execution Time.*/)?.[0]}\n`;
          if (Object.keys(extra).length === 0 && (name === 'fund' || name === 'territory')) out += plan + '\n';
        });
        const real = dossierListOn(world.knex);
        for (let i = 0; i < 8; i++) await real.listPage(q);
        const t = performance.now();
        for (let i = 0; i < 20; i++) await real.listPage(q);
        out += `   named, each: ${((performance.now() - t) / 20).toFixed(2)} ms\n`;
      }
    const g = await world.admin.raw(`select 1`);
    writeFileSync('/tmp/tz-explain.txt', out);
  } finally {
    await world.drop();
  }
}, 120000);
