import { scaleLinear, scalePoint } from 'd3-scale';
import { line } from 'd3-shape';
import type { Reader } from '../reader.ts';
import { Drawing, sidesOf, WIDTH } from './drawing.tsx';

interface Point {
  /** Below the axis: `2026`. */
  readonly at: string;
  readonly value: number;
  /** Above the point. */
  readonly said: string;
}

interface LinesProps {
  readonly reader: Reader;
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly points: readonly Point[];
}

const HEIGHT = 200;
const FRAME = { top: 30, bottom: 170, side: 60 };

/** How something grows over time; time runs as the language reads. */
export const Lines = ({ reader, id, title, description, points }: LinesProps) => {
  const { mirrored } = sidesOf(reader);
  const across = scalePoint(
    points.map(({ at }) => at),
    [FRAME.side, WIDTH - FRAME.side],
  );
  const up = scaleLinear([0, Math.max(1, ...points.map(({ value }) => value))], [FRAME.bottom, FRAME.top]);
  const x = ({ at }: Point) => mirrored(across(at) ?? 0);
  const y = ({ value }: Point) => up(value);
  return (
    <Drawing id={id} title={title} description={description} height={HEIGHT}>
      <line x1={0} x2={WIDTH} y1={FRAME.bottom} y2={FRAME.bottom} stroke="#484949" />
      <path d={line(x, y)(points) ?? ''} fill="none" stroke="#0b5d57" stroke-width="3" />
      {points.map((point) => (
        <g>
          <circle cx={x(point)} cy={y(point)} r="5" fill="#0b5d57" />
          <text x={x(point)} y={y(point) - 12} text-anchor="middle" direction="ltr" font-size="13" fill="#0b0c0c">
            {point.said}
          </text>
          <text x={x(point)} y={FRAME.bottom + 20} text-anchor="middle" direction="ltr" font-size="14" fill="#0b0c0c">
            {point.at}
          </text>
        </g>
      ))}
    </Drawing>
  );
};
