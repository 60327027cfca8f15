import { bankStatement, orderedTranche, type TrancheWorld } from '../support/builders/disbursement.ts';
import { apiOf } from '../support/api.ts';
import { createWorld, type World } from '../support/world.ts';

describe('payments over HTTP', () => {
  let world: World;
  let payments: TrancheWorld;
  let as: ReturnType<typeof apiOf>;
  beforeAll(async () => {
    world = await createWorld();
    payments = await orderedTranche(world);
    as = apiOf(world);
  });
  afterAll(() => world.drop());

  it('go from a run to the statement: the file is saved as it was sent, the statement settles it', async () => {
    const { payer, approver } = payments.staff;
    const input = { funderId: payments.funders.indh, executionDate: '2026-12-31' };
    const prepared = await as(payer).post('/payment-runs', input).expect(200);
    const { id } = prepared.body as { id: string };
    expect(prepared.body).toMatchObject({ controlSum: { amount: '72000.00', currency: 'MAD' }, count: 1 });
    await as(approver).post(`/payment-runs/${id}/approvals`, {}).expect(200);
    await as(approver).post(`/payment-runs/${id}/approvals`, {}).expect(422);
    await as(payer).post(`/payment-runs/${id}/export`, {}).expect(409);
    await as(payer).post(`/payment-runs/${id}/approvals`, {}).expect(200);
    const sent = await as(payer).post(`/payment-runs/${id}/export`, {}).expect(200);
    expect(sent.headers['etag']).toMatch(/^"\d+"$/);
    const file = await as(payer).get(`/payment-runs/${id}/file`).buffer(true).expect(200);
    expect(file.headers['content-type']).toMatch(/^application\/xml/);
    expect(file.headers['content-disposition']).toContain('RUN-INDH-2026-000001.xml');
    await as(payments.holder).get(`/payment-runs/${id}/file`).expect(404);

    const runId = payments.tranche.legs[0]!.runId ?? (id as never);
    const statement = await bankStatement(world, payments, { runId });
    const answer = await as(payer)
      .post('/bank-statements')
      .type('application/xml')
      .send(statement.toString())
      .expect(200);
    expect(answer.body).toMatchObject({ alreadyImported: false, matched: 1, unmatched: 0 });
    const tranches = await as(payments.holder).get(`/dossiers/${payments.dossierId}/tranches`).expect(200);
    const { items } = tranches.body as { items: { legs: { status: string }[] }[] };
    expect(items[0]!.legs.map(({ status }) => status)).toEqual(['settled', 'ordered', 'ordered']);
  });

  it('refuse malformed input with what is wrong, and hide a dossier from strangers', async () => {
    const { payer } = payments.staff;
    await as(payer).post(`/tranches/${payments.tranche.id}/order`, { extra: 1 }).expect(400);
    await as(payer).post('/payment-runs', { funderId: 'x', executionDate: '2026-02-30' }).expect(400);
    await as(payer).post('/bank-statements').type('application/xml').send('<html/>').expect(400);
    const stranger = await world.person('stranger');
    await as(stranger).get(`/dossiers/${payments.dossierId}/tranches`).expect(404);
    await as(stranger).get('/unmatched-entries').expect(403);
    await as(payer).get('/unmatched-entries?limit=5').expect(200);
    await as(payments.holder).get(`/dossiers/${payments.dossierId}/recoveries`).expect(200, { items: [] });
  });
});
