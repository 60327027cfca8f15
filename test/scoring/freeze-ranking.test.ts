import type { DossierId } from '../../services/shared/ids.ts';
import type { Score } from '../../services/scoring/score-sheet.ts';
import {
  assignByItself,
  assignedDossier,
  frozenRanking,
  handIn,
  rankedDossier,
  scoredDossier,
  scoresOf,
  whoIsAsked,
} from '../support/builders/scoring.ts';
import { eligibleDossier, submittedDossier } from '../support/builders/application.ts';
import { changedRules, closeByCalendar, openCallWorld } from '../support/builders/programme.ts';
import { ighrem } from '../support/builders/registry.ts';
import { by, createWorld, type World } from '../support/world.ts';

let world: World;

beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.drop());

const AFTER_CLOSING = '2026-03-06T16:31:00Z';

const stageOf = async (dossierId: DossierId): Promise<string | undefined> => {
  const { rows } = await world.admin.raw<{ rows: { stage: string }[] }>(
    'select stage from engine.process where subject_id = ?',
    [dossierId],
  );
  return rows[0]?.stage;
};

describe('freezeRanking', () => {
  it('ranks the scored dossiers of the call and hands them to the committee', async () => {
    const { dossierId, reference, callId, ranking, secretary } = await rankedDossier(world);
    expect(ranking.dossiers).toEqual([
      { dossierId, reference, rank: 1, meanHundredths: 6875, spreadHundredths: 2700, isEliminated: false },
    ]);
    expect(await world.useCases.scoring.getRanking(secretary, callId)).toEqual(ranking);
    expect(await stageOf(dossierId)).toBe('committee');
  });

  it('is refused while the call is open', async () => {
    const { callId } = await scoredDossier(world);
    const secretary = await world.holding('secretary', 'committee_secretary');
    await expect(world.useCases.scoring.freezeRanking(by(secretary), callId)).rejects.toMatchObject({
      kind: 'refused',
      code: 'call_still_open',
    });
  });

  it('is refused while dossiers are undecided or not fully scored, and names them', async () => {
    const first = await assignedDossier(world);
    const second = await submittedDossier(world, { call: first, account: 'holder-ighrem', input: ighrem });
    await handIn(world, first.dossierId, [78, 74, 51]);
    const secretary = await world.holding('secretary', 'committee_secretary');
    await world.moveTo(AFTER_CLOSING);
    await closeByCalendar(world, first.callId);
    const { freezeRanking } = world.useCases.scoring;
    await expect(freezeRanking(by(secretary), first.callId)).rejects.toMatchObject({
      code: 'scoring_incomplete',
      details: { dossierIds: [first.dossierId, second.dossierId].sort() },
    });
    await handIn(world, first.dossierId, [72]);
    await expect(freezeRanking(by(secretary), first.callId)).rejects.toMatchObject({
      details: { dossierIds: [second.dossierId] },
    });
  });

  it('is refused of a call in which nothing was scored', async () => {
    const { callId } = await openCallWorld(world);
    const secretary = await world.holding('secretary', 'committee_secretary');
    await world.moveTo(AFTER_CLOSING);
    await closeByCalendar(world, callId);
    await expect(world.useCases.scoring.freezeRanking(by(secretary), callId)).rejects.toMatchObject({
      kind: 'refused',
      code: 'ranking_empty',
    });
  });

  it('happens once: what is frozen stays as it is', async () => {
    const { callId, secretary } = await rankedDossier(world);
    await expect(world.useCases.scoring.freezeRanking(by(secretary), callId)).rejects.toMatchObject({
      kind: 'conflict',
      code: 'ranking_frozen',
    });
    await expect(world.admin.raw('update scoring.ranked set rank = 2')).rejects.toThrow(/append-only/);
  });

  it('takes each dossier by the rulebook it began with, and separates equals by the tie-break in force', async () => {
    const early = await assignedDossier(world);
    await changedRules(world, early, ({ rubric }) => {
      for (const criterion of rubric.criteria) delete criterion.computed;
      rubric.tieBreak = ['least_served'];
    });
    const late = await eligibleDossier(world, { call: early, account: 'holder-ighrem', input: ighrem });
    await assignByItself(world, late.dossierId);
    const score = async (dossierId: DossierId, scores: Score[]) => {
      for (const { reviewer, assignment } of await whoIsAsked(world, dossierId)) {
        await world.useCases.scoring.submitSheet(by(reviewer), assignment.id, { scores });
      }
    };
    // The early dossier's five points for the territory are the system's; the late one's four are typed.
    await score(early.dossierId, scoresOf([4, 4, 3, 4, 4, 4, 3]));
    const typed = { criterion: 'least_served', score: 4, comment: 'as shown' };
    await score(late.dossierId, [...scoresOf([4, 4, 3, 4, 4, 4, 4]), typed]);
    const { ranking } = await frozenRanking(world, early);
    expect(ranking.dossiers).toMatchObject([
      { dossierId: early.dossierId, meanHundredths: 7700 },
      { dossierId: late.dossierId, meanHundredths: 7700 },
    ]);
  });

  it('belongs to the committee secretary and is hidden from the holder', async () => {
    const { callId, holder, officer } = await rankedDossier(world);
    await expect(world.useCases.scoring.freezeRanking(by(officer), callId)).rejects.toMatchObject({
      code: 'permission_denied',
    });
    await expect(world.useCases.scoring.getRanking(holder, callId)).rejects.toMatchObject({
      code: 'permission_denied',
    });
  });
});
