import type { Test } from 'supertest';
import { apiOf } from '../support/api.ts';
import { committee, idOfPerson } from '../support/builders/committee.ts';
import { rankedDossier } from '../support/builders/scoring.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.drop());

const bodyOf = async (test: Test): Promise<unknown> => ((await test) as { body: unknown }).body;

const money = (amount: string) => ({ amount, currency: 'MAD' });

describe('a committee over HTTP', () => {
  it('is convened, opened, votes, decides, closes and signs', async () => {
    const { callId, dossierId, funders } = await rankedDossier(world);
    const { chair, members, secretary, convocation } = await committee(world);
    const as = apiOf(world);
    const session = await bodyOf(
      as(secretary)
        .post('/sessions', {
          ...convocation,
          callId,
          reference: 'CRS-2026-03',
          sittingAt: '2026-03-20T10:00:00+01:00',
          dossierIds: [dossierId],
        })
        .expect(200),
    );
    const path = `/sessions/${(session as { id: string }).id}`;
    await world.moveTo('2026-03-20T09:00:00Z');
    const present = [chair, ...members.slice(0, 4)];
    await as(chair)
      .post(`${path}/opening`, { presentIds: present.slice(0, 3).map(idOfPerson) })
      .expect(422);
    await as(chair)
      .post(`${path}/opening`, { presentIds: present.map(idOfPerson) })
      .expect(200);

    const agenda = await bodyOf(as(members[0]!).get(path).expect(200));
    const [{ item, contentHash }] = (agenda as { items: [{ item: { id: string }; contentHash: string }] }).items;
    const on = `/items/${item.id}`;
    await as(members[0]!).post(`${on}/recusals`, { reason: 'Family' }).expect(200);
    await as(members[0]!).post(`${on}/votes`, { vote: 'for', contentHash }).expect(422);
    for (const voter of [chair, ...members.slice(1, 4)]) {
      await as(voter).post(`${on}/votes`, { vote: 'for', contentHash }).expect(200);
    }
    const decision = {
      kind: 'retained',
      amount: money('300000.00'),
      lines: [
        { funderId: funders.indh, amount: money('210000.00') },
        { funderId: funders.region05, amount: money('90000.00') },
      ],
      conditions: [{ text: 'Certificat sanitaire', proof: 'sanitary_certificate', tranche: 2 }],
    };
    const unsound = await bodyOf(as(chair).post(`${on}/decision`, { ...decision, amount: money('299999.00') }));
    expect(unsound).toMatchObject({ status: 422, title: 'lines_do_not_sum', sum: '300000.00', amount: '299999.00' });
    const decided = await bodyOf(as(chair).post(`${on}/decision`, decision).expect(200));
    expect(decided).toMatchObject({
      status: 'decided',
      decided: { decision, tally: { present: 5, recused: 1, for: 4 } },
    });

    await as(secretary).get(`${path}/minutes`).expect(404);
    const minutes = await bodyOf(as(secretary).post(`${path}/closing`, {}).expect(200));
    const signing = { contentHash: (minutes as { contentHash: string }).contentHash };
    await as(secretary).post(`${path}/signatures`, signing).expect(200);
    await as(secretary).post(`${path}/signatures`, signing).expect(409);
    await as(chair).post(`${path}/signatures`, signing).expect(200);
    const signed = await bodyOf(as(members[0]!).get(`${path}/minutes`).expect(200));
    expect(signed).toMatchObject({ number: 'PV-2026-001', signatures: [{ office: 'secretary' }, { office: 'chair' }] });
  });
});
