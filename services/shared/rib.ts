import { z } from 'zod';

// The number of a Moroccan bank account stands in shared because registry, agreement and disbursement all speak it.

const ARABIC_INDIC_DIGIT = /[٠-٩۰-۹]/g;
/** Spaces of every width, and the direction marks that come along when digits are copied from Arabic text. */
const SPACING = /[\s\p{Zs}\p{Cf}]/gu;
const IBAN_PREFIX = 'MA64';

/** Digits as people and spreadsheets write them, in the one form we keep: Latin digits, no spaces. Other text stays. */
export const plainDigits = (text: string): string =>
  text.replace(SPACING, '').replace(ARABIC_INDIC_DIGIT, (digit) => String(digit.charCodeAt(0) & 0xf));

/** The check of RIB and ICE: the whole number is a multiple of 97. Expects digits only. */
export const isMultipleOf97 = (digits: string): boolean => BigInt(digits) % 97n === 0n;

/**
 * A bank account number: 24 digits, of which the last two are a key that makes the whole a multiple of 97. Both are
 * hard errors, `rib_length` (also for anything but digits) and `rib_key`: a payment without a full RIB is rejected.
 * Spaces and Arabic-Indic digits are accepted and normalised.
 */
export const Rib = z
  .string()
  .overwrite(plainDigits)
  .regex(/^\d{24}$/, { error: 'rib_length', abort: true })
  .refine(isMultipleOf97, { error: 'rib_key' })
  .brand<'Rib'>()
  .meta({ id: 'Rib', example: '999780000000000000000105' });
export type Rib = z.output<typeof Rib>;

/** A valid RIB is 0 modulo 97, so every valid Moroccan IBAN has the check digits 64: derived, never asked for. */
export const ibanOf = (rib: Rib): string => `${IBAN_PREFIX}${rib}`;

/** The RIB inside a Moroccan IBAN; null where the text is not a valid one. */
export const ribOfIban = (iban: string): Rib | null => {
  const plain = plainDigits(iban).toUpperCase();
  if (!plain.startsWith(IBAN_PREFIX)) return null;
  return Rib.safeParse(plain.slice(IBAN_PREFIX.length)).data ?? null;
};

/** Bank 3, locality 3, account 16, key 2 digits. */
export const ribParts = (rib: Rib) => ({
  bank: rib.slice(0, 3),
  locality: rib.slice(3, 6),
  account: rib.slice(6, 22),
  key: rib.slice(22),
});
