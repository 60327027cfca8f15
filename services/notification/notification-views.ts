import { z } from 'zod';
import { DossierId, LetterId } from '../shared/ids.ts';
import { InstantSchema } from '../shared/instant.ts';
import { pageOf } from '../shared/page.ts';
import { LANGUAGES } from '../shared/texts.ts';

const letter = {
  id: LetterId,
  kind: z.string(),
  /** In words, in the language of its addressee. */
  text: z.string(),
  dossierId: DossierId.nullable(),
  reference: z.string().nullable(),
  at: InstantSchema,
  readAt: InstantSchema.nullable(),
};

export const InboxItem = z.strictObject(letter).meta({ id: 'InboxItem' });
export type InboxItem = z.output<typeof InboxItem>;
export const InboxPage = pageOf(InboxItem, 'InboxPage');

export const SentItem = z
  .strictObject({
    ...letter,
    to: z.string(),
    toAr: z.string().nullable(),
    language: z.enum(LANGUAGES),
    deliveredAt: InstantSchema.nullable(),
    attempts: z.int(),
    lastError: z.string().nullable(),
    givenUpAt: InstantSchema.nullable(),
  })
  .meta({ id: 'SentLetter' });
export type SentItem = z.output<typeof SentItem>;
export const SentPage = pageOf(SentItem, 'SentLetters');
