import type { World } from '../../support/world.ts';
import { tried, type Attempt, type Who } from './attempt.ts';
import { BOOKS } from './books.ts';
import { DECISIONS } from './decisions.ts';
import { EVIDENCE } from './evidence.ts';
import { LONE } from './lone-books.ts';
import { LONE_PAYING, LONE_SIGNING } from './lone-payments.ts';
import { OTHER_FUNDERS } from './other-funders.ts';
import { PAYING as PAYING_ATTEMPTS } from './paying.ts';
import type { Scene } from './scene.ts';
import { SIGNING_TRANCHES } from './signing.ts';

/** One attempt by one of those who make it. */
export type Try = Pick<Attempt<Scene>, 'what' | 'sql' | 'refusedBy' | 'actor'> & { readonly who: Who };

const triesOf = (attempts: readonly Attempt<Scene>[]): Try[] =>
  attempts.flatMap(({ as, ...attempt }) => as.map((who): Try => ({ ...attempt, who })));

/** Where tranche 2 is prepared. */
export const AT_FIRST: readonly Try[] = triesOf([
  ...BOOKS,
  ...SIGNING_TRANCHES,
  ...DECISIONS,
  ...EVIDENCE,
  ...LONE,
  ...LONE_SIGNING,
  ...OTHER_FUNDERS,
]);
/** Where it is ordered, and a run of it is prepared. */
export const PAYING: readonly Try[] = triesOf([...PAYING_ATTEMPTS, ...LONE_PAYING]);

/** What speaks against the database, or null where it refused, and by what it should; a rule of it may be taken away before. */
export const faultOf = async (
  { world: { admin }, scene }: { readonly world: World; readonly scene: Scene },
  { what, sql, refusedBy, who, actor = () => 'system' }: Try,
  before?: string,
): Promise<string | null> => {
  const by = await tried(admin, { who, actor: actor(scene), sql: sql(scene), before });
  if (by === null) return `the ${who} could ${what}`;
  return refusedBy.includes(by) ? null : `the ${who} could not ${what}, but by accident: ${by}`;
};
