import { tellTimeline } from './closing.ts';
import type { Played, Plot } from './plot.ts';
import { tale01 } from './tale-01.ts';
import { tale02 } from './tale-02.ts';
import { tale03 } from './tale-03.ts';
import { tale04 } from './tale-04.ts';
import { tale05 } from './tale-05.ts';
import { StoppedBefore, telling, type Reader } from './telling.ts';
import type { Api } from './visitor.ts';

/** A tale of each demo call, under the last digits of its reference; and one of the byways, which each of them passes by. */
export const TALES = { '01': tale01, '02': tale02, '03': tale03, '04': tale04, '05': tale05 } as const satisfies Record<
  string,
  Plot
>;
export type Tale = keyof typeof TALES;

/** Where the first tale can stop, for whoever goes on by hand: the chapter that is left to them. */
export const STOPS = {
  eligibility: 'Eligibility',
  scoring: 'Scoring',
  committee: 'The committee',
  funders: 'The round of funders',
  convention: 'The convention',
  payment: 'Tranche 1',
  reports: 'Reports, tranches 2 and 3, the final cost',
  closure: 'Closure',
} as const;
export type Stop = keyof typeof STOPS;

/** The first tale as far as what is left to its reader: from there somebody has something waiting. */
export const playUntil = async (api: Api, reader: Reader, stop: Stop): Promise<void> => {
  try {
    await tale01(telling(api, { ...reader, before: STOPS[stop] }));
  } catch (error) {
    if (error instanceof StoppedBefore) return;
    throw error;
  }
  throw new Error(`story: there was no chapter ${STOPS[stop]}`);
};

/** One dossier from the call to its closure, told step by step; ends with the timeline of one payment. */
export const playStory = async (api: Api, reader: Reader, tale: Tale = '01'): Promise<Played> => {
  const story = telling(api, reader);
  const played = await TALES[tale](story);
  await tellTimeline(story, played.orderId, reader.print);
  return played;
};
