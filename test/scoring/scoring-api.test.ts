import type { Test } from 'supertest';
import { apiOf } from '../support/api.ts';
import { assignedDossier, sheetOf, whoIsAsked } from '../support/builders/scoring.ts';
import { closeByCalendar } from '../support/builders/programme.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.drop());

const bodyOf = async (test: Test): Promise<unknown> => ((await test) as { body: unknown }).body;

describe('scoring over HTTP', () => {
  it('lists, opens, accepts and scores; shows the result; freezes the ranking', async () => {
    const { dossierId, callId, reference, officer, holder } = await assignedDossier(world);
    const as = apiOf(world);
    const [first, second, third] = await whoIsAsked(world, dossierId);
    const list = await bodyOf(as(first!.reviewer).get('/reviews').expect(200));
    expect(list).toMatchObject({ items: [{ id: first!.assignment.id, reference, status: 'asked' }], next: null });

    const review = `/reviews/${first!.assignment.id}`;
    const shown = await as(first!.reviewer).get(review).expect(200);
    expect(shown.headers['etag']).toBe('"1"');
    expect(shown.body).toMatchObject({ plan: { uses: [{ amount: { amount: '260000.00' } }, {}, {}, {}, {}, {}] } });
    await as(second!.reviewer).get(review).expect(404);
    await as(first!.reviewer).post(`${review}/acceptance`, {}).expect(200);
    const refusal = await bodyOf(
      as(first!.reviewer).post(`${review}/sheet`, {
        scores: sheetOf(78).scores.slice(1),
      }),
    );
    expect(refusal).toMatchObject({ title: 'sheet_incomplete', missing: ['relevance'] });
    const six = [{ criterion: 'relevance', score: 6, comment: 'Too good' }];
    await as(first!.reviewer).post(`${review}/sheet`, { scores: six }).expect(400);
    const sheet = await bodyOf(as(first!.reviewer).post(`${review}/sheet`, sheetOf(78)).expect(200));
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
});
