import type { Knex } from 'knex';
import { dossierListOn } from '../../db/application/dossier-list-views.ts';
import { rolesWith, type Role, type ScopeKind } from '../../services/access/policy.ts';
import type { ListRequest } from '../../services/application/application-ports.ts';
import type { Actor } from '../../services/shared/command.ts';
import { submittedDossier, type SubmittedWorld } from '../support/builders/application.ts';
import { createWorld, type World } from '../support/world.ts';
import { rowsOf } from './asking.ts';

const MANY = 5_000;
/** Thousands through the use cases would take minutes: these rows are only for the planner to look at. */
const MAKING = [
  `create temporary table made as
     select (lpad(to_hex(1600000000000 + n * 1000), 12, '0') || '70008' || lpad(to_hex(n), 15, '0'))::uuid as id, gen_random_uuid() as organisation_id, n, code, region_code
     from generate_series(1, ${String(MANY)}) n join (
       select code, region_code, row_number() over () as place from registry.territory where kind <> 'region'
     ) province on place = 1 + n % 60`,
  `insert into registry.organisation select (jsonb_populate_record(o, jsonb_build_object('id', m.organisation_id,
       'ice', null, 'registration_number', m.n::text, 'region', region_code, 'province', code))).*
     from made m, registry.organisation o`,
  `insert into application.dossier select (jsonb_populate_record(d, jsonb_build_object('id', m.id,
       'organisation_id', m.organisation_id, 'reference', 'AAP-2026-01-' || (m.n + 10)))).*
     from made m, application.dossier d`,
  `insert into access.dossier_scope select m.id, m.organisation_id, s.call_id, m.code
     from made m, access.dossier_scope s`,
  `insert into access.dossier_funder select m.id, f.funder_id from made m, access.dossier_funder f`,
  `insert into engine.process (workflow_id, type, subject_id, stage) select 'dossier:' || id, 'dossier', id, 'application'
     from made`,
  `analyze`,
];

let world: World;
let known: SubmittedWorld;

beforeAll(async () => {
  world = await createWorld();
  known = await submittedDossier(world);
  await world.admin.transaction(async (trx) => {
    for (const statement of MAKING) await trx.raw(statement);
  });
}, 60_000);
afterAll(() => world.drop());

type Filters = Partial<ListRequest>;

interface Asked {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** What the list would ask the database, caught on its way. */
const askedBy = async (actor: Actor, filters: Filters): Promise<Asked> => {
  const asked: Asked[] = [];
  const connection = {
    query: (query: Asked) => {
      asked.push(query);
      return { rows: [] };
    },
  };
  const client = { acquireConnection: () => connection, releaseConnection: () => undefined };
  const request = { personId: actor.id, roles: rolesWith('dossier.read'), limit: 50, ...filters };
  await dossierListOn({ client } as unknown as Knex).listPage(request);
  return asked[0]!;
};

const literal = (value: unknown): string =>
  Array.isArray(value)
    ? `'{${value.join(',')}}'::text[]`
    : typeof value === 'number'
      ? String(value)
      : `'${String(value)}'`;

const planFor = async (actor: Actor, filters: Filters = {}): Promise<string> => {
  const { text, values } = await askedBy(actor, filters);
  const whole = text.replace(/\$(\d+)/g, (_, at: string) => literal(values[Number(at) - 1]));
  const rows = await rowsOf<{ 'QUERY PLAN': string }>(world, `explain ${whole.replaceAll('?', '\\?')}`);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
};

interface Over {
  readonly scope: string;
  readonly role: Role;
  readonly at?: () => { kind: ScopeKind; id: string };
}
const SCOPES: readonly Over[] = [
  { scope: 'the whole fund', role: 'auditor' },
  { scope: 'a funder', role: 'funder_officer', at: () => ({ kind: 'funder', id: known.funders.indh }) },
  { scope: 'a territory', role: 'field_officer', at: () => ({ kind: 'territory', id: '05' }) },
  { scope: 'a call', role: 'desk_officer', at: () => ({ kind: 'call', id: known.callId }) },
];

describe('the list of dossiers among thousands', () => {
  it('reads no table of dossiers from end to end', async () => {
    const plan = await planFor(known.holder);
    expect(plan).toContain('Index');
    expect(plan).not.toMatch(/Seq Scan on (?:dossier|process|organisation)/);
  });

  it.each([
    ['a funder', () => ({ funderId: known.funders.indh })],
    ['a call', () => ({ callId: known.callId })],
    ['a region', () => ({ territory: '05' })],
    ['a province that nobody applies from', () => ({ territory: '05.999' })],
    ['a stage that no dossier is in', () => ({ stage: 'execution' as const })],
    ['a status', () => ({ status: 'draft' as const })],
    ['a reference', () => ({ reference: known.reference })],
    ['a reference that nobody has', () => ({ reference: 'AAP-2020-01-0001' })],
    ['what waits for the asker', () => ({ mine: true })],
  ])('reads none from end to end for %s either', async (_, filters) => {
    const auditor = await world.holding('auditor', 'auditor');
    for (const actor of [known.officer, auditor, known.holder]) {
      const plan = await planFor(actor, filters());
      expect(plan).not.toMatch(/Seq Scan on (?:dossier|process|organisation|dossier_scope|dossier_funder)/);
    }
  });

  it.each(SCOPES)('gives a full page of $scope, the newest first', async ({ scope, role, at }) => {
    const actor = await world.holding(`over ${scope}`, role, at?.());
    const text = await world.useCases.application.listDossiers(actor, { limit: 50 });
    const { items } = JSON.parse(text) as { items: { id: string }[] };
    expect(items).toHaveLength(50);
    expect(items.map(({ id }) => id)).toEqual(
      items
        .map(({ id }) => id)
        .sort()
        .reverse(),
    );
    expect(items[0]?.id).toBe(known.dossierId);
  });
});
