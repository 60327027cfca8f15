import type { Telling } from './telling.ts';

export interface Played {
  readonly dossierId: string;
  /** The payment whose timeline is told at the end. */
  readonly orderId: string;
}

/** One dossier from the call to its closure, chapter after chapter. */
export type Plot = (story: Telling) => Promise<Played>;
