import type { Money } from '../../../services/shared/money.ts';
import type { Reader } from '../reader.ts';
import { Bars, type BarRow } from './bars.tsx';
import type { Tone } from './drawing.tsx';
import { Legend } from './figure.tsx';

interface Kind {
  readonly tone: Tone;
  readonly label: string;
}

interface StackedProps {
  readonly reader: Reader;
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** What the parts of every row are, in their order. */
  readonly kinds: readonly Kind[];
  readonly rows: readonly { readonly label: string; readonly note: string; readonly parts: readonly Money[] }[];
}

/** Bars whose parts stand side by side, each kind with its own filling. */
export const Stacked = ({ kinds, rows, ...drawing }: StackedProps) => (
  <>
    <Legend items={kinds} />
    <Bars {...drawing} rows={rows.map((row) => stackedRow(row, kinds))} />
  </>
);

const stackedRow = ({ label, note, parts }: StackedProps['rows'][number], kinds: readonly Kind[]): BarRow => {
  let from = 0;
  const bars = parts.map((part, place) => {
    const bar = { from, to: from + Number(part), tone: kinds[place]?.tone ?? 'open' };
    from = bar.to;
    return bar;
  });
  return { label, note, bars: bars.filter((bar) => bar.to > bar.from) };
};
