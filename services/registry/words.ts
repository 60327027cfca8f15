import { z } from 'zod';

/** Marks that turn the direction of a text, or hide in it: nobody sees them, and a name with them can be taken for another. */
const INVISIBLE = /[\p{Cc}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]/gu;

const line = (most: number) =>
  z
    .string()
    .overwrite((text) => text.replace(INVISIBLE, '').normalize('NFC').trim())
    .min(1)
    .max(most);

/** One line that a person reads: a name, a number, a place. */
export const Line = line(120);

/** A sentence or two: a reason. */
export const Reason = line(500).min(10);

export const ArabicName = line(160).regex(/\p{Script=Arabic}/u, { error: 'name_not_arabic' });

/** A bank file carries Latin letters, seventy of them. */
export const LatinName = z
  .string()
  .trim()
  .regex(/^[\p{Script=Latin}\d '.,()/+:?-]{2,70}$/u);
