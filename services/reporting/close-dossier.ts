import type { Command, Dependencies } from '../shared/command.ts';
import { dossierWorkflowId, type DossierId } from '../shared/ids.ts';
import { closureFindings, releases, type Accounts } from './closure.ts';
import { closingStatement } from './closing-statement.ts';
import { closureIncomplete } from './reporting-errors.ts';
import type { ReportingUnit } from './reporting-ports.ts';
import type { Closure, ClosureRequest } from './reporting-views.ts';

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
      const { text: statement, sha256 } = await stating(unit, dossierId, accounts);
      const closure = { dossierId, reason, statement, sha256, closedBy: access.person(), closedAt: now };

      await ledger.post(releases(accounts.balances));
      await closures.insert(closure);
      await obligations.closeAll(dossierWorkflowId(dossierId));
      await tell(unit, closure);
      await processes.enter(dossierId, 'closed');
      return closure;
    });

/** What the checks are asked of. */
export const accountsOf = async (
  { reports, agreement, disbursement, ledger }: ReportingUnit,
  dossierId: DossierId,
): Promise<Accounts> => ({
  tranches: await disbursement.listTranches(dossierId),
  reports: await reports.findPlan(dossierId),
  openRecoveries: await disbursement.openRecoveries(dossierId),
  balances: await ledger.balances(dossierId),
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
