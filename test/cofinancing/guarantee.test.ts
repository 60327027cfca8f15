import type { Decision } from '../../services/committee/decision.ts';
import type { Actor } from '../../services/shared/command.ts';
import type { FunderId } from '../../services/shared/ids.ts';
import { dirhams } from '../../services/shared/money.ts';
import { apiOf } from '../support/api.ts';
import { openedSession, signedSession, vote } from '../support/builders/committee.ts';
import { approves, openByItself, settleByItself } from '../support/builders/cofinancing.ts';
import { automatically, by, createWorld, type World } from '../support/world.ts';
import { differences, stageOf } from './looking.ts';

let world: World;
let scene: Awaited<ReturnType<typeof setting>>;
beforeAll(async () => {
  world = await createWorld();
  scene = await setting();
});
afterAll(() => world.drop());

/** A grant of INDH, a grant and an advance of CDG, and Region 08 guaranteeing 50,000 of a loan. */
const setting = async () => {
  const session = await openedSession(world);
  const { funders, admin, chair, members, itemId, dossierId } = session;
  await admitOthers(session.callId);
  const envelope = { year: 2026, callId: null, territory: null, marker: null, act: 'Décision 2026/9' };
  const { openEnvelope } = world.useCases.programme;
  const advance = { ...envelope, funderId: funders.cdg, instrument: 'repayable_advance' as const };
  await openEnvelope(by(admin), { ...advance, amount: dirhams(500_000) });
  const guarantee = { ...envelope, funderId: funders.region08, instrument: 'guarantee' as const };
  const cover = await openEnvelope(by(admin), { ...guarantee, amount: dirhams(80_000) });

  const decision: Decision = {
    kind: 'retained',
    amount: dirhams(300_000),
    lines: [
      { funderId: funders.indh, amount: dirhams(150_000) },
      { funderId: funders.cdg, amount: dirhams(60_000) },
      { funderId: funders.cdg, instrument: 'repayable_advance', amount: dirhams(90_000) },
      { funderId: funders.region08, instrument: 'guarantee', amount: dirhams(50_000) },
    ],
    conditions: [],
  };
  await vote(world, session, { voters: [chair, ...members.slice(0, 4)], vote: 'for' });
  await world.useCases.committee.decideItem(by(chair), itemId, decision);
  await signedSession(world, session);
  await openByItself(world, dossierId, 1);
  return { ...session, cover, lead: await approverOf('indh', funders.indh) };
};

/** As AAP-2026-04 does: an advance and a guarantee beside the grant. */
const admitOthers = (callId: string) =>
  world.admin.transaction(async (trx) => {
    await trx.raw('set local session_replication_role = replica');
    const others = ['repayable_advance', 'guarantee'].map((instrument) => ({ instrument, shareMaxBasisPoints: 2000 }));
    await trx.raw(
      `update programme.call set rulebook = jsonb_set(rulebook, '{funding,otherInstruments}', ?::jsonb) where id = ?`,
      [JSON.stringify(others), callId],
    );
  });

const approverOf = (name: string, id: FunderId) =>
  world.holding(`${name}-approver`, 'funder_approver', { kind: 'funder', id });
const pictureSeenBy = (actor: Actor) => world.useCases.cofinancing.showRounds(actor, scene.dossierId);
const pendingLines = async () => {
  const { rounds } = await pictureSeenBy(scene.lead);
  return rounds.flatMap(({ lines }) => lines).filter(({ status }) => status === 'asked');
};

const answer = async (instrument: string, funderId: FunderId, whole?: number) => {
  const line = (await pendingLines()).find((each) => each.funderId === funderId && each.instrument === instrument)!;
  const officer = await world.holding(`officer-${funderId}`, 'funder_officer', { kind: 'funder', id: funderId });
  const proposal = { opinion: 'favourable', proposedAmount: null, note: 'Vu' } as const;
  await world.useCases.cofinancing.prepareApproval(by(officer), line.id, proposal);
  const approver = await approverOf(funderId === scene.funders.indh ? 'indh' : funderId, funderId);
  return world.useCases.cofinancing.decideApproval(by(approver), line.id, approves(whole));
};

describe('a plan with an advance and a guarantee', () => {
  it('asks a line for each instrument, the guarantee beside the cash', async () => {
    const { award, cover, rounds } = await pictureSeenBy(scene.lead);
    expect([award, cover]).toEqual([dirhams(300_000), dirhams(50_000)]);
    expect(rounds[0]!.lines.map(({ instrument, asked }) => [instrument, asked])).toEqual([
      ['grant', dirhams(150_000)],
      ['grant', dirhams(60_000)],
      ['repayable_advance', dirhams(90_000)],
      ['guarantee', dirhams(50_000)],
    ]);
    const read = <Result>(work: Parameters<typeof world.read<Result>>[1]) =>
      world.read<Result>(automatically('look', '').actor, work);
    expect(await read(({ ledger }) => ledger.covers(scene.dossierId))).toMatchObject([{ held: dirhams(50_000) }]);
    expect(await read(({ ledger }) => ledger.available(scene.cover.id))).toBe(dirhams(30_000));
    const cash = await read(({ ledger }) => ledger.balances(scene.dossierId));
    expect(cash.map(({ held }) => held).reduce((left, right) => left + right, 0n)).toBe(dirhams(300_000));
  });

  it('lists each funder its own lines, the most urgent first, page by page', async () => {
    const { listLines } = world.useCases.cofinancing;
    const cdg = await approverOf('cdg-list', scene.funders.cdg);
    const first = await listLines(cdg, { limit: 1 });
    const second = await listLines(cdg, { limit: 1, after: first.items[0]!.id });
    expect([...first.items, ...second.items].map(({ instrument }) => instrument).sort()).toEqual([
      'grant',
      'repayable_advance',
    ]);
    expect(second.next).toBeNull();
    const asAuditor = await world.holding('auditor', 'auditor');
    const filters = { limit: 50, status: 'asked', callId: scene.callId, funderId: scene.funders.indh } as const;
    expect((await listLines(asAuditor, filters)).items).toMatchObject([
      { asked: dirhams(150_000), round: 1, levels: 1 },
    ]);
    expect((await listLines(asAuditor, { limit: 50, dueBefore: await world.now() })).items).toEqual([]);
    expect((await listLines(await world.person('nobody'), { limit: 50 })).items).toEqual([]);
    const shown = await apiOf(world)(cdg).get('/lines?limit=1&status=asked').expect(200);
    expect(shown.body).toMatchObject({ items: [{ status: 'asked' }], next: expect.any(String) as string });
  });

  it('states the gap of each, offers who could fill it, and lets neither fill the other', async () => {
    const { funders, dossierId, lead } = scene;
    await answer('grant', funders.indh, 140_000);
    await answer('grant', funders.cdg);
    await answer('repayable_advance', funders.cdg);
    await answer('guarantee', funders.region08, 40_000);
    await settleByItself(world, dossierId, 1);
    expect(await world.admin('cofinancing.difference')).toEqual([]);
    expect(await pictureSeenBy(lead)).toMatchObject({ gap: dirhams(10_000), coverGap: dirhams(10_000) });

    const { options } = await world.useCases.cofinancing.showPlanOptions(lead, dossierId);
    const of = (code: string, instrument: string) =>
      options.find((each) => each.code === code && each.instrument === instrument);
    expect(of('CDG', 'repayable_advance')).toMatchObject({ standing: dirhams(90_000), most: dirhams(10_000) });
    expect(of('REGION-08', 'guarantee')).toMatchObject({ available: dirhams(40_000), most: dirhams(10_000) });
    await expect(
      world.useCases.cofinancing.showPlanOptions(await approverOf('cdg-2', funders.cdg), dossierId),
    ).rejects.toThrow('permission_denied');

    const planned = (...lines: [FunderId, 'grant' | 'repayable_advance' | 'guarantee' | 'loan', number][]) =>
      world.useCases.cofinancing.planRound(by(lead), dossierId, {
        lines: lines.map(([funderId, instrument, whole]) => ({ funderId, instrument, amount: dirhams(whole) })),
      });
    await expect(planned([funders.cdg, 'grant', 20_000])).rejects.toThrow('gap_not_closed');
    await expect(planned([funders.region08, 'guarantee', 20_000])).rejects.toThrow('gap_not_closed');
    await expect(planned([funders.cdg, 'loan', 10_000], [funders.region08, 'guarantee', 10_000])).rejects.toMatchObject(
      { code: 'plan_breaks_rules' },
    );
    await planned([funders.cdg, 'repayable_advance', 10_000], [funders.region08, 'guarantee', 10_000]);
    await openByItself(world, dossierId, 2);
    expect((await pendingLines()).map(({ asked, standing }) => [asked, standing])).toEqual([
      [dirhams(100_000), dirhams(90_000)],
      [dirhams(50_000), dirhams(40_000)],
    ]);
  });

  it('is financed when both are whole, and the cover is no part of what tranches pay', async () => {
    const { funders, dossierId, lead } = scene;
    await answer('repayable_advance', funders.cdg);
    await answer('guarantee', funders.region08);
    await settleByItself(world, dossierId, 2);
    expect(await stageOf(world, dossierId)).toBe('agreement');
    const financing = await world.read(lead, ({ cofinancing }) => cofinancing.getFinancing(dossierId));
    expect(financing.total).toBe(dirhams(300_000));
    expect(financing.lines.map(({ instrument }) => instrument)).toEqual(['grant', 'grant', 'repayable_advance']);
    expect(financing.covers).toMatchObject([{ funderId: funders.region08, amount: dirhams(50_000) }]);
    expect(await differences(world)).toBe(0);
  });

  it('has one signature of each funder, and the cover is bound with the cash', async () => {
    const { dossierId, funders, lead } = scene;
    await world.useCases.agreement.prepareAgreement(automatically('prepareAgreement', dossierId), dossierId);
    const { signatories } = await world.useCases.agreement.showAgreement(lead, dossierId);
    const parties = signatories.map(({ party }) => (party.by === 'funder' ? party.funderId : 'holder'));
    expect(parties).toEqual(['holder', funders.indh, funders.cdg, funders.region08]);
  });
});
