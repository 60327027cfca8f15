import { ensureAdministrator } from '../../db/access/administrator-store.ts';
import { demoAccounts } from '../../infra/demo/accounts.ts';
import { demoCalls } from '../../infra/demo/calls.ts';
import { loadDemo } from '../../infra/demo/load.ts';
import { demoOrganisations } from '../../infra/demo/organisations.ts';
import { demoRoles } from '../../infra/demo/roles.ts';
import type { Api } from '../../infra/story/visitor.ts';
import { createApp, type TestApp } from '../support/app.ts';
import { createWorld, ISSUER, type World } from '../support/world.ts';

describe('the demo fund', () => {
  let world: World;
  let app: TestApp;
  let api: Api;
  beforeAll(async () => {
    world = await createWorld();
    app = await createApp(world);
    api = { api: app.url, tokenFor: (account: string) => app.issuer.tokenOf(`demo:${account}`) };
    await ensureAdministrator(world.admin, { issuer: ISSUER, subject: 'demo:admin', name: 'admin' });
  });
  afterAll(async () => {
    await app.stop();
    await world.drop();
  });

  const count = async (table: string) => Number((await world.admin(table).count().first())?.['count']);
  const commands = () => count('engine.command');

  it('goes on where a load was cut off, and a second load does nothing', async () => {
    let left = 60;
    const dying: Api = {
      ...api,
      tokenFor: (account) =>
        (left -= 1) > 30 ? api.tokenFor(account) : Promise.reject(new Error('the power is gone')),
    };
    await expect(loadDemo(dying)).rejects.toThrow('the power is gone');
    await loadDemo(api);
    const done = await commands();
    await loadDemo(api);
    expect(await commands()).toBe(done);
  });

  it('has its four calls published, each with texts in three languages', async () => {
    const calls = await world.admin('programme.call').orderBy('reference');
    expect(calls.map(({ reference, status }: { reference: string; status: string }) => [reference, status])).toEqual(
      demoCalls.map(({ reference }) => [reference, 'published']),
    );
    expect(calls).toMatchObject(demoCalls.map(({ titles, description }) => ({ titles, description })));
  });

  it('has 62,000,000 DH in cash and 20,000,000 of guarantees, as the demo pack says', async () => {
    const { rows } = await world.admin.raw<{ rows: { instrument: string; dirhams: bigint }[] }>(
      `select (e.instrument = 'guarantee') as guarantee, (sum(g.amount_centimes) / 100)::bigint as dirhams
       from programme.envelope e join programme.envelope_grant g on g.envelope_id = e.id group by 1 order by 1`,
    );
    expect(rows).toMatchObject([
      { guarantee: false, dirhams: 62_000_000n },
      { guarantee: true, dirhams: 20_000_000n },
    ]);
  });

  it('gives each call what the demo pack says', async () => {
    const { rows } = await world.admin.raw<{ rows: object[] }>(
      `select c.reference, (sum(g.amount_centimes) / 100)::bigint as dirhams
       from programme.call c join programme.envelope e on e.call_id = c.id
       join programme.envelope_grant g on g.envelope_id = e.id group by 1 order by 1`,
    );
    expect(rows).toEqual([
      { reference: 'AAP-2026-01', dirhams: 9_000_000n },
      { reference: 'AAP-2026-02', dirhams: 3_000_000n },
      { reference: 'AAP-2026-03', dirhams: 4_000_000n },
      { reference: 'AAP-2026-04', dirhams: 12_000_000n },
    ]);
  });

  it('has every applicant registered by its own holder, and every role held', async () => {
    const { rows } = await world.admin.raw<{ rows: { subject: string; name: string }[] }>(
      `select p.subject, o.name_latin as name from registry.organisation o
       join access.role_grant g on g.scope_id = o.id::text and g.role = 'project_holder'
       join access.person p on p.id = g.person_id order by 1`,
    );
    const expected = demoOrganisations.map(({ account, nameLatin }) => ({
      subject: `demo:${account}`,
      name: nameLatin,
    }));
    expect(rows).toEqual(expected.sort((left, right) => (left.subject < right.subject ? -1 : 1)));
    // One role of the administrator nobody granted.
    expect(await count('access.role_grant')).toBe(demoRoles.length + demoOrganisations.length + 1);
    const known = new Set(demoAccounts.map(({ account }) => account));
    const named = [...demoRoles.map(([account]) => account), ...demoOrganisations.map(({ account }) => account)];
    expect(named.filter((account) => !known.has(account))).toEqual([]);
  });
});
