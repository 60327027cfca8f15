import type { Rulebook } from '../programme/programme-facts.ts';
import type { Discrepancy } from './jobs.ts';
import { PARTS, type IndicatorValue, type Part } from './report-content.ts';

/** Two parts that are the whole between them. */
const WHOLES = [
  ['women', 'men'],
  ['permanent', 'seasonal'],
] as const;

/** What each disaggregation of the rulebook asks for. */
const ASKED: Readonly<Record<string, readonly Part[]>> = {
  sex: ['women', 'men'],
  age: ['youth'],
  contract: ['permanent', 'seasonal'],
  disability: ['disability'],
};

/** No part is more than the whole, and two that make it up do so to the hundredth. */
export const partDiscrepancies = (values: readonly IndicatorValue[]): Discrepancy[] =>
  values.flatMap((value) => [...partsOverWhole(value), ...partsBesideWhole(value)]);

const partsOverWhole = (value: IndicatorValue): Discrepancy[] =>
  PARTS.flatMap((field) => {
    const stated = value[field] ?? 0;
    return stated > value.actual ? [{ code: value.code, field, stated, most: value.actual }] : [];
  });

const partsBesideWhole = (value: IndicatorValue): Discrepancy[] =>
  WHOLES.flatMap(([first, second]) => {
    const [one, other] = [value[first], value[second]];
    if (one === undefined || other === undefined) return [];
    const stated = Math.round((one + other) * 100) / 100;
    return stated === value.actual ? [] : [{ code: value.code, field: first, stated, expected: value.actual }];
  });

export interface MissingParts {
  readonly code: string;
  readonly parts: readonly Part[];
}

/** What a breakdown by these asks to be told. */
export const partsAsked = (disaggregation: readonly string[]): Part[] =>
  disaggregation.flatMap((by) => ASKED[by] ?? []);

/** Parts that the rulebook asks for and that nobody has told. */
export const missingParts = (values: readonly IndicatorValue[], definitions: Rulebook['indicators']): MissingParts[] =>
  definitions.flatMap(({ code, disaggregation = [] }) => {
    const value = values.find((each) => each.code === code);
    const parts = partsAsked(disaggregation).filter((part) => value?.[part] === undefined);
    return value && parts.length > 0 ? [{ code, parts }] : [];
  });
