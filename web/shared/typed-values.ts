import type { LocalDate } from '../../services/shared/dates.ts';
import type { Money } from '../../services/shared/money.ts';
import type { FieldKind, Fields, Values } from './fields.ts';
import { typedAmount, typedDay, typedInstant } from './number.tsx';

const WRITE: Readonly<Record<FieldKind, (value: unknown) => string>> = {
  text: String,
  code: String,
  kept: String,
  number: (value) => String(value).replace('.', ','),
  percent: (value) => String(Number(value) / 100).replace('.', ','),
  amount: (value) => typedAmount(value as Money),
  date: (value) => typedDay(value as LocalDate),
  instant: (value) => typedInstant(value as Date),
  flag: (value) => (value === true ? 'yes' : ''),
  gone: () => '',
  codes: (value) => (value as string[]).join(','),
};

/** What is stored, as somebody would have typed it: the way back of `readFields`. */
export const typedValues = (fields: Fields, stored: unknown): Values =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([pattern, kind]) =>
      placesOf(pattern.split('.'), stored).flatMap(([name, value]) => {
        const text = WRITE[kind](value);
        return text === '' ? [] : [[name, text]];
      }),
    ),
  );

/** Every place that a pattern names, with what stands there; nothing where nothing does. */
const placesOf = ([head, ...rest]: readonly string[], stored: unknown): [name: string, value: unknown][] => {
  if (stored === undefined || stored === null) return [];
  if (head === undefined) return [['', stored]];
  const steps = head === '*' ? Object.keys(stored) : [head];
  return steps.flatMap((step) =>
    placesOf(rest, (stored as Record<string, unknown>)[step]).map(([name, value]): [string, unknown] => [
      name === '' ? step : `${step}.${name}`,
      value,
    ]),
  );
};
