import { outcomeOf, outcomeWithout, type Outcome } from './outcome.ts';

export interface Attempted<Body> {
  readonly outcome: Outcome;
  /** Of the refusal. */
  readonly code: string | null;
  readonly body: Body;
}

export interface Attempts {
  readonly counts: Record<Outcome, number>;
  /** What was said where it is of no class. */
  readonly unclassified: string[];
  readonly make: <Body>(as: string, path: string, request: RequestInit) => Promise<Attempted<Body>>;
}

interface Reach {
  /** Where the APIs are: any of them does. */
  readonly apis: () => readonly string[];
  readonly tokenFor: (account: string) => Promise<string>;
}

const ANSWER_MS = 4_000;
/** How long nobody goes where nobody was answered, if there is another way. */
const AVOIDED_MS = 500;
const TOKEN_AGE_MS = 4 * 60_000;

/** One request after another, each by the door that is least crowded; what each came to is counted. */
export const attemptsAt = ({ apis, tokenFor }: Reach): Attempts => {
  const counts = { done: 0, business: 0, transient: 0, cancelled: 0, unknown: 0, unclassified: 0 };
  const unclassified: string[] = [];
  const tokenOf = remembering(tokenFor);
  const nextDoor = leastCrowded(apis);

  const noted = <Body>(attempted: Attempted<Body>, said: string): Attempted<Body> => {
    counts[attempted.outcome] += 1;
    if (attempted.outcome === 'unclassified') unclassified.push(said);
    return attempted;
  };
  const make: Attempts['make'] = async <Body>(as: string, path: string, request: RequestInit) => {
    const headers = { ...(request.headers as object), authorization: `Bearer ${await tokenOf(as)}` };
    const door = nextDoor();
    try {
      const signal = AbortSignal.timeout(ANSWER_MS);
      const response = await fetch(`${door.url}/api/v1${path}`, { ...request, headers, signal });
      const isJson = response.headers.get('content-type')?.includes('json') ?? false;
      const body = (await (isJson ? response.json() : response.text())) as Body;
      const code = response.ok ? null : (Object(body) as { title?: string }).title;
      const said = { status: response.status, code: code ?? null };
      return noted({ outcome: outcomeOf(said), code: said.code, body }, `${path}: ${JSON.stringify(said)}`);
    } catch (error) {
      door.avoid();
      const { cause } = Object(error) as { cause?: unknown };
      const attempted = { outcome: outcomeWithout(error), code: null, body: null as Body };
      return noted(attempted, `${path}: ${String(error)} ${String(cause)}`);
    } finally {
      door.leave();
    }
  };
  return { counts, unclassified, make };
};

interface Door {
  readonly url: string;
  readonly leave: () => void;
  readonly avoid: () => void;
}

/** As a balancer before the APIs would choose. */
const leastCrowded = (apis: Reach['apis']): (() => Door) => {
  const doors = new Map<string, { inside: number; avoidedUntil: number }>();
  const known = (url: string) => {
    const door = doors.get(url) ?? { inside: 0, avoidedUntil: 0 };
    doors.set(url, door);
    return door;
  };
  const crowd = (url: string): number => {
    const { inside, avoidedUntil } = known(url);
    return Date.now() < avoidedUntil ? Infinity : inside;
  };
  let turn = 0;
  return () => {
    turn += 1;
    // Of two that are alike, now this one and now the other.
    const urls = turn % 2 === 0 ? apis() : apis().toReversed();
    const url = urls.reduce((least, each) => (crowd(each) < crowd(least) ? each : least));
    const door = known(url);
    door.inside += 1;
    return {
      url,
      leave: () => {
        door.inside -= 1;
      },
      avoid: () => {
        door.avoidedUntil = Date.now() + AVOIDED_MS;
      },
    };
  };
};

const remembering = (tokenFor: Reach['tokenFor']): Reach['tokenFor'] => {
  const known = new Map<string, { readonly token: Promise<string>; readonly until: number }>();
  return (account) => {
    const kept = known.get(account);
    if (kept && kept.until > Date.now()) return kept.token;
    const token = tokenFor(account);
    known.set(account, { token, until: Date.now() + TOKEN_AGE_MS });
    return token;
  };
};
