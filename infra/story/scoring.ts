import type { StoryDossier } from './application.ts';
import type { StoryFund } from './fund.ts';
import { needed, type Telling } from './telling.ts';
import type { AssignmentPage, Ranking, Review } from './wire.ts';

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

type Total = keyof typeof SHEETS;

const DISCORDANT: readonly Total[] = [78, 74, 51];

/** One dossier for one reviewer to score. */
interface Assignment {
  readonly account: string;
  readonly id: string;
}

const REVIEWERS = Array.from({ length: 6 }, (_each, index) => `reviewer-${index + 1}`);

/** 4. Three reviewers, a conflict, a discordance and the fourth opinion. */
export const score = async (story: Telling, { dossierId }: StoryDossier): Promise<void> => {
  const { as, tell, until } = story;
  const asked = () => assignmentsOf(story, dossierId);
  const first = await until(asked, (known) => known.length === 3);
  tell('desk-officer', 'looks at the scoring', `asked by themselves: ${accountsOf(first)}`);

  const conflicted = needed(first[0], 'reviewer');
  const conflict = { kind: 'family', reason: 'Une cousine siège au bureau de la coopérative.' };
  await as(conflicted.account).post(`/reviews/${conflicted.id}/conflict`, conflict);
  tell(conflicted.account, 'declares a conflict of interest', 'can no longer open the dossier');
  const three = await until(asked, (known) => known.length === 3 && !known.some(({ id }) => id === conflicted.id));
  tell('desk-officer', 'looks again', `replaced: ${accountsOf(three)}`);

  for (const [index, total] of DISCORDANT.entries()) await fillSheet(story, needed(three[index], 'reviewer'), total);
  const four = await until(asked, (known) => known.length === 4);
  const isNew = ({ id }: Assignment): boolean => !three.some((known) => known.id === id);
  const fourth = needed(four.find(isNew), 'fourth reviewer');
  tell(fourth.account, 'is asked by itself for a fourth opinion', '78, 74 and 51 are discordant');
  await fillSheet(story, fourth, 72);
};

/** The neighbour's dossier: three reviewers who agree. */
export const scoreBeside = async (story: Telling, { dossierId }: StoryDossier): Promise<void> => {
  const three = await story.until(
    () => assignmentsOf(story, dossierId),
    (known) => known.length === 3,
  );
  for (const assignment of three) await fillSheet(story, assignment, 74);
};

export const freezeRanking = async ({ as, tell }: Telling, { callId }: StoryFund): Promise<void> => {
  const { dossiers } = await as('secretary').post<Ranking>(`/calls/${callId}/ranking`);
  const ranked = dossiers.map(({ rank, reference, meanHundredths }) => `${rank}. ${reference} ${meanHundredths / 100}`);
  tell('secretary', 'freezes the ranking', ranked.join('; '));
};

const accountsOf = (assignments: readonly Assignment[]): string => assignments.map(({ account }) => account).join(', ');

const ENDED = ['conflicted', 'declined', 'replaced'];

/** The live assignments of this dossier, with the account that each is of. */
const assignmentsOf = async ({ as }: Telling, dossierId: string): Promise<Assignment[]> => {
  const found: Assignment[] = [];
  for (const account of REVIEWERS) {
    const { items } = await as(account).get<AssignmentPage>('/reviews');
    const live = items.filter((each) => each.dossierId === dossierId && !ENDED.includes(each.status));
    found.push(...live.map(({ id }) => ({ account, id })));
  }
  return found;
};

const fillSheet = async ({ as, tell }: Telling, { account, id }: Assignment, total: Total): Promise<void> => {
  const reviewer = as(account);
  await reviewer.post(`/reviews/${id}/acceptance`);
  const { criteria } = await reviewer.get<Review>(`/reviews/${id}`);
  const typed = criteria.filter(({ computed }) => computed === null);
  const scores = typed.map(({ code }, index) => ({
    criterion: code,
    score: SHEETS[total][index],
    comment: 'Lu et pesé.',
  }));
  await reviewer.post(`/reviews/${id}/sheet`, { scores });
  tell(account, 'hands in a sheet', `${total} of 100`);
};
