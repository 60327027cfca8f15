/** What a scrape says: each series under its name and labels, as they are written. */
export type Scraped = ReadonlyMap<string, number>;

const COMMENT = /^# (?:HELP [a-z][a-z0-9_]* .+|TYPE [a-z][a-z0-9_]* (?:counter|gauge|histogram))$/;
const SAMPLE =
  /^([a-z_][a-z0-9_]*(?:\{(?:[a-z_]+="(?:[^"\\\n]|\\[\\"n])*",?)+\})?) (-?[0-9.]+(?:e[+-]?[0-9]+)?|\+Inf|NaN)$/i;

/** Reads Prometheus' text format and refuses whatever is not. */
export const parsed = (text: string): Scraped => {
  if (!text.endsWith('\n')) throw new Error('the last line has no end');
  const lines = text.slice(0, -1).split('\n');
  const samples = lines.filter((line) => !line.startsWith('#')).map(sampleOf);
  for (const line of lines) if (line.startsWith('#') && !COMMENT.test(line)) throw new Error(`no comment: ${line}`);
  const series = new Map(samples);
  if (series.size < samples.length) throw new Error('something is said twice');
  return series;
};

const sampleOf = (line: string): [string, number] => {
  const [, name, value] = SAMPLE.exec(line) ?? [];
  if (name === undefined) throw new Error(`no sample: ${line}`);
  return [name, Number(value)];
};

export const scrape = async (url: string): Promise<Scraped> => {
  const response = await fetch(url);
  if (response.status !== 200) throw new Error(`${url} answers ${String(response.status)}`);
  return parsed(await response.text());
};
