import type { Answered } from '../../api/shared/measuring.ts';
import type { Family, Reading, Source } from './families.ts';

const BUCKETS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, Infinity];

interface Times {
  readonly labels: Readonly<Record<string, string>>;
  readonly within: number[];
  sum: number;
}

/** Counts answers by route and status, and how long they took by route: a status needs no histogram of its own. */
export const countingRequests = (): { readonly count: (answered: Answered) => void; readonly source: Source } => {
  const statuses = new Map<string, { labels: Record<string, string>; value: number }>();
  const times = new Map<string, Times>();

  const count = ({ method, route, status, seconds }: Answered): void => {
    const labels = { method, route };
    const counted = existing(statuses, `${method} ${route} ${String(status)}`, () => ({
      labels: { ...labels, status: String(status) },
      value: 0,
    }));
    counted.value += 1;
    const timed = existing(times, `${method} ${route}`, () => ({ labels, within: BUCKETS.map(() => 0), sum: 0 }));
    timed.sum += seconds;
    BUCKETS.forEach((bound, index) => {
      if (seconds <= bound) timed.within[index] = (timed.within[index] ?? 0) + 1;
    });
  };

  const source = (): Family[] => [
    {
      name: 'touiza_http_requests_total',
      help: 'Requests answered, by route and status',
      type: 'counter',
      readings: [...statuses.values()],
    },
    {
      name: 'touiza_http_request_seconds',
      help: 'From the request to the end of its answer',
      type: 'histogram',
      readings: [...times.values()].flatMap(seriesOf),
    },
  ];
  return { count, source };
};

const existing = <Value>(map: Map<string, Value>, key: string, make: () => Value): Value => {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
};

const seriesOf = ({ labels, within, sum }: Times): Reading[] => [
  ...BUCKETS.map((bound, index): Reading => ({
    suffix: '_bucket',
    labels: { ...labels, le: bound === Infinity ? '+Inf' : String(bound) },
    value: within[index] ?? 0,
  })),
  { suffix: '_sum', labels, value: sum },
  { suffix: '_count', labels, value: within.at(-1) ?? 0 },
];
