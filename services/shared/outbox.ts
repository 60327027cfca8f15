import type { DossierId } from './ids.ts';
import type { Owed } from './obligation.ts';

export interface Notice {
  /** The text's key in the catalogues: `<slice>.<what happened>`. */
  readonly kind: string;
  readonly to: Owed;
  readonly dossierId: DossierId | null;
  /** What the text speaks of: strings already safe to send (no RIB, no identity number). */
  readonly data: Readonly<Record<string, string | number>>;
}

/** Notices to send, written in the command's transaction; each addressee gets each notice once. */
export interface Outbox {
  readonly notify: (notice: Notice) => Promise<void>;
  readonly notifyAll: (notices: readonly Notice[]) => Promise<void>;
}
