/** The value below which this part of all values lies. */
export const quantile = (values: readonly number[], part: number): number => {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? NaN;
};

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export const sum = (values: readonly number[]): number => values.reduce((left, right) => left + right, 0);

const shuffled = <Item>(items: readonly Item[]): Item[] =>
  items
    .map((item) => ({ item, at: Math.random() }))
    .sort((left, right) => left.at - right.at)
    .map(({ item }) => item);

/** Every contender once per round, in an order of chance: what else the machine does then meets all of them alike. */
export const interleaved = async <Name extends string, Figure>(
  rounds: number,
  contenders: Readonly<Record<Name, () => Promise<Figure>>>,
): Promise<Record<Name, Figure>[]> => {
  const results: Record<Name, Figure>[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const figures: Partial<Record<Name, Figure>> = {};
    for (const name of shuffled(Object.keys(contenders) as Name[])) figures[name] = await contenders[name]();
    results.push(figures as Record<Name, Figure>);
  }
  return results;
};

export interface Pace {
  readonly perSecond: number;
  readonly count: number;
}

/** Counts what so many at once get done until the time is over. */
export const paceOf = async (
  { workers, forMs }: { readonly workers: number; readonly forMs: number },
  work: () => Promise<number>,
): Promise<Pace> => {
  const begun = performance.now();
  const counts = await Promise.all(
    Array.from({ length: workers }, async () => {
      let done = 0;
      while (performance.now() - begun < forMs) done += await work();
      return done;
    }),
  );
  const count = sum(counts);
  return { perSecond: (count * 1000) / (performance.now() - begun), count };
};
