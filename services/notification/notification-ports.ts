/** One notice to one person, as it will be read. */
export interface Letter {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly language: 'ar' | 'fr' | 'en';
  /** The text's key: `notice.<kind>`. */
  readonly kind: string;
  readonly data: Readonly<Record<string, string | number>>;
  /** The dossier that it is about. */
  readonly reference: string | null;
  readonly writtenAt: Date;
}

export interface Delivered {
  readonly delivered: number;
  /** Why the others were not. */
  readonly failures: readonly unknown[];
}

export interface Letters {
  /** Makes a letter of every new notice for each of its addressees. */
  readonly address: () => Promise<void>;
  /**
   * Letters that are due, the longest waiting first; those that another worker has in hand are left out.
   * One that cannot be delivered waits for its next try and holds up no other.
   */
  readonly deliver: (limit: number, hand: (letter: Letter) => Promise<void>) => Promise<Delivered>;
}

/** Where letters go: by mail, or into a folder where nobody has a mailbox. */
export interface Letterbox {
  /** Delivering the same letter again must not make two of it. */
  readonly post: (letter: WrittenLetter) => Promise<void>;
}

export interface WrittenLetter {
  readonly id: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly writtenAt: Date;
}
