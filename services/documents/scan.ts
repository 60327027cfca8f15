import type { DocumentStatus } from './documents-facts.ts';

/** What a scanner says of bytes. */
export type Verdict =
  | { readonly verdict: 'clean' }
  /** The name of what was found. */
  | { readonly verdict: 'infected'; readonly finding: string }
  /** Encrypted, too large, nested too deeply: nothing can be said, so nothing is shown. */
  | { readonly verdict: 'unscannable'; readonly finding: string };

export const findingOf = (verdict: Verdict): string | null => ('finding' in verdict ? verdict.finding : null);

/** Files of one person that wait for their scan: a limit against floods. */
export const UNSCANNED_MAX = 100;

export const isOpen = (status: DocumentStatus): boolean => status === 'received' || status === 'scanning';
