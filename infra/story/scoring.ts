import type { StoryDossier } from './filing.ts';
import type { StoryFund } from './fund.ts';
import { needed, type Telling } from './telling.ts';
import type { AssignmentPage, Ranking, Review, Reviewer, ScoreSheet } from './wire.ts';

/**
 * Points out of five for each criterion of the demo rubric that is typed, in its order: under the total that they
 * make. The territory is computed: nothing was granted yet, so it has its five points.
 */
const SHEETS = {
  78: [4, 4, 3, 4, 4, 4, 4],
  74: [4, 4, 3, 3, 4, 4, 3],
  51: [3, 3, 2, 2, 2, 2, 2],
  72: [3, 4, 3, 4, 4, 3, 4],
} as const;

export type Sheet = readonly number[];

const DISCORDANT: readonly Sheet[] = [SHEETS[78], SHEETS[74], SHEETS[51]];

/** One dossier for one reviewer to score. */
interface Assignment {
  readonly account: string;
  readonly id: string;
}

const REVIEWERS = Array.from({ length: 6 }, (_each, index) => `reviewer-${index + 1}`);

/** 4. Three reviewers, a conflict, a discordance and the fourth opinion. */
export const score = async (story: Telling, dossier: StoryDossier): Promise<void> => {
  const { as, tell, until } = story;
  const asked = () => assignmentsOf(story, dossier);
  const first = await until(asked, (known) => known.length === 3);
  tell('desk-officer', 'looks at the scoring', `asked by themselves: ${accountsOf(first)}`);

  const conflicted = needed(first[0], 'reviewer');
  const conflict = { kind: 'family', reason: 'Une cousine siège au bureau de la coopérative.' };
  await as(conflicted.account).post(`/reviews/${conflicted.id}/conflict`, conflict);
  tell(conflicted.account, 'declares a conflict of interest', 'can no longer open the dossier');
  const three = await until(asked, (known) => known.length === 3 && !known.some(({ id }) => id === conflicted.id));
  tell('desk-officer', 'looks again', `replaced: ${accountsOf(three)}`);

  for (const [index, sheet] of DISCORDANT.entries()) await fillSheet(story, needed(three[index], 'reviewer'), sheet);
  const four = await until(asked, (known) => known.length === 4);
  const isNew = ({ id }: Assignment): boolean => !three.some((known) => known.id === id);
  const fourth = needed(four.find(isNew), 'fourth reviewer');
  tell(fourth.account, 'is asked by itself for a fourth opinion', '78, 74 and 51 are discordant');
  await fillSheet(story, fourth, SHEETS[72]);
};

/** Reviewers who agree: each hands in a sheet like this one. */
export const scoreAlike = async (
  story: Telling,
  dossier: StoryDossier,
  { sheet, reviewers }: { readonly sheet: Sheet; readonly reviewers: number },
): Promise<void> => {
  const asked = await story.until(
    () => assignmentsOf(story, dossier),
    (known) => known.length === reviewers,
  );
  for (const assignment of asked) await fillSheet(story, assignment, sheet);
};

/** The neighbour's dossier: three reviewers who agree. */
export const scoreBeside = (story: Telling, dossier: StoryDossier): Promise<void> =>
  scoreAlike(story, dossier, { sheet: SHEETS[74], reviewers: 3 });

/** Whoever cannot read a dossier in time says so, and another is asked by itself. */
export const declineOne = async (story: Telling, dossier: StoryDossier): Promise<void> => {
  const { as, tell, until } = story;
  const asked = () => assignmentsOf(story, dossier);
  const first = await until(asked, (known) => known.length >= 2);
  const { account, id } = needed(first[0], 'reviewer');
  await as(account).post(`/reviews/${id}/decline`, { reason: 'En mission jusqu’à la fin du mois.' });
  const now = await until(asked, (known) => known.length === first.length && !known.some((each) => each.id === id));
  tell(account, 'declines', `asked by themselves: ${accountsOf(now)}`);
};

/** A tie told after the sheets are in: the sheet no longer counts, and the dossier comes back for another one. */
export const findLateConflict = async (story: Telling, dossier: StoryDossier, sheet: Sheet): Promise<void> => {
  const { as, tell, until } = story;
  const asked = () => assignmentsOf(story, dossier);
  const first = needed((await asked())[0], 'reviewer');
  const reviewer = as(first.account);
  const known = await reviewer.get<Reviewer>('/reviewers/me').catch(() => null);
  const { version, personId: _personId, ...profile } = known ?? { ...NOTHING_TOLD, version: 0, personId: null };
  await reviewer.put('/reviewers/me', { ...profile, boards: [dossier.organisationId] }, version);
  tell(
    first.account,
    'says of which board they are a member',
    "it is the applicant's: a conflict that nobody declared",
  );
  const others = await until(asked, (known) => known.length === 2 && !known.some(({ id }) => id === first.id));
  tell('desk-officer', 'looks again', `the sheet is withdrawn, the dossier back in scoring: ${accountsOf(others)}`);
  await fillSheet(story, needed(others.at(-1), 'reviewer'), sheet);
};

const NOTHING_TOLD = { sectors: [], territories: [], familyNames: [], home: null, phone: null, rib: null, ices: [] };

export const freezeRanking = async ({ as, tell }: Telling, { callId }: StoryFund): Promise<void> => {
  const { dossiers, reliability } = await as('secretary').post<Ranking>(`/calls/${callId}/ranking`);
  const ranked = dossiers.map(({ rank, reference, meanHundredths }) => `${rank}. ${reference} ${meanHundredths / 100}`);
  tell('secretary', 'freezes the ranking', ranked.join('; ') + (reliability ? `; ICC(1) ${reliability.rounded}` : ''));
};

const accountsOf = (assignments: readonly Assignment[]): string => assignments.map(({ account }) => account).join(', ');

const ENDED = ['conflicted', 'declined', 'lapsed'];

/** The live assignments of this dossier, with the account that each is of. */
const assignmentsOf = async ({ as }: Telling, { callId, dossierId }: StoryDossier): Promise<Assignment[]> => {
  const found: Assignment[] = [];
  for (const account of REVIEWERS) {
    const { items } = await as(account).get<AssignmentPage>(`/reviews?callId=${callId}`);
    const live = items.filter((each) => each.dossierId === dossierId && !ENDED.includes(each.status));
    found.push(...live.map(({ id }) => ({ account, id })));
  }
  return found;
};

const fillSheet = async ({ as, tell }: Telling, { account, id }: Assignment, sheet: Sheet): Promise<void> => {
  const reviewer = as(account);
  await reviewer.post(`/reviews/${id}/acceptance`);
  const { criteria } = await reviewer.get<Review>(`/reviews/${id}`);
  const typed = criteria.filter(({ computed }) => computed === null);
  const scores = typed.map(({ code }, index) => ({
    criterion: code,
    score: sheet[index],
    comment: 'Lu et pesé.',
  }));
  const { totalHundredths } = await reviewer.post<ScoreSheet>(`/reviews/${id}/sheet`, { scores });
  tell(account, 'hands in a sheet', `${totalHundredths / 100} of 100`);
};
