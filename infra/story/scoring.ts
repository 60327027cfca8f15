import type { StoryDossier } from './application.ts';
import type { StoryFund } from './fund.ts';
import type { Telling } from './telling.ts';
import type { Json } from './visitor.ts';

/** Points out of five for each criterion of the demo rubric, in its order. */
const SHEETS: Record<number, readonly number[]> = {
  78: [4, 4, 4, 4, 3, 4, 4, 4],
  74: [4, 4, 3, 3, 4, 4, 4, 4],
  51: [3, 3, 2, 2, 2, 3, 2, 3],
  72: [3, 3, 4, 4, 4, 4, 4, 4],
};

const REVIEWERS = Array.from({ length: 6 }, (_each, index) => `reviewer-${String(index + 1)}`);

/** 4. Three reviewers, a conflict, a discordance and the fourth opinion. */
export const score = async (story: Telling, { dossierId }: StoryDossier): Promise<void> => {
  const { as, tell, until } = story;
  const asked = () => assignmentsOf(story, dossierId);
  const first = await until(asked, (known) => known.length === 3);
  tell(
    'desk-officer',
    'looks at the scoring',
    `asked by themselves: ${first.map(({ account }: Json) => account).join(', ')}`,
  );

  const [conflicted] = first;
  const conflict = { kind: 'family', reason: 'Une cousine siège au bureau de la coopérative.' };
  await as(conflicted.account).post(`/reviews/${conflicted.id}/conflict`, conflict);
  tell(conflicted.account, 'declares a conflict of interest', 'can no longer open the dossier');
  const three = await until(
    asked,
    (known) => known.length === 3 && !known.some(({ id }: Json) => id === conflicted.id),
  );
  tell('desk-officer', 'looks again', `replaced: ${three.map(({ account }: Json) => account).join(', ')}`);

  for (const [index, total] of [78, 74, 51].entries()) await fillSheet(story, three[index], total);
  const four = await until(asked, (known) => known.length === 4);
  const fourth = four.find(({ id }: Json) => !three.some((known: Json) => known.id === id));
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
  const { dossiers } = await as('secretary').post(`/calls/${callId}/ranking`);
  const ranked = dossiers.map(
    ({ rank, reference, meanHundredths }: Json) =>
      `${String(rank)}. ${String(reference)} ${String(meanHundredths / 100)}`,
  );
  tell('secretary', 'freezes the ranking', ranked.join('; '));
};

/** The live assignments of this dossier, with the account that each is of. */
const assignmentsOf = async ({ as }: Telling, dossierId: string): Promise<Json> => {
  const found: Json[] = [];
  for (const account of REVIEWERS) {
    const { items } = await as(account).get('/reviews');
    const live = items.filter(
      (each: Json) => each.dossierId === dossierId && !['conflicted', 'declined', 'replaced'].includes(each.status),
    );
    found.push(...live.map((each: Json) => ({ ...each, account })));
  }
  return found;
};

const fillSheet = async ({ as, tell }: Telling, { account, id }: Json, total: number): Promise<void> => {
  const reviewer = as(account);
  await reviewer.post(`/reviews/${id}/acceptance`);
  const { criteria } = await reviewer.get(`/reviews/${id}`);
  const scores = criteria.map(({ code }: Json, index: number) => ({
    criterion: code,
    score: SHEETS[total]?.[index],
    comment: 'Lu et pesé.',
  }));
  await reviewer.post(`/reviews/${id}/sheet`, { scores });
  tell(account, 'hands in a sheet', `${String(total)} of 100`);
};
