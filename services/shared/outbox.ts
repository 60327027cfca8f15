import type { DossierId } from './ids.ts';
import type { Owed } from './obligation.ts';
import type { Language } from './texts.ts';

/** Somebody whom the system does not know yet, as they were named to it: reached by mail, with no inbox here. */
export interface Correspondent {
  readonly by: 'correspondent';
  readonly name: string;
  readonly email: string;
  readonly language: Language;
}

export interface Notice {
  /** The text's key in the catalogues: `<slice>.<what happened>`. */
  readonly kind: string;
  readonly to: Owed | Correspondent;
  readonly dossierId: DossierId | null;
  /**
   * What the text speaks of: strings already safe to send (no RIB, no identity number). An address under `link` is
   * written below the text, and to a correspondent forgotten when the letter is delivered: it may open something.
   */
  readonly data: Readonly<Record<string, string | number>>;
}

/** Notices to send, written in the command's transaction; each addressee gets each notice once. */
export interface Outbox {
  readonly notify: (notice: Notice) => Promise<void>;
  readonly notifyAll: (notices: readonly Notice[]) => Promise<void>;
}
