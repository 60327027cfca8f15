import { z } from 'zod';
import { type Money, money } from '../shared/money.ts';
import { Rib, ribOfIban } from '../shared/rib.ts';

// The pieces that pain.001 and camt.053 have in common, as `readXml` gives them.

export const Text = z.object({ '#text': z.string().min(1) }).transform((leaf) => leaf['#text']);

/** An element that may be missing or empty: null then. */
export const OptionalText = z
  .object({ '#text': z.string() })
  .optional()
  .transform((leaf) => (leaf === undefined || leaf['#text'] === '' ? null : leaf['#text']));

export const Amount = z
  .object({ '#text': z.string(), '@_Ccy': z.string() })
  .transform((leaf) => ({ decimal: leaf['#text'], currency: leaf['@_Ccy'] }));
export type Amount = z.output<typeof Amount>;

export const Account = z
  .object({ Id: z.object({ IBAN: OptionalText, Othr: z.object({ Id: Text }).optional() }) })
  .transform(({ Id }) => ({ iban: Id.IBAN, other: Id.Othr?.Id ?? null }));
export type Account = z.output<typeof Account>;

/** Banks name an account by its IBAN, or by its RIB as "other"; null where it is neither. */
export const ribOf = ({ iban, other }: Account): Rib | null =>
  iban === null ? (Rib.safeParse(other).data ?? null) : ribOfIban(iban);

/** Centimes of a decimal text with exactly two decimals; null otherwise. The XSD would let five decimals pass. */
export const centimesOf = (decimal: string): Money | null =>
  /^\d{1,13}\.\d{2}$/.test(decimal) ? money(BigInt(decimal.replace('.', ''))) : null;
