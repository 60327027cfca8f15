import { dirhams } from '../../services/shared/money.ts';
import { aReport, plannedReports, submittedReport, type ReportsWorld } from '../support/builders/reporting.ts';
import { by, createWorld, type World } from '../support/world.ts';

let world: World;
let known: ReportsWorld;

beforeAll(async () => {
  world = await createWorld();
  known = await plannedReports(world);
});
afterAll(() => world.drop());

const verify = (change: object = {}, actor = known.officer) =>
  world.useCases.reporting.verifyIndicator(by(actor), known.reports[0].id, {
    code: 'IND-01',
    verified: 4,
    note: 'Quatre contrats vus, un départ.',
    documentIds: [],
    ...change,
  });

describe('verifyIndicator', () => {
  it('waits for the report to be accepted', async () => {
    await submittedReport(world, known, known.reports[0]);
    await expect(verify()).rejects.toMatchObject({ kind: 'conflict', code: 'report_not_accepted' });
  });

  it('puts another person’s figure beside the declared one, once', async () => {
    await world.useCases.reporting.acceptReport(by(known.officer), known.reports[0].id);
    expect(await verify()).toMatchObject({ declared: 5, verified: 4, verifiedBy: known.officer.id });
    await expect(verify()).rejects.toMatchObject({ kind: 'conflict', code: 'already_verified' });
    await expect(verify({ code: 'IND-09' })).rejects.toMatchObject({ code: 'indicator_not_reported' });
  });

  it('is never for whoever declared it, in code and in SQL', async () => {
    await world.holding('holder-tazart', 'desk_officer');
    await expect(verify({ code: 'IND-02' }, known.holder)).rejects.toMatchObject({ code: 'own_figure_verified' });
    const own = world.admin.raw(
      `insert into reporting.verification
       select report_id, 'IND-02', revision, 1000, note, declared_by, declared_by, verified_at
       from reporting.verification`,
    );
    await expect(own).rejects.toMatchObject({ constraint: 'verification_four_eyes' });
  });
});

describe('listResults', () => {
  it('shows who declared, who verified, and each funder’s part of what counts', async () => {
    const { items } = await world.useCases.reporting.listResults(known.holder, known.dossierId);
    const [created, maintained, all] = items;
    expect(created).toMatchObject({ code: 'IND-01', declared: 5, verified: 4, declaredBy: known.holder.id });
    expect(maintained).toMatchObject({ code: 'IND-02', declared: 10, verified: null, verifiedBy: null });
    expect(all).toMatchObject({ code: 'IND-03', declared: 15 });
    const sum = created!.byFunder.reduce((total, { value }) => total + value * 100, 0);
    expect(sum).toBe(400);
  });

  it('takes the last accepted report, so that no job is counted twice, and sums spending by use', async () => {
    const second = known.reports[1];
    const content = aReport({ spent: [{ label: 'Séchoir', use: 1, amount: dirhams(90_000) }] });
    await world.useCases.reporting.submitReport(by(known.holder), second.id, content);
    await world.useCases.reporting.acceptReport(by(known.officer), second.id);
    const { items, spending } = await world.useCases.reporting.listResults(known.holder, known.dossierId);
    expect(items.map(({ code, reportId, verified }) => [code, reportId, verified])).toEqual(
      ['IND-01', 'IND-02', 'IND-03'].map((code) => [code, second.id, null]),
    );
    expect(spending[0]).toMatchObject({ use: 1, spent: dirhams(90_000) });
    const facts = await world.read(known.officer, ({ reporting }) => reporting.listResults(known.dossierId));
    expect(facts).toHaveLength(3);
  });
});
