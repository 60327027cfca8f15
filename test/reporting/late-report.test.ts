import { offerByItself, trancheOf } from '../support/builders/disbursement.ts';
import { acceptedReport, firstTranchePaid, type ExecutionWorld } from '../support/builders/reporting.ts';
import { createWorld, type World } from '../support/world.ts';

describe('a tranche that waits for a report', () => {
  let world: World;
  let execution: ExecutionWorld;
  beforeAll(async () => {
    world = await createWorld();
    execution = await firstTranchePaid(world);
  });
  afterAll(() => world.drop());

  const blocks = async () => (await trancheOf(world, execution, 2)).blocks.map(({ code }) => code);
  const toOffer = () =>
    world.read(execution.officer, ({ disbursementWaits }) => disbursementWaits.waits(execution.dossierId));

  it('is not offered before the report is accepted', async () => {
    expect(await blocks()).toContain('report_not_accepted');
    expect(await toOffer()).toMatchObject({ trancheToOffer: null });
  });

  it('stays planned where an offer by itself was overtaken by what blocks it', async () => {
    await offerByItself(world, execution, 2);
    expect(await trancheOf(world, execution, 2)).toMatchObject({ status: 'planned' });
  });

  it('is blocked by a late report, once the clock has passed its due day', async () => {
    const { dueOn } = execution.reports[0];
    await world.moveTo(`${dueOn}T22:00:00Z`); // 23:00 in Morocco, still the day itself
    expect(await blocks()).not.toContain('report_late');
    await world.moveTo(`${dueOn}T23:00:00Z`);
    expect(await blocks()).toContain('report_late');
    expect(await toOffer()).toMatchObject({ trancheToOffer: null });
  });

  it('is offered once the report is accepted', async () => {
    await acceptedReport(world, execution, execution.reports[0]);
    expect(await blocks()).not.toContain('report_late');
    expect(await toOffer()).toMatchObject({ trancheToOffer: expect.stringMatching(/^2\/\d+$/) as string });
    await offerByItself(world, execution, 2);
    expect(await trancheOf(world, execution, 2)).toMatchObject({ status: 'claimable' });
  });
});
