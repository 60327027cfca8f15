/** One figure of ours, beside the yardstick's from the same run where there is one. */
export interface Line {
  readonly what: string;
  readonly yardstick?: number;
  readonly ours: number;
  /** Median of the rounds' ratios: not the ratio of the two medians beside it. Of `growth`, which has no rounds, it is. */
  readonly ratio?: number;
  readonly goal?: Goal;
}

interface Goal {
  readonly of: 'ratio' | 'ours';
  readonly bound: 'least' | 'most';
  readonly value: number;
}

const written = (value: number | undefined, digits?: number): string => {
  if (value === undefined) return '';
  const fraction = digits ?? (Math.abs(value) < 10 ? 2 : 0);
  return value.toLocaleString('en-US', { minimumFractionDigits: fraction, maximumFractionDigits: fraction });
};

/** How far a figure is on the right side of its goal; below 1 it is missed. */
const reached = (line: Line, { of, bound, value }: Goal): number => {
  const figure = line[of] ?? NaN;
  if (figure === value) return 1;
  return bound === 'least' ? figure / value : value / figure;
};

const verdict = (line: Line): string => {
  const { goal } = line;
  if (!goal) return '';
  const asked = `${goal.bound === 'least' ? '≥' : '≤'} ${written(goal.value)}${goal.of === 'ratio' ? ' ×' : ''}`;
  const part = reached(line, goal);
  return part >= 1 ? `${asked}: met` : `${asked}: missed, at ${written(part * 100, 0)} %`;
};

const HEAD = ['figure', 'yardstick', 'ours', 'ratio', 'goal'];

/** All figures as one table, which a page of the docs can take as it is. */
export const tableOf = (lines: readonly Line[]): string => {
  const rows = lines.map((line) => [
    line.what,
    written(line.yardstick),
    written(line.ours),
    written(line.ratio, 2),
    verdict(line),
  ]);
  const widths = HEAD.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const isNumber = (column: number) => column > 0 && column < HEAD.length - 1;
  const lineOf = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => (isNumber(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join(' | ')} |`;
  const rule = widths.map((width, column) => (isNumber(column) ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)));
  return [lineOf(HEAD), lineOf(rule), ...rows.map(lineOf)].join('\n');
};
