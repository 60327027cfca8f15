import type { PersonId, SignInId } from './ids.ts';
import type { Language } from './texts.ts';

/** The claim of a person's name in Arabic script (OpenID Connect Core 1.0, section 5.2). */
export const ARABIC_NAME = 'name#ar';

/** What a browser may call itself; `other`, whatever is none of these. */
export const BROWSERS = ['firefox', 'chrome', 'safari', 'edge', 'samsung', 'opera', 'other'] as const;
/** On what it runs. */
export const SYSTEMS = ['android', 'ios', 'windows', 'mac', 'linux', 'other'] as const;

/** Where somebody signed in: as much as they need to know it again. */
export interface Device {
  readonly browser: (typeof BROWSERS)[number];
  readonly system: (typeof SYSTEMS)[number];
}

/** Who signed in, how and when. */
interface SignIn {
  readonly personId: PersonId;
  readonly issuer: string;
  readonly subject: string;
  readonly signedInAt: Date;
  /** Others use this phone, too: the session stands idle for a short time only. */
  readonly isShared: boolean;
  readonly device: Device;
}

/** How long a session may stand idle on a shared phone. */
export const SHARED_IDLE_MINUTES = 10;

export interface Session extends Omit<SignIn, 'device'> {
  /** Names it to its owner; its secret is another. */
  readonly signInId: SignInId;
  readonly name: string;
  readonly nameAr: string | null;
  readonly language: Language;
  /** Held now, each once. */
  readonly roles: readonly string[];
  /** The secret behind the tokens of its forms. */
  readonly formKey: Buffer;
}

export interface Sessions {
  /** Gives the id, which is written down nowhere; refuses as `access_off` whoever may not come in. */
  readonly start: (signIn: SignIn) => Promise<string>;
  /** Null where it has ended, stood idle or grown old. Seeing it keeps it from standing idle. */
  readonly find: (id: string) => Promise<Session | null>;
  readonly end: (id: string) => Promise<void>;
  /** Signs a person out wherever they are signed in. */
  readonly endAll: (personId: PersonId) => Promise<void>;
}

/** A form that came after its session had ended. */
interface KeptForm {
  readonly path: string;
  readonly values: Readonly<Record<string, string>>;
}

/** What was typed is not lost by being signed out: it waits, for the same person alone, until they are back. */
export interface KeptForms {
  /** Gives the id to come back with; null where the session is nobody's, or was ended on purpose. */
  readonly keep: (sessionId: string, form: KeptForm) => Promise<string | null>;
  /** Once, and to its owner alone. */
  readonly take: (id: string, personId: PersonId) => Promise<KeptForm | null>;
}
