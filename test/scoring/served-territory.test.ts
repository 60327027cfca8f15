import { assignByItself, assignedDossier, sheetOf, whoIsAsked } from '../support/builders/scoring.ts';
import { retainedDossier } from '../support/builders/committee.ts';
import { rulebook01 } from '../../infra/demo/rulebook-01.ts';
import { eligibleDossier } from '../support/builders/application.ts';
import { changedRules, openCallWorld } from '../support/builders/programme.ts';
import { ighrem } from '../support/builders/registry.ts';
import { commit, raiseEnvelope } from '../../services/ledger/ledger-acts.ts';
import type { DossierId } from '../../services/shared/ids.ts';
import { money } from '../../services/shared/money.ts';
import { bookkeeping, share } from '../ledger/bookkeeping.ts';
import { by, createWorld, type World } from '../support/world.ts';

let world: World;

beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.drop());

const computedFor = async (dossierId: Parameters<typeof whoIsAsked>[1]) => {
  const [first] = await whoIsAsked(world, dossierId);
  const { criteria } = await world.useCases.scoring.getReview(first!.reviewer, first!.assignment.id);
  return criteria.find(({ code }) => code === 'least_served')?.computed;
};

const { post, held } = bookkeeping(() => world);

/** A commitment in the books for a province, as an agreement leaves it. */
const commitment = async (dossierId: DossierId, centimes: bigint): Promise<void> => {
  const part = { ...share(), dossierId };
  await post([raiseEnvelope(part, money(centimes))]);
  await post([commit(await held(part, money(centimes)))]);
};

describe('the territory least served', () => {
  it('is computed from the books and shown with its figures: nothing granted yet is five of five', async () => {
    const { dossierId } = await assignedDossier(world);
    expect(await computedFor(dossierId)).toMatchObject({
      score: 5,
      from: { territory: '05.301', aid: 0n, lessAided: 0, compared: 10 },
    });
  });

  it('is lowered by aid in the same province, and frozen with the first dossier of the call', async () => {
    const eligible = await eligibleDossier(world);
    await commitment(eligible.dossierId, 30_000_000n);
    await assignByItself(world, eligible.dossierId);
    const before = await computedFor(eligible.dossierId);
    expect(before).toMatchObject({ score: 1, from: { aid: 30_000_000n, lessAided: 9, compared: 10 } });

    await commitment(eligible.dossierId, 90_000_000n);
    expect(await computedFor(eligible.dossierId)).toEqual(before);
    const [first] = await whoIsAsked(world, eligible.dossierId);
    const sheet = await world.useCases.scoring.submitSheet(by(first!.reviewer), first!.assignment.id, sheetOf(78));
    expect(sheet.totalHundredths).toBe(7400);
    await expect(world.admin.raw('update scoring.served_territory set score = 5')).rejects.toThrow(/append-only/);
  });

  it('is computed by the rulebook that the dossier began with', async () => {
    const eligible = await eligibleDossier(world);
    await changedRules(world, eligible, ({ rubric, applicants }) => {
      for (const criterion of rubric.criteria) delete criterion.computed;
      applicants.regions = ['05'];
    });
    await assignByItself(world, eligible.dossierId);
    expect(await computedFor(eligible.dossierId)).toMatchObject({ score: 5, from: { compared: 10 } });
  });

  it('compares the regions that a later rulebook adds, and leaves what is frozen as it is', async () => {
    const narrow = { rulebook: { ...rulebook01, applicants: { ...rulebook01.applicants, regions: ['05'] } } };
    const first = await assignedDossier(world, { call: await openCallWorld(world, narrow) });
    const before = await computedFor(first.dossierId);
    expect(before).toMatchObject({ score: 5, from: { territory: '05.301', compared: 5 } });
    await changedRules(world, first, () => undefined);
    const second = await eligibleDossier(world, { call: first, account: 'holder-ighrem', input: ighrem });
    await assignByItself(world, second.dossierId);
    expect(await computedFor(second.dossierId)).toMatchObject({
      score: 5,
      from: { territory: '08.577', compared: 10 },
    });
    expect(await computedFor(first.dossierId)).toEqual(before);
  });

  it('counts what is only held for nothing', async () => {
    const { dossierId } = await retainedDossier(world);
    const { rows } = await world.admin.raw<{ rows: { aid: bigint }[] }>(
      `select coalesce(sum(posted), 0)::bigint as aid from ledger.account
       where dossier_id = ? and kind in ('committed', 'ordered', 'clearing', 'paid')`,
      [dossierId],
    );
    expect(rows).toEqual([{ aid: 0n }]);
  });
});
