import type { FunderId, PersonId } from './ids.ts';

/** How an actor is known: an issuer's sign-in, a step of a workflow, or not at all. Only a sign-in names a person. */
export type KnownBy =
  | { readonly by: 'token'; readonly issuer: string; readonly subject: string; readonly signedInAt: string }
  | { readonly by: 'workflow'; readonly workflowId: string; readonly step: string }
  | { readonly by: 'nobody' };

export interface Actor {
  readonly id: PersonId | 'system' | 'public';
  readonly knownBy: KnownBy;
  /** Whom the actor stands for, where a mandate or delegation says so. */
  readonly onBehalfOf: { readonly personId: PersonId; readonly funderId: FunderId | null } | null;
}

/** What somebody asks for, once: the same id with the same input is answered with the first answer. */
export interface Command {
  readonly id: string;
  readonly actor: Actor;
  readonly inputHash: string;
  readonly requestId: string | null;
  /** The version of the aggregate that the asker had seen (If-Match); null where none was given. */
  readonly expectedVersion: number | null;
  /** Only to see what would happen: everything is done and checked, then taken back. */
  readonly isRehearsal?: boolean;
  /** No command at all: somebody looks, and is shown what their own roles reach and nothing else. */
  readonly isLook?: boolean;
}

/** One transaction, one command id, one outcome. `Unit` is what the work may reach, built on that transaction. */
export type Transact<Unit> = <Result>(command: Command, work: (unit: Unit) => Promise<Result>) => Promise<Result>;

/** A use case factory takes this; the composition gives it. */
export interface Dependencies<Unit> {
  readonly transact: Transact<Unit>;
}

/** Whoever reads what is published: holds no role, and may ask only for what needs none. */
export const PUBLIC: Actor = { id: 'public', knownBy: { by: 'nobody' }, onBehalfOf: null };

export const systemCommand = (workflowId: string, step: string, subject: string): Command => ({
  id: `${workflowId}/${step}/${subject}`,
  actor: { id: 'system', knownBy: { by: 'workflow', workflowId, step }, onBehalfOf: null },
  inputHash: subject,
  requestId: null,
  expectedVersion: null,
});
