import { join } from 'node:path';
import { requestToken } from '../issuer-token.ts';
import { touizaFolder } from '../root.ts';
import { runningState } from '../running.ts';
import { playStory, playUntil, STOPS, TALES, type Stop, type Tale } from './story.ts';

/** Plays a story against the running Touiza, over HTTP, as the people in it: the first, those that are named, or `all`;
 * or the first, `until` somebody's part, which is left to whoever goes on by hand. */
const known = Object.keys(TALES) as Tale[];
const taleOf = (given: string): Tale[] => {
  if (given === 'all') return known;
  const tale = known.find((each) => given === each || given === `AAP-2026-${each}`);
  if (tale === undefined) throw new Error(`story: there is no tale ${given}; say ${known.join(', ')} or all`);
  return [tale];
};

const stops = Object.keys(STOPS) as Stop[];
const stopOf = (given: string | undefined): Stop => {
  const stop = stops.find((each) => given === each);
  if (stop === undefined)
    throw new Error(`story: it stops before ${stops.join(', ')}; not before ${given ?? 'nothing'}`);
  return stop;
};

const asked = process.argv.slice(2);
const { api, issuer } = await runningState();
const tokenFor = (account: string) => requestToken(issuer, account);
const print = (line: string): void => {
  console.log(line);
};
const reader = { print, letters: join(touizaFolder(), 'outbox') };
const goOn = async (stop: Stop): Promise<void> => {
  await playUntil({ api, tokenFor }, reader, stop);
  print(`\nThe rest is left to you. Whoever has something waiting says so on ${api}/sign-in`);
};
if (asked[0] === 'until') await goOn(stopOf(asked[1]));
else
  for (const tale of asked.length === 0 ? (['01'] as const) : asked.flatMap(taleOf)) {
    await playStory({ api, tokenFor }, reader, tale);
  }
