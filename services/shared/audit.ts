import type { DossierId } from './ids.ts';

export interface AuditEntry {
  /** `<slice>.<what happened>`: a fact in the past. */
  readonly kind: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly dossierId: DossierId | null;
  /** Other things that this event is about (tranche, leg, run, funder…): a payment's timeline is found by them. */
  readonly related?: readonly string[];
  /** Names, numbers and addresses of people stand in them as `personal` values. */
  readonly before?: object | null;
  readonly after?: object | null;
  readonly reason?: string | null;
  /** Which version of the rules was applied, where one was. */
  readonly ruleVersion?: string | null;
}

/** The audit event of a change, in the change's own transaction: no decision without its event. */
export interface Audit {
  readonly record: (entry: AuditEntry) => Promise<void>;
  /** The same of many things at once, in their order. */
  readonly recordAll: (entries: readonly AuditEntry[]) => Promise<void>;
}
