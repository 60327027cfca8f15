import { join } from 'node:path';
import { requestToken } from '../issuer-token.ts';
import { touizaFolder } from '../root.ts';
import { runningState } from '../running.ts';
import { playStory, TALES, type Tale } from './story.ts';

/** Plays a story against the running Touiza, over HTTP, as the people in it: the first, those that are named, or `all`. */
const known = Object.keys(TALES) as Tale[];
const taleOf = (given: string): Tale[] => {
  if (given === 'all') return known;
  const tale = known.find((each) => given === each || given === `AAP-2026-${each}`);
  if (tale === undefined) throw new Error(`story: there is no tale ${given}; say ${known.join(', ')} or all`);
  return [tale];
};

const asked = process.argv.slice(2);
const { api, issuer } = await runningState();
const tokenFor = (account: string) => requestToken(issuer, account);
const print = (line: string): void => {
  console.log(line);
};
for (const tale of asked.length === 0 ? (['01'] as const) : asked.flatMap(taleOf)) {
  await playStory({ api, tokenFor }, { print, letters: join(touizaFolder(), 'outbox') }, tale);
}
