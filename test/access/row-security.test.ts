import type { Knex } from 'knex';
import { actAs, bySystem, sqlBeyondReach } from '../../db/shared/reach.ts';
import type { Actor } from '../../services/shared/command.ts';
import { newId } from '../../services/shared/ids.ts';
import { submittedDossier, type SubmittedWorld } from '../support/builders/application.ts';
import { ighrem } from '../support/builders/registry.ts';
import { automatically, by, createWorld, type World } from '../support/world.ts';

const DOSSIERS = 'select id from application.dossier';

let world: World;
let known: SubmittedWorld;

beforeAll(async () => {
  world = await createWorld();
  known = await submittedDossier(world);
});
afterAll(() => world.drop());

const names = async (text: string): Promise<string[]> =>
  (await world.admin.raw<{ rows: { name: string }[] }>(text)).rows.map(({ name }) => name);
const dossiersShownTo = (who: Actor['id']): Promise<{ id: string }[]> =>
  world.knex.transaction(async (trx) => {
    await actAs(trx, who);
    return (await trx.raw<{ rows: { id: string }[] }>(DOSSIERS)).rows;
  });
const whole = () => dossiersShownTo('system');

/** Of whom they are is in their columns, and only use cases keep them apart (ADR 0048). */
const KEPT_BY_USE_CASES = [
  ...['access.delegation', 'access.dossier_funder', 'access.dossier_scope', 'agreement.line', 'agreement.signatory'],
  ...['application.appeal', 'application.attachment', 'application.complement', 'application.eligibility_decision'],
  ...['application.legal_clock', 'application.mandate', 'application.receipt', 'application.tracking_secret'],
  ...['application.waiver', 'audit.event', 'cofinancing.funder_levels', 'cofinancing.revision'],
  ...['committee.award_line', 'committee.item', 'committee.question', 'committee.reserve_line'],
  ...['committee.reserve_place', 'disbursement.condition_judged', 'disbursement.final_cost', 'disbursement.placement'],
  ...['disbursement.recovery', 'disbursement.recovery_share', 'documents.paper', 'engine.notice'],
  ...[
    'registry.attestation',
    'registry.invitation',
    'registry.organisation_revision',
    'registry.representative',
    'reporting.closure',
  ],
  ...['reporting.finding', 'reporting.plan', 'reporting.report', 'reporting.visit', 'scoring.assignment'],
  ...['scoring.conflict', 'scoring.panel', 'scoring.ranked', 'scoring.rectification'],
];

describe('row security', () => {
  it('is on, and forced, for every table of a dossier, a funder or an organisation but those that are named', async () => {
    const bare = await names(
      `select distinct c.oid::regclass::text as name from pg_class c join pg_attribute a on a.attrelid = c.oid
       where c.relkind = 'r' and a.attname in ('dossier_id', 'funder_id', 'organisation_id')
         and not (c.relrowsecurity and c.relforcerowsecurity) order by 1`,
    );
    expect(bare).toEqual([...KEPT_BY_USE_CASES].sort());
  });

  it('has one policy for the application and one for the owner on every table', async () => {
    const policies = await names(
      `select c.oid::regclass || ' ' || coalesce(string_agg(p.polname, ' ' order by p.polname), 'none') as name
       from pg_class c left join pg_policy p on p.polrelid = c.oid where c.relrowsecurity group by c.oid order by 1`,
    );
    expect(policies).toHaveLength(17);
    expect(policies.filter((policy) => !policy.endsWith(' owned reached'))).toEqual([]);
  });

  it('is not passed by: the application owns nothing, and views ask as whoever looks', async () => {
    const privileged = `select rolname as name from pg_roles where rolname in ('touiza_app', 'touiza_owner')
      and (rolsuper or rolbypassrls or rolcanlogin)`;
    expect(await names(privileged)).toEqual([]);
    expect(await names(`select relname as name from pg_class where relowner = 'touiza_app'::regrole`)).toEqual([]);
    const views = `select c.oid::regclass::text as name from pg_class c join pg_depend d on d.refclassid = 'pg_class'::regclass
        and d.refobjid in (select oid from pg_class where relrowsecurity) and d.classid = 'pg_rewrite'::regclass
      join pg_rewrite r on r.oid = d.objid and r.ev_class = c.oid
      where c.relkind = 'v' and not coalesce('security_invoker=true' = any (c.reloptions), false)`;
    expect(await names(views)).toEqual([]);
  });

  it('shows nothing where nobody says for whom it is asked, on a connection that was used for somebody, too', async () => {
    const knex: Knex = world.knex;
    expect(await whole()).not.toEqual([]);
    const looks = Array.from({ length: 12 }, () => knex.raw<{ rows: unknown[] }>(DOSSIERS));
    for (const { rows } of await Promise.all(looks)) expect(rows).toEqual([]);
  });

  it('shows a person what their roles reach, the public nothing, and a workflow all', async () => {
    expect(await dossiersShownTo(known.holder.id)).toEqual([{ id: known.dossierId }]);
    const stranger = await world.holding('of another call', 'desk_officer', { kind: 'call', id: newId() });
    expect(await dossiersShownTo(stranger.id)).toEqual([]);
    expect(await dossiersShownTo('public')).toEqual([]);
    const seen = await world.transact(automatically('look', newId()), ({ application }) =>
      application.getDossier(known.dossierId),
    );
    expect(seen.reference).toBe(known.reference);
  });

  it('holds where a use case forgets to ask: a stranger’s look and a stranger’s command find no dossier', async () => {
    const stranger = await world.person('stranger');
    await expect(world.read(stranger, ({ dossiers }) => dossiers.getById(known.dossierId))).rejects.toMatchObject({
      code: 'dossier_missing',
    });
    await expect(
      world.transact(by(stranger), ({ dossiers }) => dossiers.lockById(known.dossierId)),
    ).rejects.toMatchObject({ code: 'dossier_missing' });
  });

  it('leaves every refusal as the first line says it, and keeps nothing of what was asked', async () => {
    const stranger = await world.person('stranger');
    const command = by(stranger);
    const asking = world.transact(command, async ({ dossiers, access }) => {
      await dossiers.lockById(known.dossierId);
      await access.require('programme.manage', {});
    });
    await expect(asking).rejects.toMatchObject({ code: 'permission_denied' });
    const looking = world.read(stranger, async ({ dossiers, access }) => {
      await dossiers.getById(known.dossierId);
      await access.require('audit.read', {});
    });
    await expect(looking).rejects.toMatchObject({ code: 'permission_denied' });
    const forgotten = by(stranger);
    await expect(
      world.transact(forgotten, async ({ dossiers, access }) => {
        access.standFor(access.person());
        await dossiers.lockById(known.dossierId);
      }),
    ).rejects.toMatchObject({ code: 'dossier_missing' });
    const { rows } = await world.admin.raw<{ rows: unknown[] }>('select from engine.command where id in (?, ?)', [
      command.id,
      forgotten.id,
    ]);
    expect(rows).toEqual([]);
  });

  it('tells what it held back where no rule refused, and nothing of what a rule refused or of what there is not', async () => {
    const stranger = await world.person('stranger');
    const already = world.heldBack.length;
    const command = { ...by(stranger), requestId: 'asked-once' };
    await expect(world.transact(command, ({ dossiers }) => dossiers.lockById(known.dossierId))).rejects.toMatchObject({
      code: 'dossier_missing',
    });
    await expect(world.read(stranger, ({ dossiers }) => dossiers.getById(known.dossierId))).rejects.toThrow();
    const told = { code: 'dossier_missing', details: { id: known.dossierId }, actorId: stranger.id };
    const expected = [
      { ...told, requestId: 'asked-once' },
      { ...told, requestId: null },
    ];
    expect(world.heldBack.slice(already)).toEqual(expected);
    await expect(world.read(stranger, ({ dossiers }) => dossiers.getById(newId()))).rejects.toThrow();
    await expect(world.useCases.application.getDossier(stranger, known.dossierId)).rejects.toThrow();
    await expect(world.read(known.holder, ({ dossiers }) => dossiers.getById(known.dossierId))).resolves.toBeDefined();
    expect(world.heldBack.slice(already)).toEqual(expected);
  });

  it('lets what follows from a command go further than whoever gives it, once it is allowed; a look never', async () => {
    const other = await submittedDossier(world, { call: known, account: 'holder-ighrem', input: ighrem });
    const reached = async ({ access, dossiers }: Parameters<Parameters<World['read']>[1]>[0]) => {
      await access.requireOn('dossier.read', known.dossierId);
      return (await dossiers.getById(other.dossierId)).id;
    };
    expect(await world.transact(by(known.holder), reached)).toBe(other.dossierId);
    await expect(world.read(known.holder, reached)).rejects.toMatchObject({ code: 'dossier_missing' });
  });

  it('is said for the first list with the list itself, and forgotten with it', async () => {
    const { listDossiers } = world.useCases.application;
    expect((JSON.parse(await listDossiers(known.holder, { limit: 50 })) as { items: unknown[] }).items).toHaveLength(1);
    const looks = Array.from({ length: 12 }, () => world.knex.raw<{ rows: unknown[] }>(DOSSIERS));
    for (const { rows } of await Promise.all(looks)) expect(rows).toEqual([]);
  });

  it('is narrow again after a question beyond one’s reach', async () => {
    const stranger = await world.person('stranger');
    const shown = await world.knex.transaction(async (trx) => {
      await actAs(trx, stranger.id);
      const beyond = await sqlBeyondReach(trx, DOSSIERS);
      return [beyond.length, (await trx.raw<{ rows: unknown[] }>(DOSSIERS)).rows.length];
    });
    expect(shown).toEqual([(await whole()).length, 0]);
    const system = await bySystem(world.knex, async (trx) => {
      await sqlBeyondReach(trx, DOSSIERS);
      return (await trx.raw<{ rows: unknown[] }>(DOSSIERS)).rows.length;
    });
    expect(system).toBe(shown[0]);
  });

  it('stops with the role, in the next transaction', async () => {
    const officer = await world.holding('leaving', 'desk_officer', { kind: 'call', id: known.callId });
    expect(await dossiersShownTo(officer.id)).toContainEqual({ id: known.dossierId });
    await world.admin.raw('update access.role_grant set to_at = engine.now() where person_id = ?', [officer.id]);
    expect(await dossiersShownTo(officer.id)).toEqual([]);
  });
});
