import { ENDINGS, LINE_STATUSES, ROUND_STATUSES } from '../../services/cofinancing/cofinancing.ts';
import { apiOf } from '../support/api.ts';
import {
  lineOf,
  openByItself,
  openedRound,
  settleByItself,
  type RoundWorld,
  type StoryFunder,
} from '../support/builders/cofinancing.ts';
import type { Actor } from '../../services/shared/command.ts';
import { createWorld, type World } from '../support/world.ts';

const dirhams = (whole: number) => ({ amount: `${String(whole)}.00`, currency: 'MAD' });

let world: World;
const proposal = { opinion: 'favourable', proposedAmount: null, note: 'Part de notre programme' };
const approve = (whole: number) => ({ decision: 'approved', amount: dirhams(whole) });
const lineAt = async (round: RoundWorld, funder: StoryFunder) => `/lines/${(await lineOf(world, round, funder)).id}`;

describe('cofinancing over HTTP', () => {
  let round: RoundWorld;
  beforeAll(async () => {
    world = await createWorld();
    round = await openedRound(world);
  });
  afterAll(() => world.drop());
  const as = (actor: Actor | null) => apiOf(world)(actor);

  it('shows the whole picture to those who may see the dossier', async () => {
    const rounds = `/dossiers/${round.dossierId}/rounds`;
    const shown = await as(round.people.indh.approver).get(rounds).expect(200);
    expect(shown.headers['etag']).toBe('"2"');
    expect(shown.body).toMatchObject({ gap: dirhams(300_000), next: { step: 'answers' } });
    await as(await world.person('stranger'))
      .get(rounds)
      .expect(404);
    await as(null).get(rounds).expect(401);
  });

  it('prepares and decides a line, and says why not', async () => {
    const { officer, approver } = round.people.indh;
    const line = await lineAt(round, 'indh');
    await as(officer)
      .post(`${line}/preparation`, { ...proposal, mood: 'good' })
      .expect(400);
    const prepared = await as(officer).post(`${line}/preparation`, proposal).expect(200);
    expect(prepared.body).toMatchObject({ status: 'prepared', preparations: [{ opinion: 'favourable' }] });

    await as(officer).post(`${line}/decision`, approve(180_000)).expect(403);
    await as(approver).post(`${line}/decision`, { decision: 'refused' }).expect(400);
    const more = await as(approver).post(`${line}/decision`, approve(250_000)).expect(422);
    expect(more.body).toMatchObject({ title: 'approval_exceeds_asked', amount: '250000.00', asked: '210000.00' });
    const stale = await as(approver).post(`${line}/decision`, approve(180_000)).set('if-match', '"1"').expect(409);
    expect(stale.body).toMatchObject({ title: 'version_stale' });
    const decided = await as(approver).post(`${line}/decision`, approve(180_000)).expect(200);
    expect(decided.headers['etag']).toBe('"4"');
    const again = await as(approver).post(`${line}/decision`, approve(1)).expect(409);
    expect(again.body).toMatchObject({ title: 'approval_already_decided', answer: 'approved', approved: '180000.00' });

    const { region05 } = round.people;
    const other = await lineAt(round, 'region05');
    await as(region05.officer).post(`${other}/preparation`, proposal).expect(200);
    await as(region05.approver).post(`${other}/decision`, { decision: 'approved' }).expect(200);
  });

  it('plans the next round, or gives up', async () => {
    const { people, funders, dossierId } = round;
    const lead = as(people.indh.approver);
    await settleByItself(world, dossierId, 1);
    const rounds = `/dossiers/${dossierId}/rounds`;
    const plan = (whole: number) => ({ lines: [{ funderId: funders.cdg, amount: dirhams(whole) }] });
    const short = await lead.post(rounds, plan(20_000)).expect(422);
    expect(short.body).toMatchObject({ title: 'gap_not_closed', gap: '30000.00', planned: '20000.00' });
    await lead.post(rounds, { lines: [] }).expect(400);
    const second = await lead.post(rounds, plan(30_000)).expect(200);
    expect(second.body).toMatchObject({ number: 2, status: 'planned' });
    const givingUp = `/dossiers/${dossierId}/giving-up`;
    const reason = { reason: 'CDG ne répondra pas' };
    await lead.post(givingUp, reason).expect(409);

    await openByItself(world, dossierId, 2);
    const line = await lineAt(round, 'cdg');
    await as(people.cdg.officer).post(`${line}/preparation`, proposal).expect(200);
    const no = { decision: 'refused', reason: 'Hors de notre fenêtre' };
    await as(people.cdg.approver).post(`${line}/decision`, no).expect(200);
    await settleByItself(world, dossierId, 2);
    await as(people.region05.approver).post(givingUp, reason).expect(403);
    const ended = await lead.post(givingUp, reason).expect(200);
    expect(ended.body).toMatchObject({ status: 'unfinanced', ending: 'given_up', ...reason });
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
