import type { Texts } from '../shared/texts.ts';
import { writeLetter } from './letter.ts';
import type { Delivered, Letterbox, Letters } from './notification-ports.ts';

interface Delivery {
  readonly letters: Letters;
  readonly letterbox: Letterbox;
  readonly texts: Texts;
}

const BATCH = 50;

/** Delivers what is to be told, one letter for each notice and addressee; gives how many went out and what failed. */
export const deliverLetters = async ({ letters, letterbox, texts }: Delivery): Promise<Delivered> => {
  await letters.address();
  return letters.deliver(BATCH, (letter) => letterbox.post(writeLetter(letter, texts)));
};
