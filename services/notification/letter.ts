import type { Language, Texts } from '../shared/texts.ts';
import { markedUp, readable } from './isolated.ts';
import type { Letter, Told, WrittenLetter } from './notification-ports.ts';

/** What is told, in words of the reader's language. */
export const sentenceOf = ({ kind, data, reference }: Told, language: Language, { sentence }: Texts): string => {
  // What the notice itself speaks of comes first: a dossier's owner may be told of its call.
  const facts = readable(language, { ...(reference === null ? {} : { reference }), ...data });
  return sentence(language, `notice.${kind}`, facts) ?? kind;
};

/** The same letter is the same words, so that a second delivery can be known as one. */
export const writeLetter = (letter: Letter, texts: Texts): WrittenLetter => {
  const { id, email, language, reference, hasInbox, writtenAt, data } = letter;
  const name = (language === 'ar' ? letter.nameAr : null) ?? letter.name;
  const say = (key: string, facts: Readonly<Record<string, string>> = {}) =>
    texts.sentence(language, key, readable(language, facts)) ?? '';
  const subject = reference === null ? say('letter.subject') : say('letter.subject_of', { reference });
  const told = [say('letter.greeting', { name }), sentenceOf(letter, language, texts)];
  const link = data['link'] === undefined ? [] : [String(data['link'])];
  const footer = say(hasInbox ? 'letter.footer' : 'letter.footer_stranger');
  return {
    id,
    to: { name, address: email },
    language,
    subject,
    // A link stands bare in its line: a mark of direction beside it would be taken for a part of it.
    text: `${[...told, ...link, footer].join('\n\n')}\n`,
    html: pageOf(language, subject, [...told.map(paragraph), ...link.map(linked), paragraph(footer)]),
    writtenAt,
  };
};

const paragraph = (text: string): string => `<p>${markedUp(text)}</p>`;
const linked = (link: string): string => `<p dir="ltr"><a href="${markedUp(link)}">${markedUp(link)}</a></p>`;

const pageOf = (language: Language, subject: string, paragraphs: readonly string[]): string => {
  const direction = language === 'ar' ? 'rtl' : 'ltr';
  return `<!doctype html>
<html lang="${language}" dir="${direction}">
<head><meta charset="utf-8"><title>${markedUp(subject).replace(/<[^>]+>/g, '')}</title></head>
<body dir="${direction}">
${paragraphs.join('\n')}
</body>
</html>
`;
};
