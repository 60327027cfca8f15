import { cumsum } from 'd3-array';
import type { PublicCall, PublicFigure, PublicJobs } from '../../services/observatory/observatory-views.ts';
import { money, toDecimal, ZERO, type Money } from '../../services/shared/money.ts';
import { asWritten, isolated } from '../../services/shared/plain-text.ts';
import { Bars } from '../shared/charts/bars.tsx';
import { ChartFigure } from '../shared/charts/figure.tsx';
import { Lines } from '../shared/charts/lines.tsx';
import { Layout } from '../shared/layout.tsx';
import { ListTable } from '../shared/list.tsx';
import { inLanguage } from '../shared/names.ts';
import { Amount, Num, NumLink } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';

export interface Results {
  readonly jobs: PublicJobs;
  readonly byRegion: readonly PublicFigure[];
  readonly byFunder: readonly PublicFigure[];
  readonly byGroup: readonly PublicFigure[];
  readonly byYear: readonly PublicFigure[];
  readonly calls: readonly PublicCall[];
}

/** What the fund has given and what came of it, for anybody. */
export const ResultsPage = ({ reader, view }: Shown<Results>) => {
  const { say } = reader;
  return (
    <Layout reader={reader} title={say('page.place.results')}>
      <h1 class="govuk-heading-l">{say('page.place.results')}</h1>
      <Jobs reader={reader} jobs={view.jobs} />
      <Ranked reader={reader} by="region" figures={view.byRegion} />
      <p class="govuk-body">
        <a class="govuk-link" href="/results/map">
          {say('page.results.to_map')}
        </a>
      </p>
      <Ranked reader={reader} by="funder" figures={view.byFunder} />
      <Ranked reader={reader} by="target_group" figures={view.byGroup} />
      <Years reader={reader} figures={view.byYear} />
      <Calls reader={reader} calls={view.calls} />
    </Layout>
  );
};

const Jobs = ({ reader, jobs }: { readonly reader: Reader; readonly jobs: PublicJobs }) => {
  const { say } = reader;
  const count = jobs.created + jobs.maintained;
  const facts = { jobs: isolated(String(count)), target: isolated('50\u00a0000'), dossiers: jobs.dossiers };
  const sentence = say('page.results.jobs_sentence', facts);
  const rows = (['created', 'maintained'] as const).map((kind) => ({ kind, value: jobs[kind] }));
  return (
    <section aria-labelledby="jobs">
      <h2 class="govuk-heading-m" id="jobs">
        {say('page.results.jobs')}
      </h2>
      <ChartFigure
        reader={reader}
        sentence={sentence}
        csv="/results/jobs.csv"
        table={
          <ListTable
            reader={reader}
            caption={say('page.results.jobs')}
            items={rows}
            empty={say('page.results.none')}
            columns={[
              { head: say('page.results.jobs'), cell: ({ kind }) => say(`page.results.${kind}`) },
              { head: say('page.results.count'), isNumeric: true, cell: ({ value }) => <Num>{value}</Num> },
            ]}
          />
        }
      >
        <Bars
          reader={reader}
          id="jobs-chart"
          title={say('page.results.jobs')}
          description={sentence}
          mark={jobs.target}
          rows={[
            {
              label: say('page.results.jobs'),
              note: say('page.results.jobs_note', facts),
              bars: [
                { from: 0, to: jobs.created, tone: 'solid' },
                { from: jobs.created, to: count, tone: 'hatched' },
              ],
            },
          ]}
        />
      </ChartFigure>
    </section>
  );
};

/** What a figure is of, in the reader's words. */
const figureName = (reader: Reader, { key, names }: PublicFigure): string =>
  names === null ? key : inLanguage(reader, names);

/** The largest first; what is too small to be told comes last. */
export const ranked = (figures: readonly PublicFigure[]): PublicFigure[] =>
  figures.toSorted((one, other) => Number((other.awarded ?? -1n) - (one.awarded ?? -1n)));

interface RankedProps {
  readonly reader: Reader;
  readonly by: 'region' | 'funder' | 'target_group';
  readonly figures: readonly PublicFigure[];
}

const Ranked = ({ reader, by, figures }: RankedProps) => {
  const { say } = reader;
  const rows = ranked(figures);
  const title = say(`page.results.by.${by}`);
  const [first] = rows;
  if (!first) return null;
  const sentence =
    first.awarded === null
      ? say('page.results.too_few_all')
      : say('page.results.first', { name: asWritten(figureName(reader, first)), amount: first.awarded });
  return (
    <section aria-labelledby={`by-${by}`}>
      <h2 class="govuk-heading-m" id={`by-${by}`}>
        {title}
      </h2>
      <ChartFigure
        reader={reader}
        sentence={sentence}
        csv={`/results/${by}.csv`}
        table={<FigureTable reader={reader} title={title} figures={rows} />}
      >
        <Bars
          reader={reader}
          id={`chart-${by}`}
          title={title}
          description={sentence}
          rows={rows.map((figure) => ({
            label: asWritten(figureName(reader, figure)),
            note: noteOf(reader, figure),
            bars: figure.awarded === null ? [] : [{ from: 0, to: Number(figure.awarded), tone: 'solid' as const }],
          }))}
        />
      </ChartFigure>
    </section>
  );
};

export const noteOf = ({ say }: Reader, { awarded, dossiers }: PublicFigure): string =>
  awarded === null || dossiers === null
    ? say('page.results.too_few')
    : say('page.results.note', { amount: awarded, dossiers });

interface FigureTableProps {
  readonly reader: Reader;
  readonly title: string;
  readonly figures: readonly PublicFigure[];
}

export const FigureTable = ({ reader, title, figures }: FigureTableProps) => {
  const { say } = reader;
  const amount = (of: Money | null) => (of === null ? say('page.results.too_few') : <Amount reader={reader} of={of} />);
  const numbered = figures.map((figure, place) => ({ ...figure, rank: place + 1 }));
  return (
    <ListTable
      reader={reader}
      caption={title}
      items={numbered}
      empty={say('page.results.none')}
      columns={[
        { head: say('page.results.rank'), cell: ({ rank }) => <Num>{rank}</Num> },
        { head: title, cell: (figure) => <bdi>{figureName(reader, figure)}</bdi> },
        { head: say('page.results.projects'), isNumeric: true, cell: ({ dossiers }) => <Num>{dossiers ?? '–'}</Num> },
        { head: say('page.results.awarded'), isNumeric: true, cell: ({ awarded }) => amount(awarded) },
        { head: say('page.field.paid'), isNumeric: true, cell: ({ paid }) => amount(paid) },
      ]}
    />
  );
};

/** What was awarded since the beginning, year by year. */
const Years = ({ reader, figures }: { readonly reader: Reader; readonly figures: readonly PublicFigure[] }) => {
  const { say } = reader;
  const sums = cumsum(figures, ({ awarded }) => Number(awarded ?? ZERO));
  const points = figures.map(({ key }, place) => {
    const value = sums[place] ?? 0;
    return {
      at: key,
      value,
      said: toDecimal(money(BigInt(value)))
        .replace(/\B(?=(\d{3})+\.)/g, '\u00a0')
        .replace(/\.\d+$/, ''),
    };
  });
  const last = points.at(-1);
  // One year is no course yet.
  if (!last || points.length < 2) return null;
  const sentence = say('page.results.years_sentence', { year: isolated(last.at), amount: money(BigInt(last.value)) });
  return (
    <section aria-labelledby="by-year">
      <h2 class="govuk-heading-m" id="by-year">
        {say('page.results.by.year')}
      </h2>
      <ChartFigure
        reader={reader}
        sentence={sentence}
        csv="/results/year.csv"
        table={<FigureTable reader={reader} title={say('page.results.by.year')} figures={figures} />}
      >
        <Lines
          reader={reader}
          id="chart-year"
          title={say('page.results.by.year')}
          description={sentence}
          points={points}
        />
      </ChartFigure>
    </section>
  );
};

const Calls = ({ reader, calls }: { readonly reader: Reader; readonly calls: readonly PublicCall[] }) => {
  const { say } = reader;
  return (
    <>
      <h2 class="govuk-heading-m">{say('page.results.by.call')}</h2>
      <ListTable
        reader={reader}
        caption={say('page.results.by.call')}
        items={calls}
        empty={say('page.results.none')}
        columns={[
          {
            head: say('page.field.reference'),
            cell: ({ reference }) => <NumLink href={`/results/${reference}`}>{reference}</NumLink>,
          },
          { head: say('page.field.title'), cell: ({ titles }) => <bdi>{inLanguage(reader, titles)}</bdi> },
          { head: say('page.results.call_status'), cell: ({ status }) => say(`page.results.status.${status}`) },
        ]}
      />
    </>
  );
};
