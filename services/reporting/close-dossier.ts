import { contributionStanding } from '../ledger/contribution-acts.ts';
import type { Texts } from '../programme/programme-facts.ts';
import type { Command, Dependencies } from '../shared/command.ts';
import { addMonths, localDateOf, type LocalDate } from '../shared/dates.ts';
import { dossierWorkflowId, type DocumentId, type DossierId, type FunderId } from '../shared/ids.ts';
import { closureFindings, coverRelease, releases, type Accounts } from './closure.ts';
import { closingPaperOf } from './closing-paper.ts';
import { closingStatement, type ClosingStatement } from './closing-statement.ts';
import { closureIncomplete } from './reporting-errors.ts';
import type { ReportingUnit } from './reporting-ports.ts';
import type { Closure, ClosureRequest } from './reporting-views.ts';

/** Accounts and what they rest on are kept for ten years: law 9-88, article 22. */
const RETENTION_YEARS = 10;

/** Closes a dossier whose accounts are settled: gives back what was not used and states what became of it all. */
export const closeDossier =
  ({ transact }: Dependencies<ReportingUnit>) =>
  (command: Command, dossierId: DossierId, { reason }: ClosureRequest): Promise<Closure> =>
    transact(command, async (unit) => {
      const { access, closures, ledger, processes, obligations, now } = unit;
      await access.requireOn('dossier.close', dossierId);
      await processes.requireStage(dossierId, 'execution');
      const accounts = await accountsOf(unit, dossierId);

      const findings = closureFindings(accounts);
      if (findings.length > 0) throw closureIncomplete(findings);
      const statement = await stating(unit, dossierId, accounts);
      const retainUntil = addMonths(localDateOf(now), 12 * RETENTION_YEARS);
      const documentId = await printed(unit, { dossierId, accounts, statement, retainUntil });
      const kept = { statement: statement.text, sha256: statement.sha256, documentId, retainUntil };
      const closure = { dossierId, reason, ...kept, closedBy: access.person(), closedAt: now };

      await ledger.post(releases(accounts.balances));
      await releaseCovers(unit, dossierId, accounts);
      await closures.insert(closure);
      await obligations.closeAll(dossierWorkflowId(dossierId));
      await tell(unit, closure);
      await processes.enter(dossierId, 'closed');
      return closure;
    });

/** What the checks are asked of. */
export const accountsOf = async (
  { reports, visits, agreement, disbursement, ledger }: ReportingUnit,
  dossierId: DossierId,
): Promise<Accounts> => ({
  tranches: await disbursement.listTranches(dossierId),
  reports: await reports.findPlan(dossierId),
  findings: await visits.listFindings(dossierId),
  openRecoveries: await disbursement.openRecoveries(dossierId),
  suspension: await agreement.findSuspension(dossierId),
  balances: await ledger.balances(dossierId),
  covers: await ledger.covers(dossierId),
  contribution: contributionStanding(await ledger.contribution(dossierId)),
  agreement: await agreement.getEffective(dossierId),
  finalCost: await disbursement.findFinalCost(dossierId),
  forgone: await disbursement.listForgone(dossierId),
});

const stating = async ({ application, reports, now }: ReportingUnit, dossierId: DossierId, accounts: Accounts) => {
  const revisions = await reports.listRevisions(dossierId);
  const accepted = revisions.filter(({ review }) => review?.outcome === 'accepted');
  return closingStatement({
    ...accounts,
    reference: (await application.getDossier(dossierId)).reference,
    indicators: accepted.at(-1)?.content.indicators ?? [],
    now,
  });
};

interface Printed {
  readonly dossierId: DossierId;
  readonly accounts: Accounts;
  readonly statement: ClosingStatement;
  readonly retainUntil: LocalDate;
}

/** The same on paper, numbered and with its hash. */
const printed = async (unit: ReportingUnit, { dossierId, accounts, ...told }: Printed): Promise<DocumentId> => {
  const { application, programme, registry, papers } = unit;
  const { reference, organisationId, callId, rulebookHash } = await application.getDossier(dossierId);
  const { indicators } = (await programme.getCall(callId, rulebookHash)).rulebook;
  const funderNames = new Map<FunderId, Texts>();
  for (const { funderId } of [...accounts.balances, ...accounts.covers]) {
    funderNames.set(funderId, (await programme.getFunder(funderId)).names);
  }
  const organisation = await registry.getOrganisation(organisationId);
  const paper = closingPaperOf({ dossierId, reference, organisation, funderNames, indicators, ...told });
  return (await papers.issue(paper)).documentId;
};

/** What guarantors have covered covers nothing any more: each is told what its quota has again. */
const releaseCovers = async (
  { ledger, application, audit, outbox }: ReportingUnit,
  dossierId: DossierId,
  { covers }: Accounts,
): Promise<void> => {
  const { reference } = await application.getDossier(dossierId);
  for (const cover of covers.filter(({ covered }) => covered > 0n)) {
    const { funderId, envelopeId, covered: released, called } = cover;
    await audit.record({
      kind: 'reporting.cover_released',
      subjectType: 'envelope',
      subjectId: envelopeId,
      dossierId,
      related: [funderId, ...(await ledger.post([coverRelease(cover)]))],
      after: { released, called },
    });
    const to = { by: 'funder', funderId, role: 'funder_officer' } as const;
    await outbox.notify({ kind: 'reporting.cover_released', to, dossierId, data: { reference } });
  }
};

const tell = async ({ audit, outbox, application }: ReportingUnit, { dossierId, sha256, reason }: Closure) => {
  const { organisationId, reference, rulebookHash } = await application.getDossier(dossierId);
  await audit.record({
    kind: 'reporting.dossier_closed',
    subjectType: 'dossier',
    subjectId: dossierId,
    dossierId,
    before: { stage: 'execution' },
    after: { stage: 'closed', statement: sha256 },
    reason,
    ruleVersion: rulebookHash,
  });
  await outbox.notify({
    kind: 'reporting.dossier_closed',
    to: { by: 'organisation', organisationId },
    dossierId,
    data: { reference },
  });
};
