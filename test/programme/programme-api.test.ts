import { demoCall01 } from '../../infra/demo/calls.ts';
import { demoFunders } from '../../infra/demo/fund.ts';
import { rulebook01 } from '../../infra/demo/rulebook-01.ts';
import type { Actor } from '../../services/shared/command.ts';
import { draftCallWorld, type CallWorld } from '../support/builders/programme.ts';
import { apiOf } from '../support/api.ts';
import { createWorld, type World } from '../support/world.ts';

const SECOND = { ...demoFunders.cdg, code: 'SECOND' };

const ENVELOPE_ABSENT = {
  code: 'envelope_absent',
  path: 'funderIds.0',
  funder: 'INDH',
  message: '\u2068INDH\u2069 has no envelope for this call.',
};

describe('the programme over HTTP', () => {
  let world: World;
  let fund: CallWorld;
  let as: ReturnType<typeof apiOf>;
  let stranger: Actor;
  beforeAll(async () => {
    world = await createWorld();
    fund = await draftCallWorld(world);
    as = apiOf(world);
    stranger = await world.person('stranger');
  });
  afterAll(() => world.drop());

  const draft = (reference: string) => ({
    ...demoCall01,
    reference,
    leadFunderId: fund.funders.indh,
    funderIds: [fund.funders.indh],
    rulebook: rulebook01,
  });

  it('adds a funder and opens its envelope', async () => {
    const funder = await as(fund.admin).post('/funders', SECOND).expect(200);
    const envelope = await as(fund.admin)
      .post('/envelopes', {
        funderId: (funder.body as { id: string }).id,
        instrument: 'grant',
        year: 2026,
        callId: null,
        territory: null,
        amount: { amount: '1000.50', currency: 'MAD' },
        act: 'Decision 7',
      })
      .expect(200);
    const { id } = envelope.body as { id: string };
    const rise = { amount: { amount: '0.50', currency: 'MAD' }, act: 'Decision 8' };
    await as(fund.admin).post(`/envelopes/${id}/rises`, rise).expect(200);
    const list = await as(fund.admin).get('/envelopes').expect(200);
    expect((list.body as { items: object[] }).items).toContainEqual(
      expect.objectContaining({ id, available: { amount: '1001.00', currency: 'MAD' } }),
    );
    await as(stranger).get('/funders').expect(200);
  });

  it('drafts, revises on the version that was seen, publishes and shows a call', async () => {
    const created = await as(fund.admin).post('/calls', draft('AAP-2026-07')).expect(200);
    expect(created.headers['etag']).toBe('"1"');
    const { id } = created.body as { id: string };
    const { reference: _reference, ...terms } = draft('AAP-2026-07');
    await as(fund.admin).put(`/calls/${id}`, terms).set('if-match', '"7"').expect(409);
    await as(fund.admin).put(`/calls/${id}`, terms).set('if-match', '"1"').expect(200);
    const refused = await as(fund.admin).post(`/calls/${id}/publication`).expect(422);
    expect(refused.body).toMatchObject({ title: 'call_contradictory', faults: [ENVELOPE_ABSENT] });
    await as(fund.admin).post(`/calls/${fund.callId}/publication`).expect(200);
    const shown = await as(stranger).get(`/calls/${fund.callId}`).expect(200);
    expect(shown.body).toMatchObject({
      status: 'published',
      rulebook: rulebook01,
      opensAt: '2026-01-12T08:00:00.000Z',
    });
    const page = await as(stranger).get('/calls?limit=1&status=published').expect(200);
    expect(page.body).toMatchObject({ items: [{ id: fund.callId }], next: null });
  });

  it('answers bad input by name, and nobody without a sign-in', async () => {
    await as(null).get('/calls').expect(401);
    await as(fund.admin).get('/calls?after=nonsense').expect(400);
    await as(fund.admin).get('/calls/nonsense').expect(400);
    await as(stranger)
      .post('/funders', { ...SECOND, code: 'THIRD' })
      .expect(403);
    const unknown = await as(fund.admin)
      .post('/funders', { ...SECOND, code: 'THIRD', colour: 'red' })
      .expect(400);
    expect(unknown.body).toMatchObject({ title: 'invalid_request', issues: [{ code: 'unrecognized_keys' }] });
    const rib = await as(fund.admin)
      .post('/funders', { ...SECOND, code: 'THIRD', rib: '1' })
      .expect(400);
    expect(rib.body).toMatchObject({ issues: [{ message: 'rib_length' }] });
    const events: unknown = await world.admin('audit.event').where({ kind: 'request.addFunder' });
    expect(events).toMatchObject([{ outcome: 'refused', refusal_code: 'permission_denied', actor_id: stranger.id }]);
  });
});
