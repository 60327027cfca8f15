import { directionOf } from '../shared/language.ts';
import { Num } from '../shared/number.tsx';
import type { Reader } from '../shared/reader.ts';

const textOf = (hundredths: number): string => (hundredths / 100).toFixed(2).replace('.', ',');

/** Points out of 100: 6,875 hundredths are `68,75`. */
export const Points = ({ of }: { readonly of: number | null }) => (of === null ? <>–</> : <Num>{textOf(of)}</Num>);

interface SpreadProps {
  readonly reader: Reader;
  /** In hundredths of points, whatever their order. */
  readonly marks: readonly number[];
  readonly mean: number | null;
  /** What the sheets lie apart, where the marks themselves are not shown. */
  readonly spread?: number;
  /** In points. */
  readonly threshold: number;
}

/** Where the sheets, their mean and the call's threshold lie between 0 and 100, in the direction of reading. */
export const SpreadPicture = ({ reader, marks, mean, spread, threshold }: SpreadProps) => {
  const { language, say } = reader;
  const at = (hundredths: number): number => {
    const share = Math.min(Math.max(hundredths / 100, 0), 100);
    return 2 + (directionOf(language) === 'rtl' ? 100 - share : share);
  };
  const [from, to] = endsOf(marks, mean, spread).map(at);
  const words = say('page.spread_picture', { mean: mean === null ? '–' : textOf(mean), threshold: String(threshold) });
  return (
    <svg class="tz-spread" viewBox="0 0 104 12" role="img" aria-label={words}>
      <line x1="2" x2="102" y1="6" y2="6" stroke="#b8c9c6" stroke-width="1" />
      <line x1={at(threshold * 100)} x2={at(threshold * 100)} y1="0" y2="12" stroke="#c2602b" stroke-width="1" />
      {from !== undefined && <line x1={from} x2={to} y1="6" y2="6" stroke="#0b5d57" stroke-width="3" />}
      {marks.map((mark) => (
        <circle cx={at(mark)} cy="6" r="2.5" fill="#fff" stroke="#0b5d57" stroke-width="1" />
      ))}
      {mean !== null && <circle cx={at(mean)} cy="6" r="3" fill="#0b5d57" />}
    </svg>
  );
};

/** From the lowest mark to the highest; around the mean where only their distance is known. */
const endsOf = (marks: readonly number[], mean: number | null, spread = 0): number[] => {
  if (marks.length > 0) return [Math.min(...marks), Math.max(...marks)];
  return mean === null ? [] : [mean - spread / 2, mean + spread / 2];
};
