import { assignByItself, assignedDossier, sheetOf, whoIsAsked } from '../support/builders/scoring.ts';
import { retainedDossier } from '../support/builders/committee.ts';
import { eligibleDossier } from '../support/builders/application.ts';
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

/** A commitment in the books for a province, as an agreement leaves it. */
const commit = (dossierId: string, centimes: number) =>
  world.admin.raw(
    `insert into ledger.account (id, book, kind, envelope_id, dossier_id, posted)
     select gen_random_uuid(), book, 'committed', gen_random_uuid(), ?, ? from ledger.account where kind = 'envelope' limit 1`,
    [dossierId, centimes],
  );

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
    await commit(eligible.dossierId, 30_000_000);
    await assignByItself(world, eligible.dossierId);
    const before = await computedFor(eligible.dossierId);
    expect(before).toMatchObject({ score: 1, from: { aid: 30_000_000n, lessAided: 9, compared: 10 } });

    await commit(eligible.dossierId, 90_000_000);
    expect(await computedFor(eligible.dossierId)).toEqual(before);
    const [first] = await whoIsAsked(world, eligible.dossierId);
    const sheet = await world.useCases.scoring.submitSheet(by(first!.reviewer), first!.assignment.id, sheetOf(78));
    expect(sheet.totalHundredths).toBe(7400);
    await expect(world.admin.raw('update scoring.served_territory set score = 5')).rejects.toThrow(/append-only/);
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
