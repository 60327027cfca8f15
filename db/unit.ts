import type { Knex } from 'knex';
import type { ListDependencies } from '../services/application/application-ports.ts';
import type { Printing } from '../services/documents/documents-ports.ts';
import { attachmentsOf } from '../services/documents/attach-document.ts';
import { papersOf } from '../services/documents/issue-paper.ts';
import type { Command, Transact } from '../services/shared/command.ts';
import type { Read } from '../services/shared/read.ts';
import { accessOn } from './access/access-store.ts';
import { delegationsOn } from './access/delegation-store.ts';
import { erasuresOn } from './access/erasure-store.ts';
import { rolesOn } from './access/roles-store.ts';
import { applicationOn } from './application/application-store.ts';
import { dossierListOn } from './application/dossier-list-views.ts';
import { auditOn } from './audit/audit-store.ts';
import { auditViewsOn } from './audit/audit-views.ts';
import { agreementOn } from './agreement/agreement-store.ts';
import { cofinancingOn } from './cofinancing/cofinancing-store.ts';
import { disbursementOn } from './disbursement/disbursement-store.ts';
import { documentsOn } from './documents/documents-store.ts';
import { committeeOn } from './committee/committee-store.ts';
import { dossierOn } from './dossier/dossier-store.ts';
import { paymentPathsOn } from './dossier/payment-path-views.ts';
import { tasksOfPeopleOn } from './dossier/task-views.ts';
import { ledgerOn } from './ledger/ledger-store.ts';
import { notificationOn } from './notification/inbox-store.ts';
import { observatoryOn } from './observatory/observatory-views.ts';
import { programmeOn } from './programme/programme-store.ts';
import { registryOn } from './registry/registry-store.ts';
import { reportingOn } from './reporting/reporting-store.ts';
import { scoringOn } from './scoring/scoring-store.ts';
import type { Context } from './shared/context.ts';
import { obligationsOn } from './shared/obligations.ts';
import { outboxOn } from './shared/outbox.ts';
import { processesOn } from './shared/processes.ts';
import type { TellHeldBack } from './shared/reach.ts';
import { reader } from './shared/reading.ts';
import { transactor } from './shared/transact.ts';

/** Everything that work may reach, built on its one transaction; each use case declares the part it needs. */
export const unitOn = (printing: Printing) => (trx: Knex.Transaction, command: Command, now: Date) => {
  const context = { trx, command, now };
  const access = accessOn(trx, command, now);
  const audit = auditOn(trx, { command, now, roleUsed: access.roleUsed, onBehalfOf: access.onBehalfOf });
  const slices = slicesOn(context);
  return {
    command,
    now,
    access,
    people: access,
    audit,
    outbox: outboxOn(trx, command, now),
    processes: processesOn(trx, command),
    obligations: obligationsOn(trx, now),
    // The committee keeps a reserve list, and the ledger does not know it: freed money wakes it here.
    ledger: ledgerOn(trx, command, (freed) => slices.reserve.wake(freed)),
    attachments: attachmentsOf({ ...slices, access, command }),
    texts: printing.texts,
    publicUrl: printing.publicUrl,
    papers: papersOf({ ...slices, audit, now }, printing),
    ...slices,
  };
};

const slicesOn = (context: Context) => ({
  ...auditViewsOn(context),
  ...rolesOn(context),
  ...delegationsOn(context),
  ...erasuresOn(context),
  ...programmeOn(context),
  ...registryOn(context),
  ...documentsOn(context),
  ...applicationOn(context),
  ...scoringOn(context),
  ...committeeOn(context),
  ...cofinancingOn(context),
  ...agreementOn(context),
  // Reporting blocks payments, and disbursement does not know it: this is where the two meet.
  ...disbursementOn(context, { reporting: reportingOn(context).reportingBlocks, ...agreementOn(context) }),
  ...reportingOn(context),
  ...dossierOn(context),
  ...paymentPathsOn(context),
  ...tasksOfPeopleOn(context),
  ...notificationOn(context),
  ...observatoryOn(context),
});

type Unit = ReturnType<ReturnType<typeof unitOn>>;

export interface Dependencies extends ListDependencies {
  readonly transact: Transact<Unit>;
  readonly read: Read<Unit>;
}

export const dependenciesOn = (
  knex: Knex,
  printing: Printing,
  tellHeldBack: TellHeldBack = () => undefined,
): Dependencies => ({
  transact: transactor(knex, unitOn(printing), tellHeldBack),
  read: reader(knex, unitOn(printing), tellHeldBack),
  dossierList: dossierListOn(knex),
});
