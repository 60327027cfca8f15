import { apiOf } from '../support/api.ts';
import { storedDocument, tazart } from '../support/builders/registry.ts';
import { createWorld, type World } from '../support/world.ts';

interface Made {
  readonly id: string;
  readonly accounts: readonly { readonly id: string }[];
}

describe('organisations and people over HTTP', () => {
  let world: World;
  let as: ReturnType<typeof apiOf>;
  beforeAll(async () => {
    world = await createWorld();
    as = apiOf(world);
  });
  afterAll(() => world.drop());

  it('registers an organisation, certifies its account and declares another', async () => {
    const holder = await world.person('holder');
    const officer = await world.holding('officer', 'desk_officer');
    const made = await as(holder).post('/organisations', tazart).expect(200);
    expect(made.headers['etag']).toBe('"1"');
    const { id, accounts } = made.body as Made;
    const certificateId = await storedDocument(world, holder, 'certificate');
    const certification = `/accounts/${accounts[0]!.id}/certification`;
    await as(holder).post(certification, { certificateId }).expect(403);
    await as(officer).post(certification, { certificateId }).expect(200);
    await as(holder).post(`/organisations/${id}/accounts`, { rib: 'MA64999010000000000000000250' }).expect(400);
    await as(holder).post(`/organisations/${id}/accounts`, { rib: '٩٩٩٠١٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٢٥٠' }).expect(200);
    const shown = await as(officer).get(`/organisations/${id}`).expect(200);
    expect(shown.body).toMatchObject({
      registration: { registeredOn: '2019-05-14' },
      accounts: [{ status: 'active' }, { status: 'declared', rib: '999010000000000000000250' }],
    });
    await as(await world.person('stranger'))
      .get(`/organisations/${id}`)
      .expect(404);
    const list = await as(holder).get('/organisations').expect(200);
    expect(list.body).toMatchObject({ items: [{ id }], next: null });
  });

  it('refuses a wrong RIB key as a bad request and a doubtful ICE as a rule, each by name', async () => {
    const holder = await world.person('holder');
    const key = await as(holder)
      .post('/organisations', { ...tazart, rib: '999780000000000000000106' })
      .expect(400);
    expect(key.body).toMatchObject({ title: 'invalid_request', issues: [{ message: 'rib_key' }] });
    const doubtful = { ...tazart, ice: '990000001000041', rib: '999010000000000000000250' };
    const ice = await as(await world.person('other')).post('/organisations', doubtful);
    expect(ice.body).toMatchObject({ status: 422 });
  });

  it('tells every rule that one registration breaks in one problem, each in words', async () => {
    const members = { ...tazart.members, women: tazart.members.total + 1 };
    const broken = { ...tazart, ice: '990000001000041', members, rib: '999010000000000000000250' };
    const refused = await as(await world.person('other'))
      .post('/organisations', broken)
      .expect(422);
    expect(refused.body).toMatchObject({
      type: '/problems/description_unsound',
      faults: [
        { code: 'ice_checksum_wrong', path: 'ice', message: expect.stringContaining('fails its check') as string },
        { code: 'members_inconsistent', path: 'members.total', message: expect.stringContaining('agree') as string },
        { code: 'identifier_taken', path: 'registration.number', message: expect.any(String) as string },
      ],
    });
  });

  it('shows me my roles, and lets an administrator grant and end one', async () => {
    const admin = await world.holding('admin', 'fund_administrator');
    const clerk = await world.person('clerk');
    const input = { personId: clerk.id, role: 'payer', scope: { kind: 'fund', id: null } };
    const granted = await as(admin).post('/roles', input).expect(200);
    const { id } = granted.body as Made;
    const me = await as(clerk).get('/me').expect(200);
    expect(me.body).toMatchObject({ person: { id: clerk.id, roles: [{ id, role: 'payer' }] }, waiting: [] });
    await as(clerk).get('/people').expect(403);
    expect((await as(admin).get('/people?limit=2').expect(200)).body).toMatchObject({ items: [{}, {}] });
    await as(admin).post(`/roles/${id}/end`).expect(200);
    await as(admin).post(`/roles/${id}/end`).expect(409);
    await as(admin)
      .post('/roles', { ...input, scope: { kind: 'funder', id: null } })
      .expect(400);
    const own = await as(admin)
      .post('/roles', { ...input, personId: admin.id })
      .expect(422);
    expect(own.body).toMatchObject({ title: 'grant_to_oneself' });
  });
});
