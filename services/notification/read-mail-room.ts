import type { Actor } from '../shared/command.ts';
import type { Page, PageQuery } from '../shared/page.ts';
import type { ReadDependencies } from '../shared/read.ts';
import type { Texts } from '../shared/texts.ts';
import { sentenceOf } from './letter.ts';
import type { NotificationUnit, SentLetter } from './notification-ports.ts';
import type { SentItem } from './notification-views.ts';

export const sentInWords = ({ data, ...letter }: SentLetter, texts: Texts): SentItem => ({
  ...letter,
  text: sentenceOf({ ...letter, data }, letter.language, texts),
});

type Listing = (unit: NotificationUnit, page: PageQuery) => Promise<SentLetter[]>;

const listLetters =
  (list: Listing) =>
  ({ read }: ReadDependencies<NotificationUnit>) =>
  (actor: Actor, { limit, after }: PageQuery): Promise<Page<SentItem>> =>
    read(actor, async (unit) => {
      await unit.access.require('operations.manage', {});
      const rows = await list(unit, { limit: limit + 1, after });
      const items = rows.slice(0, limit).map((letter) => sentInWords(letter, unit.texts));
      return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
    });

/** What could not be delivered yet, and why. */
export const listFailedLetters = listLetters(({ mailRoom }, page) => mailRoom.listFailed(page));

/** Everything that was told to anybody: for the demo and for development only. */
export const listOutbox = listLetters(({ mailRoom }, page) => mailRoom.listAll(page));
