import { ROLES, type Role } from '../../services/access/policy.ts';
import { newId, type AssignmentId } from '../../services/shared/ids.ts';
import { idOfPerson } from '../support/builders/committee.ts';
import { profile, rankedDossier, sheetOf, type RankedWorld } from '../support/builders/scoring.ts';
import { automatically, by, createWorld, type World } from '../support/world.ts';
import type { Actor } from '../../services/shared/command.ts';

/** The application's clock has milliseconds: a role that ends between two of them is still held in the first. */
const ENDED = `update access.role_grant set to_at = date_trunc('milliseconds', engine.now()) where person_id = ?`;

let world: World;
let ranked: RankedWorld;

beforeAll(async () => {
  world = await createWorld();
  ranked = await rankedDossier(world);
});
afterAll(() => world.drop());

const WHY = { kind: 'other', reason: 'Said so' } as const;
const READERS: readonly Role[] = [
  'committee_member',
  'committee_chair',
  'committee_secretary',
  'desk_officer',
  'auditor',
];

type Attempt = (actor: Actor) => Promise<unknown>;

/** Each act of scoring, and the roles that may do it; everybody else is refused, whatever else is wrong. */
const ACTS: readonly (readonly [act: string, allowed: readonly Role[], attempt: Attempt])[] = [
  ['getScores', READERS, (actor) => world.useCases.scoring.getScores(actor, ranked.dossierId)],
  ['getRanking', READERS, (actor) => world.useCases.scoring.getRanking(actor, ranked.callId)],
  ['freezeRanking', ['committee_secretary'], (actor) => world.useCases.scoring.freezeRanking(by(actor), ranked.callId)],
  [
    'listCallReviews',
    ['committee_secretary', 'auditor'],
    (actor) => world.useCases.scoring.listCallReviews(actor, ranked.callId, { limit: 5 }),
  ],
  [
    'recordConflict',
    ['committee_secretary'],
    (actor) =>
      world.useCases.scoring.recordConflict(by(actor), ranked.dossierId, {
        reviewerId: idOfPerson(ranked.holder),
        ...WHY,
      }),
  ],
  ['saveReviewer', ['reviewer'], (actor) => world.useCases.scoring.saveReviewer(by(actor), profile({}))],
  [
    'declareCallConflict',
    ['reviewer'],
    (actor) => world.useCases.scoring.declareCallConflict(by(actor), ranked.callId, WHY),
  ],
];

const refusalOf = async (attempt: Promise<unknown>): Promise<string> => {
  try {
    await attempt;
    return 'done';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
};

const REFUSED = ['permission_denied', 'dossier_missing'];

describe('scoring', () => {
  it.each(ACTS)('lets the right roles %s, and no other', async (act, allowed, attempt) => {
    for (const role of ROLES) {
      const answer = await refusalOf(attempt(await world.holding(`some-${act}-${role}`, role)));
      expect([role, REFUSED.includes(answer)]).toEqual([role, !allowed.includes(role)]);
    }
    const nobody = await refusalOf(attempt(await world.person('nobody')));
    expect(REFUSED).toContain(nobody);
  });

  it('shows an assignment to its reviewer only, whatever role somebody else holds', async () => {
    const { getReview, acceptReview, declineReview, declareConflict, submitSheet, getScores } = world.useCases.scoring;
    const { assignments } = await getScores(ranked.secretary, ranked.dossierId);
    const { id } = assignments[0]!;
    for (const role of ROLES) {
      const actor = await world.holding(`stranger-${role}`, role);
      for (const attempt of [
        getReview(actor, id),
        acceptReview(by(actor), id),
        declineReview(by(actor), id, { reason: 'No' }),
        declareConflict(by(actor), id, WHY),
        submitSheet(by(actor), id, sheetOf(78)),
      ]) {
        expect(await refusalOf(attempt)).toBe('assignment_missing');
      }
    }
    await expect(getReview(ranked.holder, newId<AssignmentId>())).rejects.toMatchObject({ kind: 'missing' });
  });

  it('lets a reviewer whose role has ended open nothing any more', async () => {
    const { getReview, getScores } = world.useCases.scoring;
    const { assignments } = await getScores(ranked.secretary, ranked.dossierId);
    const { id, reviewerId } = assignments[0]!;
    const { rows } = await world.admin.raw<{ rows: { subject: string }[] }>(
      'select subject from access.person where id = ?',
      [reviewerId],
    );
    await world.admin.raw(ENDED, [reviewerId]);
    const reviewer = await world.person(rows[0]!.subject);
    expect(await refusalOf(getReview(reviewer, id))).toBe('dossier_missing');
  });

  it('leaves its automatic steps to the workflow', async () => {
    const { assignReviewers, findConflicts, lapseReview, lapseAnswer, getScores } = world.useCases.scoring;
    const { assignments } = await getScores(ranked.secretary, ranked.dossierId);
    const { id } = assignments[0]!;
    for (const role of ROLES.filter((each) => each !== 'committee_secretary')) {
      const actor = await world.holding(`by-hand-${role}`, role);
      for (const attempt of [
        findConflicts(by(actor), ranked.dossierId),
        lapseReview(by(actor), id),
        lapseAnswer(by(actor), id),
      ]) {
        expect(REFUSED).toContain(await refusalOf(attempt));
      }
    }
    await assignReviewers(automatically('assignReviewers', 'late'), ranked.dossierId);
  });
});
