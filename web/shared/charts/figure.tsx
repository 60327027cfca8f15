import type { ComponentChildren } from 'preact';
import { Details } from '../components/texts.tsx';
import type { Reader } from '../reader.ts';
import { Swatch, type Tone } from './drawing.tsx';

interface FigureProps {
  readonly reader: Reader;
  /** What it says, in a sentence: who sees no drawing has it all the same. */
  readonly sentence: ComponentChildren;
  readonly table: ComponentChildren;
  /** Where its figures are had as a file. */
  readonly csv?: string;
  readonly children: ComponentChildren;
}

/** Around every chart: its message in a sentence, its figures in a table, and as a file. */
export const ChartFigure = ({ reader: { say }, sentence, table, csv, children }: FigureProps) => (
  <figure class="tz-chart govuk-body">
    <figcaption class="govuk-body">{sentence}</figcaption>
    {children}
    <Details summary={say('page.chart.table')}>{table}</Details>
    {csv !== undefined && (
      <a class="govuk-link" href={csv}>
        {say('page.csv')}
      </a>
    )}
  </figure>
);

interface LegendProps {
  readonly items: readonly { readonly tone: Tone; readonly label: string }[];
}

export const Legend = ({ items }: LegendProps) => (
  <ul class="tz-legend">
    {items.map(({ tone, label }) => (
      <li>
        <Swatch tone={tone} /> {label}
      </li>
    ))}
  </ul>
);
