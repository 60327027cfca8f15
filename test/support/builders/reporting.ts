import type { Rulebook } from '../../../services/programme/programme-facts.ts';
import type { RecoveryView } from '../../../services/disbursement/disbursement-views.ts';
import { jobsOf } from '../../../services/reporting/jobs.ts';
import type { IndicatorValue, ReportContent } from '../../../services/reporting/report-content.ts';
import type { Report } from '../../../services/reporting/report.ts';
import type { Finding } from '../../../services/reporting/finding.ts';
import { localDateOf, type LocalDate } from '../../../services/shared/dates.ts';
import { newId, type DossierId, type FindingId, type PersonId, type VisitId } from '../../../services/shared/ids.ts';
import { dirhams } from '../../../services/shared/money.ts';
import { automatically, by, type World } from '../world.ts';
import { effectiveAgreement, type EffectiveWorld } from './agreement.ts';
import { offerByItself, orderedByFour, plannedTranches, settle, type PaymentWorld } from './disbursement.ts';
import { storedDocument } from './registry.ts';

/** Indicators as a rulebook defines them. */
export const definitionsOf = (
  codes: readonly string[],
  disaggregation: readonly string[] = [],
): Rulebook['indicators'] =>
  codes.map((code) => ({
    code,
    titles: { ar: code, fr: code, en: code },
    unit: 'FTE',
    disaggregation: [...disaggregation],
  }));

/** The three indicators of jobs as they follow from the jobs before, after and aimed at. */
export const jobIndicators = ({
  before,
  after,
  target,
}: {
  before: number;
  after: number;
  target: number;
}): IndicatorValue[] => {
  const reached = jobsOf(before, after);
  const aimed = jobsOf(before, target);
  return [
    { code: 'IND-01', baseline: 0, target: aimed.created, actual: reached.created },
    { code: 'IND-02', baseline: before, target: aimed.maintained, actual: reached.maintained },
    { code: 'IND-03', baseline: before, target: aimed.total, actual: reached.total },
  ];
};

/** The report of the demo pack: ten jobs before, fifteen after, six more aimed at. */
export const aReport = (change: Partial<ReportContent> = {}): ReportContent => ({
  summary: 'La ligne de séchage est installée ; quinze personnes y travaillent.',
  spent: [{ label: 'Séchoir', amount: dirhams(120_000) }],
  indicators: jobIndicators({ before: 10, after: 15, target: 16 }),
  ...change,
});

/** A minor finding, still open. */
export const aFindingOn = (dossierId: DossierId): Finding => ({
  id: newId<FindingId>(),
  visitId: newId<VisitId>(),
  dossierId,
  number: 1,
  text: 'Le registre des présences manque.',
  severity: 'minor',
  dueOn: '2027-06-01' as LocalDate,
  status: 'open',
  raisedBy: newId<PersonId>(),
  closedBy: null,
  closingNote: null,
  version: 1,
});

export interface ReportsWorld extends EffectiveWorld {
  /** A progress report that blocks tranche 2, and the final one, which blocks tranche 3. */
  readonly reports: readonly [Report, Report];
}

type Options = Parameters<typeof effectiveAgreement>[1];

/** The convention is effective and its two reports are planned: the dossier is in execution. */
export const plannedReports = async (world: World, options: Options = {}): Promise<ReportsWorld> =>
  withReports(world, await effectiveAgreement(world, options));

const withReports = async <Known extends EffectiveWorld>(world: World, known: Known) => {
  const { dossierId } = known;
  const plan = await world.useCases.reporting.planReports(automatically('planReports', dossierId), dossierId);
  return { ...known, reports: plan as unknown as readonly [Report, Report] };
};

type Reporting = Pick<ReportsWorld, 'holder' | 'officer'>;

/** The holder submits a report. */
export const submittedReport = (world: World, { holder }: Reporting, { id }: Report): Promise<Report> =>
  world.useCases.reporting.submitReport(by(holder), id, aReport());

/** The holder submits a report and the desk officer accepts it. */
export const acceptedReport = async (world: World, reporting: Reporting, report: Report): Promise<Report> => {
  const { id } = await submittedReport(world, reporting, report);
  return world.useCases.reporting.acceptReport(by(reporting.officer), id);
};

export type ExecutionWorld = ReportsWorld & PaymentWorld;

/** Tranches and reports are planned; tranche 1 is paid, and tranche 2 waits for the progress report. */
export const firstTranchePaid = async (world: World, options: Options = {}): Promise<ExecutionWorld> => {
  const execution = await withReports(world, await plannedTranches(world, options));
  await settle(world, execution, await orderedByFour(world, execution, 1));
  return execution;
};

/** Every tranche is paid, each after the report that it waited for: the whole 300,000. */
export const allTranchesPaid = async (world: World, options: Options = {}): Promise<ExecutionWorld> => {
  const execution = await firstTranchePaid(world, options);
  for (const report of execution.reports) {
    await acceptedReport(world, execution, report);
    await offerByItself(world, execution, report.number + 1);
    await settle(world, execution, await orderedByFour(world, execution, report.number + 1));
  }
  return execution;
};

export interface RecoveringWorld extends ExecutionWorld {
  readonly recovery: RecoveryView;
}

/** The project cost 470,000 instead of 500,000: 18,000 are to be paid back. */
export const finalCostReported = async (world: World, execution: ExecutionWorld): Promise<RecoveringWorld> => {
  const { officer, holder, dossierId } = execution;
  const documentId = await storedDocument(world, holder, 'certified accounts');
  const cost = { finalCost: dirhams(470_000), documentId };
  const { recovery } = await world.useCases.disbursement.reportFinalCost(by(officer), dossierId, cost);
  return { ...execution, recovery: recovery! };
};

/** The holder has paid all of it back. */
export const recovered = async (world: World, { recovery, staff }: RecoveringWorld): Promise<void> => {
  const receipt = { amount: recovery.amount, receivedOn: localDateOf(await world.now()), bankReference: 'VIR-18000' };
  await world.useCases.disbursement.receiveRecovery(by(staff.payer), recovery.id, receipt);
};

/** Nothing stands open any more: the dossier may be closed. */
export const closableDossier = async (world: World, options: Options = {}): Promise<RecoveringWorld> => {
  const recovering = await finalCostReported(world, await allTranchesPaid(world, options));
  await recovered(world, recovering);
  return recovering;
};
