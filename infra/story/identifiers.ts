import { randomInt } from 'node:crypto';

const digits = (count: number): string => Array.from({ length: count }, () => String(randomInt(10))).join('');

/** The two digits that make the whole number a multiple of 97: the key of a RIB and of an ICE. */
const keyed = (start: string): string => {
  const remainder = Number((BigInt(start) * 100n) % 97n);
  return `${start}${String((97 - remainder) % 97).padStart(2, '0')}`;
};

/** Fictitious, like everything of the demo: bank 999 and enterprises 99… exist nowhere. */
export const newRib = (): string => keyed(`999${digits(19)}`);
export const newIce = (): string => keyed(`99${digits(11)}`);
export const newCourtNumber = (): string => `${digits(5)}/${digits(2)}`;
