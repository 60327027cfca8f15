import type { Audit } from './audit.ts';
import type { Command } from './command.ts';
import type { Obligations } from './obligation.ts';
import type { Outbox } from './outbox.ts';
import type { Access } from './permission.ts';
import type { Processes } from './process.ts';

/** What every use case may reach, built on its transaction. */
export interface CommonUnit {
  readonly command: Command;
  /** The application clock at the start of the transaction. */
  readonly now: Date;
  readonly access: Access;
  readonly audit: Audit;
  readonly outbox: Outbox;
  readonly processes: Processes;
  readonly obligations: Obligations;
}
