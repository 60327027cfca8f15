import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Attempted, Attempts } from './attempts.ts';
import type { CommandLog, Intent, Remembered } from './command-log.ts';

type Ask = Omit<Intent, 'id'>;

/** How a command ended: done, refused by a rule, or not known to whoever asked. */
interface Answer<Body> {
  readonly outcome: 'done' | 'business' | 'unknown';
  readonly code: string | null;
  readonly body: Body;
}

export interface Door {
  readonly ask: <Body>(asked: Ask) => Promise<Answer<Body>>;
  /** What was asked before, under the key that was acknowledged. */
  readonly askAgain: (command: Remembered) => Promise<Answer<unknown>>;
  /** Null where it is refused, or did not come in time. */
  readonly read: <Body>(as: string, path: string) => Promise<Body | null>;
  /** When something was last acknowledged, by the clock of this process. */
  readonly acknowledgedAt: () => number;
  /** The keys of what was acknowledged since this was asked before. */
  readonly takeAcknowledged: () => string[];
  readonly reads: () => number;
}

interface Behind {
  readonly log: CommandLog;
  readonly attempts: Attempts;
  /** Planted: a new id for each attempt. */
  readonly isKeyNew: boolean;
}

const PATIENCE_MS = 90_000;
/** A little longer each time: whoever is away is not back the sooner for being asked. */
const againMs = (tries: number): number => Math.min(20 * 2 ** tries, 320);

/** People's side of the API: what they want is written down before they ask, and asked again until they know. */
export const openDoor = ({ log, attempts, isKeyNew }: Behind): Door => {
  let acknowledgedAt = Date.now();
  let lately: string[] = [];
  let reads = 0;
  return {
    ask: async <Body>(asked: Ask) => {
      const id = randomUUID();
      log.intends({ id, ...asked });
      let key = '';
      const answer = await patiently((tries) => {
        if (tries === 0 || isKeyNew) {
          key = tries === 0 ? id : randomUUID();
          log.sends(id, key);
        }
        return attempts.make<Body>(asked.as, asked.path, requestOf(asked, key));
      });
      note(log, id, answer);
      if (answer.outcome !== 'done') return answer;
      acknowledgedAt = Date.now();
      lately.push(key);
      return answer;
    },
    askAgain: (command) =>
      patiently(() => attempts.make(command.as, command.path, requestOf(command, command.keys.at(-1) ?? ''))),
    read: async <Body>(as: string, path: string) => {
      const { outcome, body } = await patiently(() => attempts.make<Body>(as, path, {}));
      if (outcome !== 'unknown') reads += 1;
      return outcome === 'done' ? body : null;
    },
    acknowledgedAt: () => acknowledgedAt,
    takeAcknowledged: () => {
      const taken = lately;
      lately = [];
      return taken;
    },
    reads: () => reads,
  };
};

/** Asks until there is an answer, whatever it says; what is not known by the end stays so. */
const patiently = async <Body>(attempt: (tries: number) => Promise<Attempted<Body>>): Promise<Answer<Body>> => {
  const end = Date.now() + PATIENCE_MS;
  for (let tries = 0; ; tries += 1) {
    const { outcome, code, body } = await attempt(tries);
    if (outcome === 'done' || outcome === 'business') return { outcome, code, body };
    if (Date.now() > end) return { outcome: 'unknown', code: null, body };
    await pause(againMs(tries));
  }
};

const requestOf = ({ method, body, version, mediaType }: Ask, key: string): RequestInit => {
  const isFile = typeof body === 'string';
  const type = mediaType ?? (isFile ? 'text/plain' : 'application/json');
  const stated: Record<string, string> = version === undefined ? {} : { 'if-match': `"${String(version)}"` };
  const headers = { 'content-type': type, 'idempotency-key': key, ...stated };
  return { method, headers, body: isFile ? body : JSON.stringify(body) };
};

const note = (log: CommandLog, id: string, { outcome, code, body }: Answer<unknown>): void => {
  if (outcome === 'done') log.ends(id, { end: 'acknowledged', answer: hashOf(body) });
  else if (outcome === 'business') log.ends(id, { end: 'refused', code: code ?? '' });
  else log.ends(id, { end: 'unknown' });
};

export const hashOf = (body: unknown): string => createHash('sha256').update(JSON.stringify(body)).digest('base64url');
