import type { Texts } from '../shared/texts.ts';
import type { Delivered, Letter, Letterbox, Letters, WrittenLetter } from './notification-ports.ts';

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

/** Who has no address of their own is written to by the id of the letter, where a folder keeps it. */
const writeLetter = (letter: Letter, { sentence }: Texts): WrittenLetter => {
  const { id, name, email, language, kind, data, reference, writtenAt } = letter;
  const facts = { ...data, ...(reference === null ? {} : { reference }) };
  const text = sentence(language, `notice.${kind}`, facts) ?? kind;
  return {
    id,
    to: { name, address: email ?? `${id}@letters.invalid` },
    subject: reference === null ? 'Touiza' : `Touiza ${reference}`,
    text,
    writtenAt,
  };
};
