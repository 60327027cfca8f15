import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';

/** What somebody wants, before anybody is asked. */
export interface Intent {
  readonly id: string;
  readonly as: string;
  readonly method: 'POST' | 'PUT';
  readonly path: string;
  /** Text is a file, of this type. */
  readonly body: object | string;
  readonly mediaType?: string;
  readonly version?: number;
}

/** How it ended for whoever asked: with its answer's hash, with a refusal's code, or without their knowing. */
type Ending =
  | { readonly end: 'acknowledged'; readonly answer: string }
  | { readonly end: 'refused'; readonly code: string }
  | { readonly end: 'unknown' };

export interface Remembered extends Intent {
  /** Under which it was sent: one, where nothing is planted. */
  readonly keys: readonly string[];
  readonly ending: Ending;
}

/**
 * The clients' own log, the judge of the run: each line is written to the file before the next step is taken, so that
 * what it says does not depend on anything that is broken here.
 */
export interface CommandLog {
  readonly intends: (intent: Intent) => void;
  readonly sends: (id: string, key: string) => void;
  readonly ends: (id: string, ending: Ending) => void;
  /** From the file, not from memory. */
  readonly read: () => Remembered[];
  readonly close: () => void;
}

type Line =
  | { readonly intent: Intent }
  | { readonly sent: readonly [id: string, key: string] }
  | { readonly ended: readonly [id: string, ending: Ending] };

export const openCommandLog = (file: string): CommandLog => {
  const opened = openSync(file, 'a');
  let isOpen = true;
  const append = (line: Line): void => {
    // Its number may be another file's by then.
    if (!isOpen) throw new Error('the log is closed');
    writeSync(opened, `${JSON.stringify(line)}\n`);
  };
  return {
    intends: (intent) => {
      append({ intent });
    },
    sends: (id, key) => {
      append({ sent: [id, key] });
    },
    ends: (id, ending) => {
      append({ ended: [id, ending] });
    },
    read: () => remembered(readFileSync(file, 'utf8')),
    close: () => {
      isOpen = false;
      closeSync(opened);
    },
  };
};

const remembered = (text: string): Remembered[] => {
  const known = new Map<string, Intent & { keys: string[]; ending: Ending }>();
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const said = JSON.parse(line) as Line;
    if ('intent' in said) known.set(said.intent.id, { ...said.intent, keys: [], ending: { end: 'unknown' } });
    else if ('sent' in said) known.get(said.sent[0])?.keys.push(said.sent[1]);
    else {
      const [id, ending] = said.ended;
      const of = known.get(id);
      if (of) of.ending = ending;
    }
  }
  return [...known.values()];
};
