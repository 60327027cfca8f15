import { ENDINGS, LINE_STATUSES, ROUND_STATUSES } from '../../services/cofinancing/cofinancing.ts';
import { apiOf } from '../support/api.ts';
import { lineOf, openByItself, openedRound, settleByItself } from '../support/builders/cofinancing.ts';
import { createWorld, type World } from '../support/world.ts';

const dirhams = (whole: number) => ({ amount: `${String(whole)}.00`, currency: 'MAD' });

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.drop());

describe('cofinancing over HTTP', () => {
  it('asks, prepares, decides, plans and gives up', async () => {
    const round = await openedRound(world);
    const { people, funders, dossierId } = round;
    const as = apiOf(world);
    const rounds = `/dossiers/${dossierId}/rounds`;
    const shown = await as(people.indh.approver).get(rounds).expect(200);
    expect(shown.headers['etag']).toBe('"2"');
    expect(shown.body).toMatchObject({ gap: dirhams(300_000), next: { step: 'answers' } });
    await as(await world.person('stranger'))
      .get(rounds)
      .expect(404);
    await as(null).get(rounds).expect(401);

    const indh = `/lines/${(await lineOf(world, round, 'indh')).id}`;
    const proposal = { opinion: 'favourable', proposedAmount: dirhams(180_000), note: 'Part de notre programme' };
    await as(people.indh.officer)
      .post(`${indh}/preparation`, { ...proposal, mood: 'good' })
      .expect(400);
    const { body: prepared } = await as(people.indh.officer).post(`${indh}/preparation`, proposal).expect(200);
    expect(prepared).toMatchObject({ status: 'prepared', preparations: [{ proposedAmount: dirhams(180_000) }] });

    const approve = (amount: object) => ({ decision: 'approved', amount });
    await as(people.indh.officer)
      .post(`${indh}/decision`, approve(dirhams(180_000)))
      .expect(403);
    await as(people.indh.approver).post(`${indh}/decision`, { decision: 'refused' }).expect(400);
    const { body: more } = await as(people.indh.approver)
      .post(`${indh}/decision`, approve(dirhams(250_000)))
      .expect(422);
    expect(more).toMatchObject({ title: 'approval_exceeds_asked', amount: '250000.00', asked: '210000.00' });
    const stale = as(people.indh.approver)
      .post(`${indh}/decision`, approve(dirhams(180_000)))
      .set('if-match', '"1"');
    expect((await stale.expect(409)).body).toMatchObject({ title: 'version_stale' });
    const decided = await as(people.indh.approver)
      .post(`${indh}/decision`, approve(dirhams(180_000)))
      .expect(200);
    expect(decided.headers['etag']).toBe('"4"');
    const again = await as(people.indh.approver)
      .post(`${indh}/decision`, approve(dirhams(1)))
      .expect(409);
    expect(again.body).toMatchObject({ title: 'approval_already_decided', status: 'approved', approved: '180000.00' });

    const region = `/lines/${(await lineOf(world, round, 'region05')).id}`;
    await as(people.region05.officer)
      .post(`${region}/preparation`, { ...proposal, proposedAmount: null })
      .expect(200);
    await as(people.region05.approver).post(`${region}/decision`, { decision: 'approved' }).expect(200);
    await settleByItself(world, dossierId, 1);

    const plan = (whole: number) => ({ lines: [{ funderId: funders.cdg, amount: dirhams(whole) }] });
    const { body: short } = await as(people.indh.approver).post(rounds, plan(20_000)).expect(422);
    expect(short).toMatchObject({ title: 'gap_not_closed', gap: '30000.00', planned: '20000.00' });
    await as(people.indh.approver).post(rounds, { lines: [] }).expect(400);
    const { body: second } = await as(people.indh.approver).post(rounds, plan(30_000)).expect(200);
    expect(second).toMatchObject({ number: 2, status: 'planned' });
    const reason = { reason: 'CDG ne répondra pas' };
    await as(people.indh.approver).post(`/dossiers/${dossierId}/giving-up`, reason).expect(409);

    await openByItself(world, dossierId, 2);
    const cdg = `/lines/${(await lineOf(world, round, 'cdg')).id}`;
    await as(people.cdg.officer)
      .post(`${cdg}/preparation`, { ...proposal, proposedAmount: null })
      .expect(200);
    const no = { decision: 'refused', reason: 'Hors de notre fenêtre' };
    await as(people.cdg.approver).post(`${cdg}/decision`, no).expect(200);
    await settleByItself(world, dossierId, 2);
    await as(people.region05.approver).post(`/dossiers/${dossierId}/giving-up`, reason).expect(403);
    const { body: ended } = await as(people.indh.approver).post(`/dossiers/${dossierId}/giving-up`, reason).expect(200);
    expect(ended).toMatchObject({ status: 'unfinanced', ending: 'given_up', ...reason });
  });

  it('knows the same statuses as the database', async () => {
    const { rows } = await world.admin.raw<{ rows: { name: string; text: string }[] }>(
      `select conname as name, pg_get_constraintdef(oid) as text from pg_constraint
       where conname in ('line_status', 'round_status', 'round_ending')`,
    );
    const known = new Map(rows.map(({ name, text }) => [name, [...text.matchAll(/'(\w+)'/g)].map(([, word]) => word)]));
    expect(known.get('line_status')).toEqual(LINE_STATUSES);
    expect(known.get('round_status')).toEqual(ROUND_STATUSES);
    expect(known.get('round_ending')).toEqual(ENDINGS);
  });
});
