import type { Actor } from './command.ts';

/** Looks at the tables in one read-only transaction, as this actor: the same permissions, no command. */
export type Read<Unit> = <Result>(actor: Actor, work: (unit: Unit) => Promise<Result>) => Promise<Result>;

export interface ReadDependencies<Unit> {
  readonly read: Read<Unit>;
}
