import type { Texts } from './rulebook-terms.ts';

/**
 * One contradiction of a call with itself or with what is there: where it stands, and the values that show it. What a
 * call names itself stands here by its titles: people do not know it by its code.
 */
export type Fault = { readonly code: string; readonly path: string } & Readonly<
  Record<string, string | number | Texts>
>;

/** The fault where something is broken, and nothing where it is not. */
export const when = (isBroken: boolean, fault: Fault): Fault[] => (isBroken ? [fault] : []);

/** Values that were named before in the same list, with their place. */
export const repeated = (values: readonly string[]): { value: string; index: number }[] =>
  repeatedBy(values, (value) => value).map(({ each, index }) => ({ value: each, index }));

/** Things of a list whose name one before them has, with their place. */
export const repeatedBy = <Each>(
  list: readonly Each[],
  nameOf: (each: Each) => string,
): { each: Each; index: number }[] => {
  const names = list.map(nameOf);
  return list
    .map((each, index) => ({ each, index }))
    .filter(({ index }) => names.indexOf(names[index] ?? '') !== index);
};

export const sumOf = (values: readonly number[]): number => values.reduce((left, right) => left + right, 0);
