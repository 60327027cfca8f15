import type { LineView, RoundsView } from '../../services/cofinancing/cofinancing-views.ts';
import type { FunderSummary } from '../../services/programme/programme-views.ts';
import { add, money, subtract, ZERO, type Money } from '../../services/shared/money.ts';
import { asWritten } from '../../services/shared/plain-text.ts';
import { Bars, type BarRow } from '../shared/charts/bars.tsx';
import type { Tone } from '../shared/charts/drawing.tsx';
import { ChartFigure } from '../shared/charts/figure.tsx';
import type { Reader } from '../shared/reader.ts';
import { funderIn } from '../shared/names.ts';
import { LineTable } from './line-table.tsx';

interface PictureProps {
  readonly reader: Reader;
  readonly rounds: RoundsView;
  readonly funders: readonly FunderSummary[];
}

/** One row of the picture: from where on it fills the plan, how far, and what was said. */
interface Step {
  readonly line: LineView | null;
  readonly from: Money;
  readonly to: Money;
  readonly tone: Tone;
}

const isCash = ({ instrument }: LineView): boolean => instrument !== 'guarantee';

/** What of a line fills the plan now: a yes, what is asked anew, or nothing. */
const fills = ({ status, approved, supersededBy, asked, standing }: LineView): Money => {
  if (status === 'approved') return supersededBy === null ? (approved ?? ZERO) : ZERO;
  return status === 'refused' || status === 'lapsed' ? ZERO : subtract(asked, standing);
};

const toneOf = ({ status }: LineView): Tone => {
  if (status === 'approved') return 'solid';
  return status === 'refused' || status === 'lapsed' ? 'open' : 'hatched';
};

/** Answer after answer on its way to the whole; what nobody gives is the last step. */
export const stepsOf = ({ award, rounds }: Pick<RoundsView, 'award' | 'rounds'>): Step[] => {
  let reached = ZERO;
  const lines = rounds.flatMap((round) => round.lines).filter(isCash);
  const steps = lines
    .filter(({ supersededBy }) => supersededBy === null)
    .map((line): Step => {
      const from = reached;
      const filled = fills(line);
      reached = add(reached, filled);
      const shown = filled === ZERO ? subtract(line.asked, line.standing) : filled;
      return { line, from, to: add(from, shown), tone: toneOf(line) };
    });
  return award > reached ? [...steps, { line: null, from: reached, to: award, tone: 'warm' }] : steps;
};

/** The round at a glance: who said what, how much, and what is missing of the whole. */
export const RoundPicture = ({ reader, rounds, funders }: PictureProps) => {
  const { say } = reader;
  const steps = stepsOf(rounds);
  const facts = { award: rounds.award, approved: rounds.approved, gap: rounds.gap };
  const sentence = say(rounds.gap > 0n ? 'page.round.sentence' : 'page.round.sentence_whole', facts);
  return (
    <ChartFigure
      reader={reader}
      sentence={sentence}
      csv={`/dossiers/${rounds.dossierId}/round.csv`}
      table={<LineTable reader={reader} lines={rounds.rounds.flatMap(({ lines }) => lines)} funders={funders} />}
    >
      <Bars
        reader={reader}
        id="round-picture"
        title={say('page.round.picture')}
        description={sentence}
        rows={steps.map((step) => rowOf(step, { reader, funders }))}
        mark={Number(rounds.award)}
      />
    </ChartFigure>
  );
};

const rowOf = (
  { line, from, to, tone }: Step,
  { reader, funders }: Pick<PictureProps, 'reader' | 'funders'>,
): BarRow => {
  const bars = [{ from: Number(from), to: Number(to), tone }];
  if (line === null) {
    const missing = { amount: money(to - from) };
    return { label: reader.say('page.round.missing'), note: reader.say('page.amount', missing), bars };
  }
  const facts = { amount: line.approved ?? line.asked, asked: line.asked };
  return {
    label: asWritten(funderIn(reader, funders, line.funderId)),
    note: reader.say(`page.round.said.${line.status}`, facts),
    bars,
  };
};
