import { addMonths, localDateOf } from '../../services/shared/dates.ts';
import { reportingSteps } from '../../workflows/reporting/reporting-activities.ts';
import { reporting } from '../../workflows/reporting/reporting-procedure.ts';
import { effectiveAgreement } from '../support/builders/agreement.ts';
import { plannedReports, type ReportsWorld } from '../support/builders/reporting.ts';
import { automatically, createWorld, type World } from '../support/world.ts';

describe('planning the reports', () => {
  let world: World;
  let planned: ReportsWorld;
  beforeAll(async () => {
    world = await createWorld();
    planned = await plannedReports(world);
  });
  afterAll(() => world.drop());

  it('follows the rulebook, counted from the day the agreement became effective', () => {
    const day = localDateOf(planned.effective.effectiveAt);
    expect(planned.reports.map(({ kind, dueOn, blocksTranche }) => ({ kind, dueOn, blocksTranche }))).toEqual([
      { kind: 'progress', dueOn: addMonths(day, 6), blocksTranche: 2 },
      { kind: 'final', dueOn: addMonths(day, 12), blocksTranche: 3 },
    ]);
  });

  it('opens a wait of the holder for each, with four rungs and no end', async () => {
    const waits = await world.admin('engine.obligation').where({ kind: 'report', closed_at: null });
    const owed = { owed_by: 'organisation', owed_id: planned.organisationId, due_at: null };
    const rungs = ['remind', 'remind', 'remind', 'escalate'].map((act) => ({ act }));
    expect(waits).toMatchObject([
      { ...owed, rungs },
      { ...owed, rungs },
    ]);
  });

  it('planReports asked again under another id, as after a lost workflow, changes nothing', async () => {
    const steps = reportingSteps(world.useCases.reporting);
    const again = await steps.planReports(automatically('planReports', 'after a restart'), planned.dossierId);
    expect(again).toEqual(planned.reports);
    expect(await world.admin('reporting.report')).toHaveLength(2);
    const events = await world.admin('audit.event').where({ kind: 'reporting.reports_planned' });
    expect(events).toMatchObject([{ actor_id: 'system', dossier_id: planned.dossierId }]);
  });

  it('tells the workflow that they are planned', async () => {
    const waits = await world.read(planned.officer, ({ reportingWaits }) => reportingWaits.waits(planned.dossierId));
    expect(waits).toEqual({ areReportsPlanned: true });
  });
});

describe('the procedure of reporting', () => {
  it('plans once, when the look says that nothing is planned', async () => {
    const steps: string[] = [];
    let areReportsPlanned = false;
    const facts = () => ({ now: '', waits: { areReportsPlanned } });
    const watching = {
      facts,
      until: (isTrue: (known: ReturnType<typeof facts>) => boolean) =>
        isTrue(facts()) ? Promise.resolve() : Promise.reject(new Error('it waits')),
      step: (name: string) => {
        steps.push(name);
        areReportsPlanned = true;
        return Promise.resolve();
      },
    };
    await expect(reporting(watching)).rejects.toThrow('it waits');
    expect(steps).toEqual(['planReports']);
  });
});

describe('before the reports are planned', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.drop());

  it('the workflow is told so', async () => {
    const { officer, dossierId } = await effectiveAgreement(world);
    const waits = await world.read(officer, ({ reportingWaits }) => reportingWaits.waits(dossierId));
    expect(waits).toEqual({ areReportsPlanned: false });
  });
});
