import { max } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import type { Reader } from '../reader.ts';
import { Drawing, paintOf, sidesOf, WIDTH, type Tone } from './drawing.tsx';

interface Bar {
  readonly from: number;
  readonly to: number;
  readonly tone: Tone;
}

export interface BarRow {
  /** Above the bar: what it is, and what there is to say of it. */
  readonly label: string;
  readonly note: string;
  /** One, or several that stand side by side. */
  readonly bars: readonly Bar[];
}

interface BarsProps {
  readonly reader: Reader;
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly rows: readonly BarRow[];
  /** A line through all rows: the whole that they are measured by. */
  readonly mark?: number;
}

const ROW = 66;
const BAR = { top: 42, height: 16 };
const EDGE = 2;

/** Bars that grow from where a line of text begins; their words stand above them, so that a phone has room for both. */
export const Bars = ({ reader, id, title, description, rows, mark }: BarsProps) => {
  const { start, mirrored } = sidesOf(reader);
  const most = max([...rows.flatMap(({ bars }) => bars.map(({ to }) => to)), mark ?? 0]) ?? 0;
  const scale = scaleLinear([0, most || 1], [EDGE, WIDTH - EDGE]);
  const height = rows.length * ROW;
  return (
    <Drawing id={id} title={title} description={description} height={height}>
      {rows.map(({ label, note, bars }, place) => (
        <g transform={`translate(0 ${place * ROW})`}>
          <text x={start} y={16} font-size="15" font-weight="700" fill="#0b0c0c">
            {label}
          </text>
          <text x={start} y={34} font-size="14" fill="#0b0c0c">
            {note}
          </text>
          {bars.map(({ from, to, tone }) => (
            <rect
              x={Math.min(mirrored(scale(from)), mirrored(scale(to)))}
              y={BAR.top}
              width={Math.abs(scale(to) - scale(from))}
              height={BAR.height}
              {...paintOf(tone, id)}
            />
          ))}
          {mark !== undefined && (
            <line
              x1={mirrored(scale(mark))}
              x2={mirrored(scale(mark))}
              y1={BAR.top - 4}
              y2={BAR.top + BAR.height + 4}
              stroke="#0b0c0c"
              stroke-width="2"
            />
          )}
        </g>
      ))}
    </Drawing>
  );
};
