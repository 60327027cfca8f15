import type { Telling } from '../telling.ts';
import type { Document } from '../wire.ts';

const HOLDER = 'holder-imdghassen';
const DESK = 'desk-officer';
const named = (name: string): string => `/documents?name=${encodeURIComponent(name)}`;

/** The test file of EICAR, which every scanner knows; in two halves, so that none takes this program for it. */
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE!$H+H*'].join('');

const TOO_MANY_BYTES = 11 * 1024 * 1024;

/** What cannot be taken in is refused by its name; what was taken in is nobody's to see before a scanner has looked. */
export const bringBadFiles = async (story: Telling): Promise<void> => {
  const { as, tell } = story;
  const holder = as(HOLDER);
  const program = holder.upload(named('devis.pdf'), 'MZ this is a program', 'application/pdf');
  await holder.refused('media_type_differs', program);
  tell(HOLDER, 'hands in a program called devis.pdf', 'refused: its content is not what its name says');
  const huge = `%PDF-1.4\n${' '.repeat(TOO_MANY_BYTES)}`;
  await holder.refused(
    ['body_too_large', 'document_too_large'],
    holder.upload(named('plan.pdf'), huge, 'application/pdf'),
  );
  tell(HOLDER, 'hands in a file of 11 megabytes', 'refused: too large');
  await holder.refused('document_empty', holder.upload(named('vide.pdf'), '', 'application/pdf'));
  tell(HOLDER, 'hands in an empty file', 'refused: empty');
  await scanBoth(story);
};

/** Two of the same hour: one is clean once it was scanned and not before, the other is never shown again. */
const scanBoth = async ({ as, tell, expect, until }: Telling): Promise<void> => {
  const holder = as(HOLDER);
  const bring = (name: string, words: string) => holder.upload<Document>(named(name), words, 'text/plain');
  const letter = await bring('lettre.txt', `Lettre de soutien de la commune, ${String(Date.now())}.\n`);
  const infected = await bring('facture.txt', EICAR);
  expect('what both are when they come', [letter.status, infected.status], ['received', 'received']);

  const scanned = ({ id }: Document) =>
    until(
      () => holder.get<Document>(`/documents/${id}`),
      ({ status }) => status !== 'received' && status !== 'scanning',
    );
  expect('the letter, scanned', (await scanned(letter)).status, 'clean');
  expect('the other, scanned', (await scanned(infected)).status, 'infected');
  await as(DESK).text(`/documents/${letter.id}/content`);
  for (const account of [HOLDER, DESK]) {
    const shown = as(account).text(`/documents/${infected.id}/content`);
    await as(account).refused('document_quarantined', shown);
  }
  tell(DESK, 'opens the letter; nobody opens the other', 'in quarantine: kept as evidence, shown to no one');
};
