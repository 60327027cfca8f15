import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoryDossier } from '../filing.ts';
import { needed, type Telling } from '../telling.ts';
import type { InboxPage, SentPage } from '../wire.ts';

type Sent = SentPage['items'][number];

const CHOSEN = { 'holder-imdghassen': 'ar', 'indh-approver': 'fr' } as const;

/** Each person is written to in the language that they have chosen themselves. */
export const chooseLanguages = async ({ as, tell }: Telling): Promise<void> => {
  for (const [account, language] of Object.entries(CHOSEN)) {
    await as(account).put('/me/preferences', { language, email: null }, 1);
    tell(account, 'chooses a language for letters and pages', language);
  }
};

/** Unread until it is read, then out of the way. */
export const readInbox = async (story: Telling, { holder, dossierId, reference }: StoryDossier): Promise<void> => {
  const { as, tell, expect } = story;
  const unread = async () => {
    const { items } = await as(holder).get<InboxPage>('/inbox?read=false&limit=200');
    return items.filter((letter) => letter.dossierId === dossierId);
  };
  const before = await unread();
  const newest = needed(before[0], 'unread letter');
  tell(holder, `has ${before.length} unread letters about ${reference}`, `the newest: ${newest.text}`);
  const read = await as(holder).post<{ readAt: string | null }>(`/inbox/${newest.id}/reading`);
  expect('it is read', read.readAt !== null, true);
  // Others may have come meanwhile.
  const after = new Set((await unread()).map(({ id }) => id));
  const stillUnread = before.filter(({ id }) => after.has(id));
  expect('unread of these now', stillUnread.length, before.length - 1);
  expect('the one that was read among them', after.has(newest.id), false);
  const { items } = await as(holder).get<InboxPage>('/inbox?read=true&limit=200');
  expect(
    'and among those that were read',
    items.some(({ id }) => id === newest.id),
    true,
  );
};

/** Everything that was ever told about one dossier, once it is on its way. */
const lettersAbout = async ({ as, until }: Telling, { dossierId }: StoryDossier): Promise<Sent[]> => {
  const all = async (): Promise<Sent[]> => {
    const found: Sent[] = [];
    for (let after = ''; ;) {
      const { items, next } = await as('admin').get<SentPage>(`/demo/outbox?limit=200${after}`);
      found.push(...items.filter((letter) => letter.dossierId === dossierId));
      if (next === null) return found;
      after = `&after=${next}`;
    }
  };
  return until(all, (letters) => letters.length > 0 && letters.every(({ deliveredAt }) => deliveredAt !== null));
};

/** One notice is one letter to each of its addressees, in the language of each. */
export const countLetters = async (story: Telling, dossier: StoryDossier): Promise<void> => {
  const { tell, expect } = story;
  const letters = await lettersAbout(story, dossier);
  const said = letters.map(({ to, kind, text, at }) => [to, kind, text, at].join(' '));
  const twice = said.filter((each, index) => said.indexOf(each) !== index);
  const by = (language: string) => letters.filter((letter) => letter.language === language).length;
  tell('admin', `opens the outbox on ${dossier.reference}`, `${by('ar')} letters in Arabic, ${by('fr')} in French`);
  expect('letters that somebody got twice', twice, []);
  expect('both languages are there', by('ar') > 0 && by('fr') > 0, true);
  await openLetters(story, letters);
};

const SIGNS = { ar: /\p{Script=Arabic}/u, fr: /[A-Za-zÀ-ÿ]/u, en: /[A-Za-z]/ } as const;

/** As they lie in the folder of a development server: each in the language of whoever gets it. */
const openLetters = async ({ letters: folder, tell, expect }: Telling, letters: readonly Sent[]): Promise<void> => {
  for (const language of ['ar', 'fr'] as const) {
    const letter = needed(
      letters.find((each) => each.language === language),
      `letter in ${language}`,
    );
    expect(`the letter is in ${language}`, SIGNS[language].test(letter.text), true);
    if (folder === undefined) continue;
    const file = await readFile(join(folder, `${letter.id}.eml`), 'utf8');
    expect(`its file, too`, /content-language: (\w+)/i.exec(file)?.[1], language);
    tell('admin', `opens ${letter.id}.eml`, `to ${letter.to}: ${letter.text}`);
  }
};
