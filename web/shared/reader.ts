import type { Language } from '../../services/shared/texts.ts';
import type { Assets } from './assets.ts';

/** Whoever is signed in, as pages show them. */
interface SignedIn {
  readonly name: string;
  /** Goes with every form of theirs; another site cannot know it. */
  readonly formToken: string;
}

/** Who reads a page, and in which words: all that a page knows beside what it shows. */
export interface Reader {
  readonly language: Language;
  /** The catalogues' words for a key; a key that no catalogue has is our bug, and shows itself. */
  readonly say: (key: string, facts?: Readonly<Record<string, unknown>>) => string;
  readonly path: string;
  readonly signedIn: SignedIn | null;
  readonly isDemo: boolean;
  readonly assets: Assets;
}
