import type { Outcome, Proof, Run } from '../proof.ts';
import { cookies } from './cookies.ts';
import { endings } from './endings.ts';
import { forms } from './forms.ts';
import { lifetimes } from './lifetimes.ts';
import { CONTROLS } from './planting.ts';
import { sceneOf, type Trial } from './scene.ts';
import { forgedTokens, tokens } from './tokens.ts';

const PARTS: Readonly<Record<string, readonly Trial[]>> = {
  'tokens, forged and misplaced': tokens,
  'cookies, forged and stolen': cookies,
  'lifetimes of sessions, with the clock moved': lifetimes,
  'ways in which a session ends': endings,
  'forms of other sites and sessions': forms,
};

const run = async ({ planted }: Run): Promise<Outcome> => {
  const scene = await sceneOf(planted);
  const faults: string[] = [];
  try {
    for (const { what, tried } of Object.values(PARTS).flat()) {
      const fault = await tried(scene);
      if (fault !== null) faults.push(`${what}: ${fault}`);
    }
  } finally {
    await scene.close();
  }
  const counts = Object.fromEntries(Object.entries(PARTS).map(([name, trials]) => [name, trials.length]));
  return { counts: { 'forged tokens': forgedTokens, ...counts }, faults };
};

export const sessions: Proof = {
  shows: 'no token and no session counts but who signed in has it, and none beyond its end',
  amounts: {},
  controls: CONTROLS,
  run,
};
