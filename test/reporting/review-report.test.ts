import { newId } from '../../services/shared/ids.ts';
import { NEXT_REPORT_STATUSES, REPORT_STATUSES } from '../../services/reporting/report.ts';
import { acceptedReport, plannedReports, submittedReport, type ReportsWorld } from '../support/builders/reporting.ts';
import { by, createWorld, type World } from '../support/world.ts';

describe('reviewing a report', () => {
  let world: World;
  let planned: ReportsWorld;
  beforeAll(async () => {
    world = await createWorld();
    planned = await plannedReports(world);
  });
  afterAll(() => world.drop());

  const reporting = () => world.useCases.reporting;
  const [blocks, waits] = [
    () => world.read(planned.officer, ({ paymentBlocks }) => paymentBlocks.listByDossier(planned.dossierId)),
    (id: string) => world.admin('engine.obligation').where({ subject_id: id, closed_at: null }),
  ];
  const processVersion = async () => {
    const rows = await world
      .admin<{ subject_id: string; version: bigint }>('engine.process')
      .where({ subject_id: planned.dossierId })
      .select('version');
    return rows[0]!.version;
  };

  it('blocks the tranche that waits for each report', async () => {
    const [first, last] = planned.reports;
    expect(await blocks()).toEqual([
      { code: 'report_not_accepted', subjectId: first.id, tranche: 2 },
      { code: 'report_not_accepted', subjectId: last.id, tranche: 3 },
    ]);
  });

  it('has nothing to review before the submission', async () => {
    await expect(reporting().acceptReport(by(planned.officer), planned.reports[0].id)).rejects.toMatchObject({
      code: 'report_not_submitted',
    });
  });

  it('is not for the holder', async () => {
    await submittedReport(world, planned, planned.reports[0]);
    await expect(reporting().acceptReport(by(planned.holder), planned.reports[0].id)).rejects.toMatchObject({
      code: 'permission_denied',
    });
  });

  it('is never done by the person who submitted, even one who also holds the desk', async () => {
    await world.holding('holder-tazart', 'desk_officer');
    await expect(reporting().acceptReport(by(planned.holder), planned.reports[0].id)).rejects.toMatchObject({
      kind: 'refused',
      code: 'own_report_reviewed',
    });
    await expect(
      reporting().returnReport(by(planned.holder), planned.reports[0].id, { questions: ['?'] }),
    ).rejects.toMatchObject({ code: 'own_report_reviewed' });
  });

  it('tried by SQL, the database refuses it too', async () => {
    const [{ id }, person] = [planned.reports[0], planned.holder.id];
    const review = { report_id: id, revision: 1, outcome: 'accepted', questions: '[]', reviewed_at: new Date() };
    const byOneself = world.knex('reporting.review').insert({ ...review, submitted_by: person, reviewed_by: person });
    await expect(byOneself).rejects.toMatchObject({ constraint: 'review_four_eyes' });
    const forged = { ...review, submitted_by: planned.officer.id, reviewed_by: person };
    await expect(world.knex('reporting.review').insert(forged)).rejects.toMatchObject({
      constraint: 'review_submission',
    });
    const accepted = world.knex('reporting.report').where({ id }).update({ status: 'accepted', accepted_by: person });
    await expect(accepted).rejects.toMatchObject({ constraint: 'report_four_eyes' });
  });

  it('acceptReport ends the wait, frees the tranche and makes the workflow look again', async () => {
    const before = await processVersion();
    const fieldOfficer = await world.holding('field-officer', 'field_officer');
    const accepted = await reporting().acceptReport(by(fieldOfficer), planned.reports[0].id);
    expect(accepted).toMatchObject({ status: 'accepted', acceptedBy: fieldOfficer.id });
    expect(await waits(accepted.id)).toEqual([]);
    expect(await blocks()).toMatchObject([{ subjectId: planned.reports[1].id, tranche: 3 }]);
    expect(await processVersion()).toBe(before + 1n);
  });

  it('is over then: returnReport finds nothing to return', async () => {
    await expect(
      reporting().returnReport(by(planned.officer), planned.reports[0].id, { questions: ['Encore ?'] }),
    ).rejects.toMatchObject({ code: 'report_not_submitted' });
  });

  it('a late report blocks its tranche as late until it is accepted', async () => {
    const last = planned.reports[1];
    await world.moveTo(`${last.dueOn}T23:30:00Z`); // half past midnight in Morocco, on the day after
    expect(await blocks()).toEqual([{ code: 'report_late', subjectId: last.id, tranche: 3 }]);
    const { items } = await reporting().listReports(planned.officer, planned.dossierId);
    expect(items.map(({ isLate }) => isLate)).toEqual([false, true]);
    await acceptedReport(world, planned, last);
    expect(await blocks()).toEqual([]);
  });

  it('nothing of it can be edited or taken back', async () => {
    for (const table of ['reporting.submission', 'reporting.review']) {
      await expect(world.admin(table).update({ revision: 9 })).rejects.toThrow('append-only');
      await expect(world.admin(table).delete()).rejects.toThrow('append-only');
      await expect(world.admin.raw(`truncate ${table} cascade`)).rejects.toThrow('append-only');
    }
  });

  it('leaves no difference behind', async () => {
    expect(await world.admin('reporting.difference')).toEqual([]);
  });
});

describe('the status of a report, in the database', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.drop());

  it.each(REPORT_STATUSES.flatMap((from) => REPORT_STATUSES.map((to) => ({ from, to }))))(
    'goes from $from to $to only where the table says',
    async ({ from, to }) => {
      const [dossierId, id, submitter, acceptor] = [newId(), newId(), newId(), newId()];
      const state = (status: string) => ({
        status,
        revision: status === 'planned' ? 0 : 1,
        submitted_by: status === 'planned' ? null : submitter,
        accepted_by: status === 'accepted' ? acceptor : null,
      });
      await world.admin('reporting.plan').insert({ dossier_id: dossierId, planned_at: new Date() });
      const report = { id, dossier_id: dossierId, number: 1, kind: 'final', due_on: '2027-01-01', version: 1 };
      await world.admin('reporting.report').insert({ ...report, ...state(from) });
      const moving = world.knex('reporting.report').where({ id }).update(state(to));
      const isNext = from === to || NEXT_REPORT_STATUSES[from].includes(to);
      await (isNext ? expect(moving).resolves.toBe(1) : expect(moving).rejects.toMatchObject({ code: 'TZ409' }));
    },
  );
});
