import { createApp, type Client, type TestApp } from '../support/app.ts';
import { draftCallWorld, publishedCallWorld, type CallWorld } from '../support/builders/programme.ts';
import { callInput } from '../support/builders/programme.ts';
import { by, createWorld, type World } from '../support/world.ts';

interface Found {
  readonly items: readonly { readonly reference?: string; readonly id: string; readonly territory?: string | null }[];
  readonly next: string | null;
}

describe('the lists of the programme, over HTTP', () => {
  let world: World;
  let call: CallWorld;
  let app: TestApp;
  let admin: Client;
  beforeAll(async () => {
    world = await createWorld();
    call = await publishedCallWorld(world);
    app = await createApp(world);
    admin = await app.as(call.admin);
    const { createCall, openEnvelope } = world.useCases.programme;
    const { rulebook } = callInput(call.funders);
    await createCall(by(call.admin), {
      ...callInput(call.funders, { opensAt: '2026-02-01T08:00:00Z' }),
      reference: 'AAP-2026-31',
      titles: { ar: 'دعم الصيد التقليدي', fr: 'Pêche artisanale', en: 'Small-scale fishing' },
      rulebook: { ...rulebook, applicants: { ...rulebook.applicants, regions: ['12'], provinces: ['12.391'] } },
    });
    for (const territory of ['05', '05.301', '08', null]) {
      await openEnvelope(by(call.admin), {
        funderId: call.funders.region05,
        instrument: 'repayable_advance',
        year: 2027,
        callId: null,
        territory,
        marker: null,
        amount: 100n as never,
        act: 'An act',
      });
    }
  });
  afterAll(async () => {
    await app.stop();
    await world.drop();
  });

  const found = async (client: Client, path: string) => (await client.get(path).expect(200)).body as Found;
  const references = async (query: string) =>
    (await found(admin, `/calls?${query}`)).items.map(({ reference }) => reference);

  it('finds calls by their territory: the regions they serve, or the provinces they name', async () => {
    expect(await references('territory=05')).toEqual(['AAP-2026-01']);
    expect(await references('territory=08.577')).toEqual(['AAP-2026-01']);
    expect(await references('territory=12')).toEqual(['AAP-2026-31']);
    expect(await references('territory=12.066')).toEqual([]);
    expect(await references('')).toEqual(['AAP-2026-31', 'AAP-2026-01']);
  });

  it('finds calls by words of their title in any language, by their reference and by their status', async () => {
    expect(await references(`text=${encodeURIComponent('سلاسل القيمة')}`)).toEqual(['AAP-2026-01']);
    expect(await references(`text=${encodeURIComponent('PÊCHE')}`)).toEqual(['AAP-2026-31']);
    expect(await references('text=2026-01')).toEqual(['AAP-2026-01']);
    expect(await references('text=100%25')).toEqual([]);
    expect(await references('status=published')).toEqual(['AAP-2026-01']);
  });

  it('finds envelopes by funder, call, instrument, year and territory', async () => {
    const envelopes = async (query: string) => (await found(admin, `/envelopes?${query}`)).items;
    const mine = (await envelopes(`funderId=${call.funders.region05}`)).length;
    expect(mine).toBe(5);
    expect(await envelopes(`callId=${call.callId}`)).toHaveLength(3);
    expect(await envelopes('instrument=repayable_advance&year=2027')).toHaveLength(4);
    expect((await envelopes('territory=05')).map(({ territory }) => territory).sort()).toEqual(['05', '05.301']);
    expect(await envelopes('year=2031')).toEqual([]);
  });

  it('gives envelopes page by page, each once', async () => {
    const seen: string[] = [];
    let after = '';
    do {
      const { items, next } = await found(admin, `/envelopes?limit=3${after}`);
      seen.push(...items.map(({ id }) => id));
      after = next === null ? '' : `&after=${next}`;
    } while (after !== '');
    expect(seen).toHaveLength(8);
    expect(new Set(seen).size).toBe(8);
  });

  it('shows an envelope with the acts that filled it, to its funder and not to another', async () => {
    const id = call.envelopes.region05;
    await admin.post(`/envelopes/${id}/rises`, { amount: { amount: '10.00', currency: 'MAD' }, act: 'Avenant 2' });
    const scope = (funderId: string) => ({ kind: 'funder', id: funderId }) as const;
    const officer = await app.as(await world.holding('officer-05', 'funder_officer', scope(call.funders.region05)));
    const seen = await officer.get(`/envelopes/${id}`).expect(200);
    expect(seen.body).toMatchObject({
      available: { amount: '1500010.00' },
      grants: [{ act: 'Decision 2026/1 of REGION-05' }, { act: 'Avenant 2', amount: { amount: '10.00' } }],
    });
    const other = await app.as(await world.holding('officer-08', 'funder_officer', scope(call.funders.region08)));
    const hidden = await other.get(`/envelopes/${id}`).expect(404);
    expect(hidden.body).toMatchObject({ title: 'envelope_missing' });
  });

  it('extends, gives new rules to and cancels a call, and says what it was not given', async () => {
    const early = await admin.post(`/calls/${call.callId}/extension`, {
      closesAt: '2026-03-01T16:30:00Z',
      reason: WHY,
    });
    expect(early.status).toBe(422);
    expect(early.body).toMatchObject({ title: 'closing_not_later', asked: '2026-03-01T16:30:00.000Z' });
    const later = { closesAt: '2026-03-20T16:30:00Z', reason: WHY };
    await admin.post(`/calls/${call.callId}/extension`, { ...later, reason: 'short' }).expect(400);
    await admin.post(`/calls/${call.callId}/extension`, later).expect(200);
    const { rulebook } = (await admin.get(`/calls/${call.callId}`).expect(200)).body as {
      rulebook: { review: object };
    };
    const changed = { rulebook: { ...rulebook, review: { ...rulebook.review, days: 20 } }, reason: WHY };
    await admin.post(`/calls/${call.callId}/rulebooks`, changed).expect(200);
    const versions = await admin.get(`/calls/${call.callId}/rulebooks`).expect(200);
    expect(versions.body).toMatchObject({ items: [{ number: 1 }, { number: 2, reason: WHY }] });
    await admin.post(`/calls/${call.callId}/settlement`).expect(409);
    const cancelled = await admin.post(`/calls/${call.callId}/cancellation`, { reason: WHY }).expect(200);
    expect(cancelled.body).toMatchObject({ status: 'cancelled', cancelReason: WHY });
  });

  it('shows a draft on no list but the administrator’s', async () => {
    const other = await createWorld();
    await draftCallWorld(other);
    const { listCalls } = other.useCases.programme;
    expect((await listCalls(await other.person('stranger'), { limit: 50, territory: '05' })).items).toEqual([]);
    await other.drop();
  });
});

const WHY = 'Une raison donnée pour le test.';
