import { demoAccounts } from '../../../infra/demo/accounts.ts';
import { rulebook01 } from '../../../infra/demo/rulebook-01.ts';
import { needed } from '../../../infra/story/telling.ts';
import type { Applied } from './applying.ts';
import type { Person } from './person.ts';
import type { Stage } from './stage.ts';

/** 2. The desk reads the rules one by one, says why it lets pass what the system cannot tell, and decides. */
export const decideEligibility = async (stage: Stage, { reference }: Applied): Promise<void> => {
  const desk = await stage.as('desk-officer');
  await desk.answer('eligibility', reference);
  const reasons = desk.main.getByLabel(desk.say('page.override'));
  for (const reason of await reasons.all())
    await reason.fill(stage.say({ ar: 'تم التحقق منه', fr: 'Vérifié sur pièces' }));
  await desk.choose('page.eligible.yes');
  await desk.press('page.decide_eligibility');
};

/** 3. Whom the system asked, the desk reads on the dossier's page; each of them scores it alone. */
export const score = async (stage: Stage, applied: Applied): Promise<void> => {
  const reviewers = await reviewersOf(stage, applied);
  expect(reviewers).toHaveLength(rulebook01.review.reviewersMin);
  for (const account of reviewers) await fillSheet(stage, await stage.as(account), applied);
};

const reviewersOf = async (stage: Stage, { reference }: Applied): Promise<string[]> => {
  const desk = await stage.as('desk-officer');
  await desk.openDossier(reference, 'page.part.assessment');
  await desk.until(
    desk.main.getByText(desk.say('page.review_status.asked')).nth(rulebook01.review.reviewersMin - 1),
    () => desk.reload(),
  );
  const seen = await desk.read();
  const named = demoAccounts.filter(({ name, nameAr }) => seen.includes(name) || seen.includes(nameAr));
  return named.map(({ account }) => account).filter((account) => account.startsWith('reviewer'));
};

const fillSheet = async (stage: Stage, reviewer: Person, { reference }: Applied): Promise<void> => {
  await reviewer.answer('review_answer', reference);
  await reviewer.press('page.accept_review');
  for (const { titles, computed } of rulebook01.rubric.criteria) {
    if (computed !== undefined) continue;
    const title = needed(titles[reviewer.language], 'title');
    await reviewer.unfold(title);
    await reviewer.choose('4', reviewer.group(title));
    await reviewer.type(
      reviewer.say('page.comment_on', { title }),
      stage.say({ ar: 'قرئ ووزن بعناية.', fr: 'Lu et pesé.' }),
    );
  }
  await reviewer.press('page.submit_sheet');
};
