import type { Knex } from 'knex';
import type { Command, Transact } from '../services/shared/command.ts';
import type { Read } from '../services/shared/read.ts';
import { accessOn } from './access/access-store.ts';
import { auditOn } from './audit/audit-store.ts';
import { auditViewsOn } from './audit/audit-views.ts';
import { dossierOn } from './dossier/dossier-store.ts';
import { ledgerOn } from './ledger/ledger-store.ts';
import type { Context } from './shared/context.ts';
import { obligationsOn } from './shared/obligations.ts';
import { outboxOn } from './shared/outbox.ts';
import { processesOn } from './shared/processes.ts';
import { reader } from './shared/reading.ts';
import { transactor } from './shared/transact.ts';

/** Everything that work may reach, built on its one transaction; each use case declares the part it needs. */
export const unitOn = (trx: Knex.Transaction, command: Command, now: Date) => {
  const context = { trx, command, now };
  const access = accessOn(trx, command, now);
  return {
    command,
    now,
    access,
    people: access,
    audit: auditOn(trx, { command, now, roleUsed: access.roleUsed }),
    outbox: outboxOn(trx, command, now),
    processes: processesOn(trx, command),
    obligations: obligationsOn(trx, now),
    ledger: ledgerOn(trx, command),
    ...slicesOn(context),
  };
};

const slicesOn = (context: Context) => ({
  ...auditViewsOn(context),
  ...dossierOn(context),
});

export type Unit = ReturnType<typeof unitOn>;

export interface Dependencies {
  readonly transact: Transact<Unit>;
  readonly read: Read<Unit>;
}

export const dependenciesOn = (knex: Knex): Dependencies => ({
  transact: transactor(knex, unitOn),
  read: reader(knex, unitOn),
});
