import { z } from 'zod';
import { isMultipleOf97, plainDigits } from '../shared/rib.ts';

export { ibanOf, Rib, ribParts } from '../shared/rib.ts';

const ICE_DIGITS = 15;
const ICE_FORM = /^\d{15}$/;

/**
 * The common identifier of an enterprise (ICE): 15 digits, kept as text for its leading zeros; `ice_length` otherwise.
 * Its checksum is not published, so a wrong one does not fail here: `checkIce` tells, and a person may override.
 */
export const Ice = z
  .string()
  .overwrite(plainDigits)
  .regex(ICE_FORM, { error: 'ice_length' })
  .brand<'Ice'>()
  .meta({ id: 'Ice', example: '990000001000040' });
export type Ice = z.output<typeof Ice>;

export type IceCheck = 'valid' | 'checksum' | 'length';

/** `length` is an error, `checksum` a strong warning that may be overridden with a reason. Text as in `Ice`. */
export const checkIce = (text: string): IceCheck => {
  const digits = plainDigits(text);
  if (!ICE_FORM.test(digits)) return 'length';
  return isMultipleOf97(digits) ? 'valid' : 'checksum';
};

/** Gives back the leading zeros that spreadsheets drop; for imports only, since a person may just forget a digit. */
export const padIce = (text: string): string => plainDigits(text).padStart(ICE_DIGITS, '0');
