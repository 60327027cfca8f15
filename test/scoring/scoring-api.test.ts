import type { Test } from 'supertest';
import { apiOf } from '../support/api.ts';
import { assignedDossier, sheetOf, whoIsAsked } from '../support/builders/scoring.ts';
import type { EligibleWorld } from '../support/builders/application.ts';
import { closeByCalendar } from '../support/builders/programme.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
let first: EligibleWorld;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.drop());

const bodyOf = async (test: Test): Promise<unknown> => ((await test) as { body: unknown }).body;

describe('scoring over HTTP', () => {
  it('lists, opens, accepts and scores; shows the result; freezes the ranking', async () => {
    first = await assignedDossier(world);
    const { dossierId, callId, reference, officer, holder } = first;
    const as = apiOf(world);
    const [one, second, third] = await whoIsAsked(world, dossierId);
    const list = await bodyOf(as(one!.reviewer).get('/reviews').expect(200));
    expect(list).toMatchObject({ items: [{ id: one!.assignment.id, reference, status: 'asked' }], next: null });

    const review = `/reviews/${one!.assignment.id}`;
    const shown = await as(one!.reviewer).get(review).expect(200);
    expect(shown.headers['etag']).toBe('"1"');
    expect(shown.body).toMatchObject({ plan: { uses: [{ amount: { amount: '260000.00' } }, {}, {}, {}, {}, {}] } });
    await as(second!.reviewer).get(review).expect(404);
    await as(one!.reviewer).post(`${review}/acceptance`, {}).expect(200);
    const refusal = await bodyOf(
      as(one!.reviewer).post(`${review}/sheet`, {
        scores: sheetOf(78).scores.slice(1),
      }),
    );
    expect(refusal).toMatchObject({ title: 'sheet_incomplete', missing: ['relevance'] });
    const six = [{ criterion: 'relevance', score: 6, comment: 'Too good' }];
    await as(one!.reviewer).post(`${review}/sheet`, { scores: six }).expect(400);
    const sheet = await bodyOf(as(one!.reviewer).post(`${review}/sheet`, sheetOf(78)).expect(200));
    expect(sheet).toMatchObject({ totalHundredths: 7800 });

    await as(second!.reviewer).post(`/reviews/${second!.assignment.id}/decline`, {}).expect(400);
    await as(second!.reviewer).post(`/reviews/${second!.assignment.id}/sheet`, sheetOf(74)).expect(200);
    await as(third!.reviewer).post(`/reviews/${third!.assignment.id}/sheet`, sheetOf(72)).expect(200);
    const scores = await bodyOf(as(officer).get(`/dossiers/${dossierId}/scores`).expect(200));
    expect(scores).toMatchObject({ result: { meanHundredths: 7467, discordance: null } });
    await as(holder).get(`/dossiers/${dossierId}/scores`).expect(403);
    const stranger = await world.person('nobody');
    await as(stranger).get(`/dossiers/${dossierId}/scores`).expect(404);

    const secretary = as(await world.holding('secretary', 'committee_secretary'));
    await secretary.post(`/calls/${callId}/ranking`, {}).expect(422);
    await world.moveTo('2026-03-06T16:31:00Z');
    await closeByCalendar(world, callId);
    await secretary.get(`/calls/${callId}/ranking`).expect(404);
    await secretary.post(`/calls/${callId}/ranking`, {}).expect(200);
    const ranking = await bodyOf(secretary.get(`/calls/${callId}/ranking`).expect(200));
    expect(ranking).toMatchObject({ dossiers: [{ dossierId, rank: 1, meanHundredths: 7467 }] });
  });

  it('keeps a reviewer’s profile and conflicts, lists a call’s assignments by state, and shows the versions of a ranking', async () => {
    const as = apiOf(world);
    const { dossierId, callId } = first;
    await world.holding('reviewer-9', 'reviewer');
    const reviewer = as(await world.person('reviewer-9'));
    await reviewer.get('/reviewers/me').expect(404);
    const said = { sectors: [], territories: [], familyNames: ['تازي'], home: null, phone: null, ices: [], boards: [] };
    await reviewer.put('/reviewers/me', { ...said, rib: '999780000000000000000106' }).expect(400);
    await reviewer.put('/reviewers/me', { ...said, rib: null }).expect(200);
    await reviewer.get('/reviewers/me').expect(200).expect('etag', '"1"');

    const secretary = as(await world.holding('secretary', 'committee_secretary'));
    const reviewerId = (await world.person('reviewer-9')).id;
    const recorded = { reviewerId, kind: 'family', reason: 'Un courrier le dit' };
    await secretary.post(`/dossiers/${dossierId}/conflicts`, recorded).expect(200);
    await secretary.post(`/dossiers/${dossierId}/conflicts`, recorded).expect(409);
    await reviewer.post(`/dossiers/${dossierId}/conflicts`, recorded).expect(404);
    await reviewer.post(`/calls/${callId}/conflicts`, { kind: 'financial', reason: 'Mon projet' }).expect(200);

    const scored = await bodyOf(secretary.get(`/calls/${callId}/reviews?status=scored&limit=2`).expect(200));
    expect(scored).toMatchObject({ items: [{ status: 'scored', callId }, { status: 'scored' }] });
    const { next } = scored as { next: string };
    const rest = await bodyOf(
      secretary.get(`/calls/${callId}/reviews?status=scored&limit=2&after=${next}`).expect(200),
    );
    expect(rest).toMatchObject({ items: [{ status: 'scored' }], next: null });
    await secretary.get(`/calls/${callId}/ranking?version=2`).expect(404);
    await secretary.get(`/calls/${callId}/ranking?version=0`).expect(400);
  });
});
