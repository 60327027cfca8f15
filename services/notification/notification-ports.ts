import type { PageQuery } from '../shared/page.ts';
import type { DossierId, LetterId, PersonId } from '../shared/ids.ts';
import type { Language, Texts } from '../shared/texts.ts';
import type { CommonUnit } from '../shared/unit.ts';

/** What is told, before it is put into words. */
export interface Told {
  /** The text's key: `notice.<kind>`. */
  readonly kind: string;
  readonly data: Readonly<Record<string, string | number>>;
  /** Reference of the dossier that it is about. */
  readonly reference: string | null;
}

/** One notice to one person, as it will be read. */
export interface Letter extends Told {
  readonly id: LetterId;
  readonly name: string;
  readonly nameAr: string | null;
  readonly email: string | null;
  readonly language: Language;
  /** Whoever is not known here yet has none. */
  readonly hasInbox: boolean;
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
   * One that cannot be delivered waits for its next try and holds up no other; after many tries it is given up.
   */
  readonly deliver: (limit: number, hand: (letter: Letter) => Promise<void>) => Promise<Delivered>;
}

/** Where letters go: by mail, or into a folder where nobody has a mailbox. */
export interface Letterbox {
  /** Delivering the same letter again must not make two of it. */
  readonly post: (letter: WrittenLetter) => Promise<void>;
}

export interface WrittenLetter {
  readonly id: LetterId;
  /** Without an address it is for the inbox only. */
  readonly to: { readonly name: string; readonly address: string | null };
  readonly language: Language;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly writtenAt: Date;
}

/** A letter as its addressee has it. */
export interface InboxLetter extends Told {
  readonly id: LetterId;
  readonly dossierId: DossierId | null;
  readonly at: Date;
  readonly readAt: Date | null;
}

/** A letter as the administrator sees it. */
export interface SentLetter extends InboxLetter {
  readonly to: string;
  readonly toAr: string | null;
  readonly language: Language;
  readonly deliveredAt: Date | null;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly givenUpAt: Date | null;
}

export interface Inbox {
  readonly languageOf: (personId: PersonId) => Promise<Language>;
  readonly list: (personId: PersonId, isRead: boolean | null, page: PageQuery) => Promise<InboxLetter[]>;
  /** A hundred stands for more. */
  readonly countUnread: (personId: PersonId) => Promise<number>;
  /** Their own letter, read from now on; null where they have no such letter. */
  readonly markRead: (personId: PersonId, id: LetterId) => Promise<InboxLetter | null>;
}

export interface MailRoom {
  /** Newest first. */
  readonly listAll: (page: PageQuery) => Promise<SentLetter[]>;
  /** Tried, and not delivered. */
  readonly listFailed: (page: PageQuery) => Promise<SentLetter[]>;
  /** Has it tried again at once; null where it is not one that failed. */
  readonly retry: (id: LetterId) => Promise<SentLetter | null>;
}

export interface NotificationUnit extends CommonUnit {
  readonly inbox: Inbox;
  readonly mailRoom: MailRoom;
  readonly texts: Texts;
}
