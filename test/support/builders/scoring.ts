import { z } from 'zod';
import { ReviewerProfile } from '../../../services/scoring/reviewer.ts';
import type { Score } from '../../../services/scoring/score-sheet.ts';
import type { AssignmentSummary } from '../../../services/scoring/scoring-views.ts';
import type { FrozenRanking } from '../../../services/scoring/ranking.ts';
import type { Actor } from '../../../services/shared/command.ts';
import type { DossierId } from '../../../services/shared/ids.ts';
import { automatically, by, type World } from '../world.ts';
import { eligibleDossier, type EligibleWorld } from './application.ts';
import { closeByCalendar } from './programme.ts';

type EligibleOptions = Parameters<typeof eligibleDossier>[1];

const CRITERIA = ['relevance', 'viability', 'jobs', 'inclusion', 'governance', 'innovation', 'sustainability'];

/** Scores that give these totals with the rubric of AAP-2026-01 and its computed five points, none eliminatory. */
const SCORES = {
  78: [4, 4, 3, 4, 4, 4, 4],
  74: [4, 4, 3, 3, 4, 4, 3],
  72: [3, 4, 3, 4, 4, 3, 4],
  51: [3, 3, 2, 2, 2, 2, 2],
} as const;
export type Total = keyof typeof SCORES;

export const scoresOf = (values: readonly number[]): Score[] =>
  CRITERIA.map((criterion, index) => ({ criterion, score: values[index] ?? 1, comment: `${criterion}: as shown` }));

/** A sheet of 78, 74, 72 or 51 points. */
export const sheetOf = (total: Total): { scores: Score[] } => ({ scores: scoresOf(SCORES[total]) });

/** What a reviewer who knows everything and is tied to nobody says of themselves; tests add their tie. */
export const profile = (change: Partial<z.input<typeof ReviewerProfile>>): ReviewerProfile =>
  z.decode(ReviewerProfile, {
    sectors: [],
    territories: [],
    familyNames: [],
    home: null,
    phone: null,
    rib: null,
    ices: [],
    boards: [],
    ...change,
  });

/** Six people who may review: enough for a conflict, a replacement and a fourth opinion. */
const reviewers = async (world: World): Promise<Actor[]> => {
  const actors: Actor[] = [];
  for (const number of [1, 2, 3, 4, 5, 6]) actors.push(await world.holding(`reviewer-${String(number)}`, 'reviewer'));
  return actors;
};

/** What the dossier's workflow does: asks reviewers as often as the facts say that some are missing. */
export const assignByItself = async (world: World, dossierId: DossierId): Promise<void> => {
  const system = automatically('look', dossierId).actor;
  for (let rounds = 0; rounds < 10; rounds += 1) {
    const waits = await world.read(system, ({ scoringWaits }) => scoringWaits.waits(dossierId));
    if (waits.conflictsFound > 0) {
      const found = automatically('findConflicts', `${dossierId}/${String(waits.conflictsKnown)}`);
      await world.useCases.scoring.findConflicts(found, dossierId);
      continue;
    }
    if (waits.reviewersMissing === 0 && !waits.isShortageUntold) return;
    const command = automatically('assignReviewers', `${dossierId}/${String(waits.assignmentRounds)}`);
    await world.useCases.scoring.assignReviewers(command, dossierId);
  }
  throw new Error('the assignment of reviewers spins');
};

export interface Asked {
  readonly reviewer: Actor;
  readonly assignment: AssignmentSummary;
}

/** Reviewers who still owe a sheet on a dossier, in the order of their ids. */
export const whoIsAsked = async (world: World, dossierId: DossierId): Promise<Asked[]> => {
  const asked: Asked[] = [];
  for (const reviewer of await reviewers(world)) {
    const { items } = await world.useCases.scoring.listReviews(reviewer, { limit: 50 });
    const open = items.filter(({ status }) => status === 'asked' || status === 'accepted');
    asked.push(...open.filter((each) => each.dossierId === dossierId).map((assignment) => ({ reviewer, assignment })));
  }
  return asked;
};

/** Eligible, and its three reviewers asked. */
export const assignedDossier = async (world: World, options: EligibleOptions = {}): Promise<EligibleWorld> => {
  await reviewers(world);
  const eligible = await eligibleDossier(world, options);
  await assignByItself(world, eligible.dossierId);
  return eligible;
};

/** Hands in sheets of these totals, one for each reviewer who is asked. */
export const handIn = async (world: World, dossierId: DossierId, totals: readonly Total[]): Promise<void> => {
  const asked = await whoIsAsked(world, dossierId);
  for (const [index, total] of totals.entries()) {
    const { reviewer, assignment } = asked[index]!;
    await world.useCases.scoring.submitSheet(by(reviewer), assignment.id, sheetOf(total));
  }
  await assignByItself(world, dossierId);
};

/** 78, 74 and 51 are discordant; a fourth opinion gives 72, and a mean of 68.75. */
export const scoredDossier = async (world: World, options: EligibleOptions = {}): Promise<EligibleWorld> => {
  const assigned = await assignedDossier(world, options);
  await handIn(world, assigned.dossierId, [78, 74, 51]);
  await handIn(world, assigned.dossierId, [72]);
  return assigned;
};

export interface RankedWorld extends EligibleWorld {
  readonly secretary: Actor;
  readonly ranking: FrozenRanking;
}

/** The call is closed and its ranking frozen: the dossier is with the committee. */
export const rankedDossier = async (world: World, options: EligibleOptions = {}): Promise<RankedWorld> =>
  frozenRanking(world, await scoredDossier(world, options));

export const frozenRanking = async (world: World, scored: EligibleWorld): Promise<RankedWorld> => {
  const secretary = await world.holding('secretary', 'committee_secretary');
  await world.moveTo('2026-03-06T16:31:00Z');
  await closeByCalendar(world, scored.callId);
  const ranking = await world.useCases.scoring.freezeRanking(by(secretary), scored.callId);
  return { ...scored, secretary, ranking };
};
