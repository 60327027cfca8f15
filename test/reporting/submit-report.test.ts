import { newId, type DocumentId } from '../../services/shared/ids.ts';
import { dirhams } from '../../services/shared/money.ts';
import { storedDocument } from '../support/builders/registry.ts';
import { aReport, jobIndicators, plannedReports, type ReportsWorld } from '../support/builders/reporting.ts';
import { by, createWorld, type World } from '../support/world.ts';

describe('submitting a report', () => {
  let world: World;
  let planned: ReportsWorld;
  beforeAll(async () => {
    world = await createWorld();
    planned = await plannedReports(world);
  });
  afterAll(() => world.drop());

  const reporting = () => world.useCases.reporting;
  const first = () => planned.reports[0];
  const items = async () => (await reporting().listReports(planned.holder, planned.dossierId)).items;
  const openWaits = () => world.admin('engine.obligation').where({ subject_id: first().id, closed_at: null });

  it('is not there for a stranger, and not allowed to the desk', async () => {
    const stranger = await world.person('stranger');
    await expect(reporting().submitReport(by(stranger), first().id, aReport())).rejects.toMatchObject({
      code: 'dossier_missing',
    });
    await expect(reporting().submitReport(by(planned.officer), first().id, aReport())).rejects.toMatchObject({
      code: 'permission_denied',
    });
  });

  it('is not there where there is no such report', async () => {
    await expect(reporting().submitReport(by(planned.holder), newId(), aReport())).rejects.toMatchObject({
      kind: 'missing',
      code: 'report_missing',
    });
  });

  it('is refused where the jobs do not add up, and nothing changes', async () => {
    const [created, ...others] = jobIndicators({ before: 10, after: 15, target: 16 });
    const wrong = aReport({ indicators: [{ ...created!, actual: 6 }, ...others] });
    await expect(reporting().submitReport(by(planned.holder), first().id, wrong)).rejects.toMatchObject({
      kind: 'refused',
      code: 'indicators_inconsistent',
      details: { discrepancies: [{ code: 'IND-01', field: 'actual', stated: 6, expected: 5 }] },
    });
    expect((await items())[0]).toMatchObject({ status: 'planned', revision: 0, revisions: [] });
  });

  it('is refused where it says another number of jobs aimed at than the application, and nothing changes', async () => {
    const wrong = aReport({ indicators: jobIndicators({ before: 10, after: 15, target: 20 }) });
    await expect(reporting().submitReport(by(planned.holder), first().id, wrong)).rejects.toMatchObject({
      kind: 'refused',
      code: 'indicators_not_as_applied',
      details: { discrepancies: [{ code: 'IND-01', field: 'target', stated: 10, expected: 6 }, { code: 'IND-03' }] },
    });
    expect((await items())[0]).toMatchObject({ status: 'planned', revision: 0, revisions: [] });
  });

  it('is refused where it names a document that is not there', async () => {
    const spent = [{ label: 'Séchoir', amount: dirhams(1), documentId: newId<DocumentId>() }];
    await expect(reporting().submitReport(by(planned.holder), first().id, aReport({ spent }))).rejects.toMatchObject({
      code: 'document_missing',
    });
  });

  it('submitReport keeps what the holder tells, word for word, and then waits for the desk', async () => {
    const documentId = await storedDocument(world, planned.holder, 'invoice of the dryer');
    const content = aReport({ spent: [{ label: 'Séchoir', amount: dirhams(120_000), documentId }] });
    const submitted = await reporting().submitReport(by(planned.holder), first().id, content);
    expect(submitted).toMatchObject({ status: 'submitted', revision: 1, submittedBy: planned.holder.id, version: 2 });
    expect((await items())[0]!.revisions).toMatchObject([{ revision: 1, content, review: null }]);
    expect(await openWaits()).toMatchObject([{ owed_by: 'role', owed_role: 'desk_officer' }]);
    const events = await world.admin('audit.event').where({ kind: 'reporting.report_submitted' });
    expect(events).toMatchObject([{ subject_id: first().id, role: 'project_holder', after: { spent: '12000000' } }]);
  });

  it('is not owed twice', async () => {
    await expect(reporting().submitReport(by(planned.holder), first().id, aReport())).rejects.toMatchObject({
      kind: 'conflict',
      code: 'report_not_owed',
    });
  });

  it('after a return, adds a revision beside the old one', async () => {
    const questions = ['Où est la facture du label ?'];
    await reporting().returnReport(by(planned.officer), first().id, { questions });
    expect(await openWaits()).toMatchObject([{ owed_by: 'organisation', owed_id: planned.organisationId }]);
    const again = aReport({ summary: 'Avec la facture du label.' });
    await reporting().submitReport(by(planned.holder, { expectedVersion: 3 }), first().id, again);
    const [report] = await items();
    expect(report).toMatchObject({ status: 'submitted', revision: 2 });
    expect(report!.revisions).toMatchObject([
      { revision: 1, review: { outcome: 'returned', questions, reviewedBy: planned.officer.id } },
      { revision: 2, content: again, review: null },
    ]);
  });

  it('is refused on a version that is no longer there', async () => {
    const stale = by(planned.holder, { expectedVersion: 1 });
    await expect(reporting().submitReport(stale, first().id, aReport())).rejects.toMatchObject({
      code: 'version_stale',
    });
  });
});
