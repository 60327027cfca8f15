import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Behaviour } from './behaviour.ts';
import { answerAll } from './folders.ts';

/** A pretended bank, for the demo and for tests: payment files in, statements out. */
const { values } = parseArgs({
  options: {
    outbox: { type: 'string', default: process.env['BANK_OUTBOX'] ?? '' },
    inbox: { type: 'string', default: process.env['BANK_INBOX'] ?? '' },
    settings: { type: 'string', default: process.env['BANK_SETTINGS'] ?? '' },
    once: { type: 'boolean', default: false },
  },
});
const { outbox, inbox, settings, once } = values;
if (outbox === '' || inbox === '') throw new Error('bank: say --outbox and --inbox');

const EVERY_MS = 500;
const ending = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, () => {
    ending.abort();
  });

/** Read anew each time: whoever plays with the settings sees the next file answered by them. */
const behaviour = async (): Promise<Behaviour> => {
  const text = settings === '' ? '{}' : await readFile(settings, 'utf8').catch(() => '{}');
  return Behaviour.parse(JSON.parse(text));
};

const look = async (): Promise<void> => {
  const { answered, refused } = await answerAll({ outbox, inbox }, await behaviour());
  for (const name of answered) console.log(`bank: ${name} answered`);
  for (const name of refused) console.log(`bank: ${name} is no payment order`);
};

await look();
while (!once && !ending.signal.aborted) {
  await pause(EVERY_MS);
  await look();
}
