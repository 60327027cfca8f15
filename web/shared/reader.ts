import type { PersonId, SignInId } from '../../services/shared/ids.ts';
import type { Language, Texts } from '../../services/shared/texts.ts';
import { toldIn } from '../../services/shared/words.ts';
import type { Assets } from './assets.ts';
import { inSentence } from './in-sentence.ts';

/** Whoever is signed in, as pages show them. */
interface SignedIn {
  readonly id: PersonId;
  /** This very one, among all the places where they are signed in. */
  readonly signInId: SignInId;
  readonly name: string;
  /** The roles held now, each once: which places are offered. What one may do there is decided by the use cases. */
  readonly roles: readonly string[];
  /** Goes with every form of theirs; another site cannot know it. */
  readonly formToken: string;
}

/** The catalogues in one language. */
interface Words {
  readonly language: Language;
  /** The catalogues' words for a key; a key that no catalogue has is our bug, and shows itself. */
  readonly say: (key: string, facts?: Readonly<Record<string, unknown>>) => string;
  /** The same, or nothing where no catalogue has it. */
  readonly known: (key: string, facts?: Readonly<Record<string, unknown>>) => string | undefined;
  /** What a machine found, in words: the text `<list>.<code>` with every fact as people write it. */
  readonly told: ReturnType<typeof toldIn>;
}

export const wordsIn = (texts: Texts, language: Language): Words => {
  const known: Words['known'] = (key, facts = {}) => texts.sentence(language, key, inSentence(facts));
  return { language, known, say: (key, facts) => known(key, facts) ?? key, told: toldIn(texts, language) };
};

/** Who reads a page, and in which words: all that a page knows beside what it shows. */
export interface Reader extends Words {
  readonly path: string;
  /** What was just done, told on arrival; null where nothing was. */
  readonly done: string | null;
  readonly signedIn: SignedIn | null;
  readonly isDemo: boolean;
  /** Others use this phone, too: nothing is kept on it. */
  readonly isShared: boolean;
  readonly assets: Assets;
}
