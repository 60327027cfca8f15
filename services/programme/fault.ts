/** One contradiction of a call with itself or with what is there: where it stands, and the values that show it. */
export type Fault = { readonly code: string; readonly path: string } & Readonly<Record<string, string | number>>;

/** The fault where something is broken, and nothing where it is not. */
export const when = (isBroken: boolean, fault: Fault): Fault[] => (isBroken ? [fault] : []);

/** Values that were named before in the same list, with their place. */
export const repeated = (values: readonly string[]): { value: string; index: number }[] =>
  values.map((value, index) => ({ value, index })).filter(({ value, index }) => values.indexOf(value) !== index);

export const sumOf = (values: readonly number[]): number => values.reduce((left, right) => left + right, 0);
