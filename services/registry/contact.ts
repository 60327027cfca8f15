import { z } from 'zod';
import { plainDigits } from '../shared/rib.ts';

/** Numbers as people in Morocco write them: national, or international with `00`; dots, dashes and spaces are theirs. */
const international = (text: string): string => {
  const plain = plainDigits(text).replace(/[-.()/]/g, '');
  if (plain.startsWith('00')) return `+${plain.slice(2)}`;
  return /^0[5-8]\d{8}$/.test(plain) ? `+212${plain.slice(1)}` : plain;
};

/** ITU-T E.164; a Moroccan number has nine digits after +212 and begins with 5 to 8. */
const E164 = /^\+(?:212[5-8]\d{8}|(?!212)[1-9]\d{6,14})$/;

export const Phone = z
  .string()
  .overwrite(international)
  .regex(E164, { error: 'phone_not_e164' })
  .meta({ id: 'Phone', example: '+212612345678' });

export const Email = z.email().max(200).meta({ id: 'Email' });
