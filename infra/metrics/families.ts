/** One value, under the labels that tell it from its sisters. */
export interface Reading {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
  /** Of a histogram: which of its series. */
  readonly suffix?: '_bucket' | '_sum' | '_count';
}

/** Readings of one name, as Prometheus knows them. */
export interface Family {
  readonly name: string;
  readonly help: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly readings: readonly Reading[];
}

/** Asked at each scrape. */
export type Source = () => readonly Family[] | Promise<readonly Family[]>;

export const gauge = (name: string, help: string, value: number | readonly Reading[]): Family => ({
  name,
  help,
  type: 'gauge',
  readings: typeof value === 'number' ? [{ value }] : value,
});

/**
 * What all sources say, in Prometheus' text format 0.0.4. A source that fails is left out, since an old number would
 * pass for a new one, and counted.
 */
export const exposition = async (sources: readonly Source[]): Promise<string> => {
  const asked = await Promise.allSettled(sources.map(async (source) => source()));
  const unread = asked.filter(({ status }) => status === 'rejected').length;
  const families = asked.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
  const last = gauge('touiza_unread_sources', 'Sources of measures that did not answer this scrape', unread);
  return [...families, last].map(written).join('');
};

const written = ({ name, help, type, readings }: Family): string =>
  [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...readings.map((reading) => line(name, reading))]
    .map((each) => `${each}\n`)
    .join('');

const line = (name: string, { labels = {}, value, suffix }: Reading): string => {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escaped(text)}"`);
  return `${name}${suffix ?? ''}${pairs.length === 0 ? '' : `{${pairs.join(',')}}`} ${numeral(value)}`;
};

const escaped = (text: string): string =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', String.raw`\"`)
    .replaceAll('\n', String.raw`\n`);

const numeral = (value: number): string => (value === Infinity ? '+Inf' : String(value));
