import { tellTimeline } from './closing.ts';
import type { Played, Plot } from './plot.ts';
import { tale01 } from './tale-01.ts';
import { tale02 } from './tale-02.ts';
import { tale03 } from './tale-03.ts';
import { tale04 } from './tale-04.ts';
import { tale05 } from './tale-05.ts';
import { telling, type Reader } from './telling.ts';
import type { Api } from './visitor.ts';

/** A tale of each demo call, under the last digits of its reference; and one of the byways, which each of them passes by. */
export const TALES = { '01': tale01, '02': tale02, '03': tale03, '04': tale04, '05': tale05 } as const satisfies Record<
  string,
  Plot
>;
export type Tale = keyof typeof TALES;

/** One dossier from the call to its closure, told step by step; ends with the timeline of one payment. */
export const playStory = async (api: Api, reader: Reader, tale: Tale = '01'): Promise<Played> => {
  const story = telling(api, reader);
  const played = await TALES[tale](story);
  await tellTimeline(story, played.orderId, reader.print);
  return played;
};
