import { z } from 'zod';
import { faultsOf } from '../../services/cofinancing/funding-limits.ts';
import { rulebook04 } from '../../infra/demo/rulebook-04.ts';
import type { Decision } from '../../services/committee/decision.ts';
import { release } from '../../services/ledger/ledger-acts.ts';
import { coverNeeded, Rulebook } from '../../services/programme/programme-facts.ts';
import { idOf, type FunderId } from '../../services/shared/ids.ts';
import { dirhams, ZERO } from '../../services/shared/money.ts';
import { application } from '../application/demo-case.ts';
import { openedSession, signedSession, vote } from '../support/builders/committee.ts';
import { approves, openByItself, settleByItself } from '../support/builders/cofinancing.ts';
import { automatically, by, createWorld, type World } from '../support/world.ts';
import { stageOf } from './looking.ts';

const CDG = idOf<FunderId>('funder', 'CDG');
const TAMWILCOM = idOf<FunderId>('funder', 'TAMWILCOM');

describe('what a call admits guaranteed only', () => {
  const rulebook = z.decode(Rulebook, rulebook04);
  const loan = { funderId: CDG, instrument: 'loan', amount: dirhams(50_000) } as const;
  const missing = (...covers: [FunderId, number][]) =>
    faultsOf(rulebook, { plan: application.plan, legalForm: 'cooperative', guarantorIds: [TAMWILCOM] }, [
      loan,
      ...covers.map(([funderId, whole]) => ({ funderId, instrument: 'guarantee' as const, amount: dirhams(whole) })),
    ]).filter(({ code }) => code === 'guarantee_missing');

  it('needs as much cover as its rulebook says, or all of it; a grant needs none', () => {
    expect(coverNeeded(rulebook, loan)).toBe(dirhams(30_000));
    expect(coverNeeded(rulebook, { instrument: 'grant', amount: dirhams(50_000) })).toBe(ZERO);
    const whole = structuredClone(rulebook04);
    delete whole.funding.otherInstruments![1]!.coverMinBasisPoints;
    expect(coverNeeded(z.decode(Rulebook, whole), loan)).toBe(loan.amount);
  });

  it('is a fault without its guarantor, whatever others cover', () => {
    const fault = { code: 'guarantee_missing', instrument: 'loan', given: '0.00', limit: '30000.00' };
    expect(missing()).toEqual([fault]);
    expect(missing([CDG, 40_000])).toEqual([fault]);
    expect(missing([TAMWILCOM, 29_999])).toMatchObject([{ given: '29999.00' }]);
    expect(missing([TAMWILCOM, 30_000])).toEqual([]);
  });

  it('names its guarantor where it says how much to cover', () => {
    const nobody = structuredClone(rulebook04);
    delete nobody.funding.otherInstruments![1]!.guarantor;
    expect(z.safeDecode(Rulebook, nobody).error?.issues).toMatchObject([
      { message: 'cover_without_guarantor', path: ['funding', 'otherInstruments', 1, 'coverMinBasisPoints'] },
    ]);
  });
});

describe('an advance that CDG gives guaranteed by Region 08 only', () => {
  let world: World;
  let scene: Awaited<ReturnType<typeof openedSession>>;
  beforeAll(async () => {
    world = await createWorld();
    scene = await openedSession(world);
    const { funders, admin, chair, members, callId } = scene;
    await admitGuaranteed(callId);
    const envelope = { year: 2026, callId: null, territory: null, marker: null, act: 'Décision 2026/9' };
    const { openEnvelope } = world.useCases.programme;
    const advance = { ...envelope, funderId: funders.cdg, instrument: 'repayable_advance' as const };
    await openEnvelope(by(admin), { ...advance, amount: dirhams(500_000) });
    const guarantee = { ...envelope, funderId: funders.region08, instrument: 'guarantee' as const };
    await openEnvelope(by(admin), { ...guarantee, amount: dirhams(80_000) });
    await vote(world, scene, { voters: [chair, ...members.slice(0, 4)], vote: 'for' });
  });
  afterAll(() => world.drop());

  const admitGuaranteed = (callId: string) =>
    world.admin.transaction(async (trx) => {
      await trx.raw('set local session_replication_role = replica');
      const others = [
        {
          instrument: 'repayable_advance',
          shareMaxBasisPoints: 2000,
          guarantor: 'REGION-08',
          coverMinBasisPoints: 5000,
        },
        { instrument: 'guarantee', shareMaxBasisPoints: 2000 },
      ];
      await trx.raw(
        `update programme.call set rulebook = jsonb_set(rulebook, '{funding,otherInstruments}', ?::jsonb) where id = ?`,
        [JSON.stringify(others), callId],
      );
    });
  const award = (cover: number): Decision => ({
    kind: 'retained',
    amount: dirhams(300_000),
    lines: [
      { funderId: scene.funders.indh, amount: dirhams(210_000) },
      { funderId: scene.funders.cdg, instrument: 'repayable_advance', amount: dirhams(90_000) },
      { funderId: scene.funders.region08, instrument: 'guarantee', amount: dirhams(cover) },
    ],
    conditions: [],
  });
  const approverOf = (id: FunderId) => world.holding(`approver-${id}`, 'funder_approver', { kind: 'funder', id });
  const lines = async () => {
    const { rounds } = await world.useCases.cofinancing.showRounds(scene.admin, scene.dossierId);
    return rounds.flatMap((round) => round.lines).filter(({ status }) => status === 'asked');
  };
  const answer = async (instrument: string, whole: number) => {
    const line = (await lines()).find((each) => each.instrument === instrument)!;
    const scope = { kind: 'funder', id: line.funderId } as const;
    const officer = await world.holding(`officer-${line.funderId}`, 'funder_officer', scope);
    const proposal = { opinion: 'favourable', proposedAmount: null, note: 'Vu' } as const;
    await world.useCases.cofinancing.prepareApproval(by(officer), line.id, proposal);
    await world.useCases.cofinancing.decideApproval(by(await approverOf(line.funderId)), line.id, approves(whole));
  };

  it('is not proposed by the committee without enough of the guarantee', async () => {
    const { decideItem } = world.useCases.committee;
    await expect(decideItem(by(scene.chair), scene.itemId, award(44_999))).rejects.toMatchObject({
      kind: 'refused',
      code: 'guarantee_missing',
      details: { needed: '45000.00', covered: '44999.00' },
    });
    await decideItem(by(scene.chair), scene.itemId, award(50_000));
    await signedSession(world, scene);
    await openByItself(world, scene.dossierId, 1);
  });

  it('is a finding of the round where the guarantor covers too little, beside the gap', async () => {
    await answer('grant', 210_000);
    await answer('repayable_advance', 90_000);
    await answer('guarantee', 40_000);
    await settleByItself(world, scene.dossierId, 1);
    const { rounds } = await world.useCases.cofinancing.showRounds(scene.admin, scene.dossierId);
    expect(rounds.at(-1)).toMatchObject({
      status: 'gap',
      gap: 0n,
      coverGap: dirhams(10_000),
      faults: [{ code: 'guarantee_missing', instrument: 'repayable_advance', given: '40000.00', limit: '45000.00' }],
    });
  });

  it('is financed once the guarantor covers the rest, and signed by nobody after the guarantee has lapsed', async () => {
    const { dossierId, funders, holder } = scene;
    const more = [{ funderId: funders.region08, instrument: 'guarantee' as const, amount: dirhams(10_000) }];
    await world.useCases.cofinancing.planRound(by(await approverOf(funders.indh)), dossierId, { lines: more });
    await openByItself(world, dossierId, 2);
    await answer('guarantee', 50_000);
    await settleByItself(world, dossierId, 2);
    expect(await stageOf(world, dossierId)).toBe('agreement');
    const { prepareAgreement, showAgreement, signAgreement } = world.useCases.agreement;
    await prepareAgreement(automatically('prepareAgreement', dossierId), dossierId);
    const { id, document, lines } = await showAgreement(holder, dossierId);
    expect(lines.map(({ coverNeeded: needed }) => needed)).toEqual([0n, dirhams(45_000), 0n]);
    await signAgreement(by(holder), id, document);

    await world.transact(automatically('release', dossierId), async ({ ledger }) => {
      const holds = await ledger.openHolds(dossierId);
      await ledger.post(holds.filter(({ share }) => share.isGuarantee).map(release));
    });
    await expect(signAgreement(by(await approverOf(funders.indh)), id, document)).rejects.toMatchObject({
      kind: 'refused',
      code: 'guarantee_not_in_force',
      details: { needed: '45000.00', covered: '0.00' },
    });
  });
});
