import { dirhams } from '../../services/shared/money.ts';
import { storedDocument } from '../support/builders/registry.ts';
import { aReport, plannedReports, type ReportsWorld } from '../support/builders/reporting.ts';
import { by, createWorld, type World } from '../support/world.ts';

describe('a report that shows something of the holder’s own part', () => {
  let world: World;
  let planned: ReportsWorld;
  beforeAll(async () => {
    world = await createWorld();
    planned = await plannedReports(world);
  });
  afterAll(() => world.drop());

  const shown = async () => {
    const { contribution } = await world.useCases.reporting.getClosure(planned.holder, planned.dossierId);
    return contribution.map((each) => each.shown);
  };
  const submitting = async (whole: number) => {
    const documentId = await storedDocument(world, planned.holder, `valuation ${whole}`);
    const contribution = [{ nature: 'in_kind' as const, amount: dirhams(whole), documentId }];
    await world.useCases.reporting.submitReport(by(planned.holder), planned.reports[1].id, aReport({ contribution }));
  };
  const accepting = () => world.useCases.reporting.acceptReport(by(planned.officer), planned.reports[1].id);

  it('is not accepted where it shows more than what was pledged', async () => {
    await submitting(90_001);
    expect(await shown()).toEqual([0n, 0n]);
    await expect(accepting()).rejects.toMatchObject({ kind: 'refused', code: 'contribution_exceeded' });
    const { id } = planned.reports[1];
    await world.useCases.reporting.returnReport(by(planned.officer), id, { questions: ['Combien ?'] });
  });

  it('is booked once it is accepted', async () => {
    await submitting(90_000);
    await accepting();
    expect(await shown()).toEqual([0n, dirhams(90_000)]);
    expect(await world.admin('reporting.difference')).toEqual([]);
  });

  it('is compared by check with the books', async () => {
    const trx = await world.admin.transaction();
    await trx.raw('set local session_replication_role = replica');
    await trx('reporting.submission').where({ report_id: planned.reports[1].id }).update({ content: '{}' });
    expect(await trx('reporting.difference').pluck('what')).toEqual(['contribution_of_report']);
    await trx.rollback();
  });
});
