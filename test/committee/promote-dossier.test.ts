import { hold, letGo } from '../../services/ledger/ledger-acts.ts';
import type { Decision } from '../../services/committee/decision.ts';
import { newId, type DossierId } from '../../services/shared/ids.ts';
import { dirhams } from '../../services/shared/money.ts';
import { apiOf } from '../support/api.ts';
import {
  convenedSession,
  decided,
  decidedItem,
  opened,
  rankedPair,
  retained,
  sessionOn,
  signedSession,
  withCommitteeRule,
  type SessionWorld,
} from '../support/builders/committee.ts';
import { changedRules } from '../support/builders/programme.ts';
import { frozenRanking, scoredDossier } from '../support/builders/scoring.ts';
import { automatically, by, createWorld, type World } from '../support/world.ts';

let world: World;

beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.drop());

const reserved =
  (rank: number) =>
  (session: SessionWorld): Decision => ({ ...retained(session), kind: 'reserve', rank });

/** Another dossier holds nearly all of the region's envelope: 89,999 DH are left. */
const spend = async ({ funders, envelopes, admin }: SessionWorld): Promise<DossierId> => {
  const dossierId = newId<DossierId>();
  const share = { funderId: funders.region05, envelopeId: envelopes.region05, dossierId };
  const dueAt = new Date('2026-12-31T00:00:00Z');
  const transfer = hold(share, dirhams(1_410_001), { dueAt, subjectId: newId() });
  await world.transact(by(admin), ({ ledger }) => ledger.post([transfer]));
  return dossierId;
};

const giveUp = (session: SessionWorld, dossierId: DossierId) =>
  world.transact(by(session.admin), async ({ ledger, now }) => {
    const holds = await ledger.openHolds(dossierId);
    await ledger.post(holds.map((held) => letGo(held, now)));
  });

const onReserve = async (): Promise<SessionWorld> => {
  const session = await decidedItem(world, reserved(1));
  await signedSession(world, session);
  return session;
};

const waitsOf = ({ dossierId }: { dossierId: DossierId }) =>
  world.read(automatically('look', dossierId).actor, ({ reserveWaits }) => reserveWaits.waits(dossierId));

const consider = ({ dossierId }: { dossierId: DossierId }, round: number) =>
  world.useCases.committee.considerReserve(
    automatically('considerReserve', `${dossierId}/${String(round)}`),
    dossierId,
  );

const stageOf = async ({ dossierId }: { dossierId: DossierId }): Promise<string> =>
  (await world.admin('engine.process').where({ subject_id: dossierId }).first<{ stage: string }>()).stage;

const versionOf = async ({ dossierId }: { dossierId: DossierId }): Promise<bigint> =>
  (await world.admin('engine.process').where({ subject_id: dossierId }).first<{ version: bigint }>()).version;

describe('a dossier on the reserve list', () => {
  it('is woken by money that is freed, and proposed to people once its whole plan can be held', async () => {
    const session = await opened(world, await convenedSession(world));
    const other = await spend(session);
    await decided(world, session, reserved(1));
    await signedSession(world, session);
    expect(await waitsOf(session)).toEqual({ promotionRound: null });
    const before = await versionOf(session);
    await giveUp(session, other);
    expect(await versionOf(session)).toBe(before + 1n);
    expect(await waitsOf(session)).toEqual({ promotionRound: 0 });

    await consider(session, 0);
    await consider(session, 0);
    expect(await waitsOf(session)).toEqual({ promotionRound: null });
    const told = await world.admin('engine.notice').where({ kind: 'committee.promotion_proposed' }).select('to_role');
    expect(told.map(({ to_role: role }: { to_role: string }) => role).sort()).toEqual([
      'committee_secretary',
      'fund_administrator',
    ]);
    const { rows } = await world.admin.raw<{ rows: object[] }>(
      `select due_at, jsonb_array_length(rungs) as rungs from engine.obligation where kind = 'promotion'`,
    );
    expect(rows).toEqual([{ due_at: null, rungs: 2 }]);
    expect(await stageOf(session)).toBe('reserve');
  });

  it('is left alone where the money is gone again, and considered anew the next time', async () => {
    const session = await onReserve();
    const other = await spend(session);
    await consider(session, 0);
    expect(await world.admin('engine.notice').where({ kind: 'committee.promotion_proposed' })).toEqual([]);
    await giveUp(session, other);
    expect(await waitsOf(session)).toEqual({ promotionRound: 1 });
  });

  it('is promoted by itself where the rulebook says so', async () => {
    const session = await onReserve();
    await withCommitteeRule(world, session.callId, { promotion: 'automatic' });
    await consider(session, 0);
    expect(await stageOf(session)).toBe('cofinancing');
  });

  it('is promoted by people where only a rulebook later than its own says otherwise', async () => {
    const scored = await scoredDossier(world);
    await changedRules(world, scored, ({ committee }) => (committee.promotion = 'automatic'));
    const session = await opened(world, await sessionOn(world, await frozenRanking(world, scored)));
    await decided(world, session, reserved(1));
    await signedSession(world, session);
    await consider(session, 0);
    expect(await stageOf(session)).toBe('reserve');
    expect(await world.admin('engine.obligation').where({ kind: 'promotion', closed_at: null })).toHaveLength(1);
  });
});

describe('promoteDossier', () => {
  it('holds the plan, tells the award and sends the dossier to its funders', async () => {
    const session = await onReserve();
    const { secretary, dossierId, funders } = session;
    await consider(session, 0);
    const place = await world.useCases.committee.promoteDossier(by(secretary), dossierId, {});
    expect(place).toMatchObject({ status: 'promoted', rank: 1, amount: dirhams(300_000) });
    expect(await stageOf(session)).toBe('cofinancing');
    const award = await world.read(secretary, ({ committee }) => committee.getAward(dossierId));
    expect(award.lines.map(({ funderId, amount }) => [funderId, amount])).toEqual([
      [funders.indh, dirhams(210_000)],
      [funders.region05, dirhams(90_000)],
    ]);
    expect(award.conditions).toHaveLength(1);
    const holds = await world.read(secretary, ({ ledger }) => ledger.openHolds(dossierId));
    expect(holds.map(({ id }) => id)).toEqual(award.lines.map(({ holdId }) => holdId));
    expect(await world.admin('engine.obligation').where({ kind: 'promotion', closed_at: null })).toEqual([]);
  });

  it('answers over the door with the lines that were held, each with its instrument', async () => {
    const { secretary, dossierId } = await onReserve();
    const answer = await apiOf(world)(secretary).post(`/dossiers/${dossierId}/promotion`).send({}).expect(200);
    expect(answer.body).toMatchObject({
      status: 'promoted',
      lines: [{ instrument: 'grant' }, { instrument: 'grant' }],
    });
  });

  it('is refused where an envelope is short, with the numbers, and twice', async () => {
    const session = await onReserve();
    const { secretary, dossierId, funders } = session;
    const { promoteDossier } = world.useCases.committee;
    const other = await spend(session);
    await expect(promoteDossier(by(secretary), dossierId, {})).rejects.toMatchObject({
      code: 'envelope_exceeded',
      details: { funderId: funders.region05, amount: '90000.00', available: '89999.00' },
    });
    await giveUp(session, other);
    await promoteDossier(by(secretary), dossierId, {});
    await expect(promoteDossier(by(secretary), dossierId, {})).rejects.toMatchObject({ code: 'stage_mismatch' });
    const back = world.admin.raw(`update committee.reserve_place set status = 'waiting'`);
    await expect(back).rejects.toMatchObject({ hint: 'already_promoted' });
  });

  it('follows the rank: a better place is passed over only with a reason', async () => {
    const pair = await rankedPair(world);
    const first = await decided(world, await opened(world, await sessionOn(world, pair)), reserved(2));
    await signedSession(world, first);
    const second = { ...pair, ...pair.second };
    const open = await opened(
      world,
      await sessionOn(world, second, { reference: 'CRS-2026-04', sittingAt: new Date('2026-04-02T09:00:00Z') }),
    );
    const region08 = (session: SessionWorld, rank: number): Decision =>
      ({
        ...reserved(rank)(session),
        lines: [
          { funderId: session.funders.indh, amount: dirhams(210_000) },
          { funderId: session.funders.region08, amount: dirhams(90_000) },
        ],
      }) as Decision;
    await expect(decided(world, open, (session) => region08(session, 2))).rejects.toMatchObject({
      code: 'reserve_rank_taken',
      details: { rank: 2, dossierId: first.dossierId },
    });
    await world.useCases.committee.decideItem(by(open.chair), open.itemId, region08(open, 3));
    await signedSession(world, open);

    expect(await waitsOf(second)).toEqual({ promotionRound: null });
    const { promoteDossier } = world.useCases.committee;
    await expect(promoteDossier(by(pair.secretary), second.dossierId, {})).rejects.toMatchObject({
      code: 'out_of_rank_order',
      details: { next: first.dossierId, rank: 2 },
    });
    const before = await versionOf(second);
    await promoteDossier(by(pair.secretary), first.dossierId, {});
    expect(await versionOf(second)).toBe(before + 1n);
    expect(await waitsOf(second)).toEqual({ promotionRound: 0 });
  });

  it('lets a person pass over a better rank who says why', async () => {
    const pair = await rankedPair(world);
    for (const [index, each] of [pair, { ...pair, ...pair.second }].entries()) {
      const session = await sessionOn(world, each, {
        reference: `CRS-${String(index)}`,
        sittingAt: new Date(`2026-03-2${String(index)}T09:00:00Z`),
      });
      await decided(world, await opened(world, session), () => ({
        ...retained(each),
        kind: 'reserve',
        rank: index + 1,
        amount: dirhams(100_000),
        lines: [{ funderId: pair.funders.indh, amount: dirhams(100_000) }],
      }));
      await signedSession(world, session);
    }
    await world.useCases.committee.promoteDossier(by(pair.secretary), pair.second.dossierId, {
      reason: 'Le premier attend son permis',
    });
    expect(await stageOf(pair.second)).toBe('cofinancing');
    expect(await stageOf(pair)).toBe('reserve');
  });
});
