import { assignByItself, assignedDossier, handIn, profile, sheetOf, whoIsAsked } from '../support/builders/scoring.ts';
import { eligibleDossier } from '../support/builders/application.ts';
import type { ReviewerProfile } from '../../services/scoring/reviewer.ts';
import type { OrganisationId } from '../../services/shared/ids.ts';
import { automatically, by, createWorld, type World } from '../support/world.ts';

let world: World;

beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.drop());

const HOME = { province: '05.301', commune: 'EL-KBÂB', address: null };

/** Each tie, from what a reviewer says of themselves; the applicant is Tazart Noughbalou of El Kbab. */
const TIES: readonly (readonly [string, (organisationId: OrganisationId) => Partial<ReviewerProfile>])[] = [
  ['same_rib', () => profile({ rib: '999780000000000000000105' })],
  ['same_phone', () => profile({ phone: '06 12 34 56 78' })],
  ['same_ice', () => profile({ ices: ['990000001000040'] })],
  ['board_member', (id) => profile({ boards: [id] })],
  ['same_address', () => profile({ home: { ...HOME, address: 'noughbalou' } })],
  ['family_name_in_commune', () => profile({ home: HOME, familyNames: ['Aït Ouhaddou', 'أوحدُو'] })],
];

const nameHolder = (name: string, nameAr: string) =>
  world.admin('access.person').update({ name, name_ar: nameAr }).where({ subject: 'holder-tazart' });

describe('a conflict of interest found by the system', () => {
  it.each(TIES)('keeps a reviewer from being asked: %s', async (_tie, said) => {
    const { dossierId, organisationId } = await eligibleDossier(world);
    await nameHolder('Aicha Ait Ouhaddou', 'عائشة اوحدو');
    await world.admin('registry.organisation').update({ phone: '+212612345678' });
    const reviewer = await world.holding('reviewer-1', 'reviewer');
    const { saveReviewer, listReviews } = world.useCases.scoring;
    await saveReviewer(by(reviewer), { ...profile({}), ...said(organisationId) });
    await assignByItself(world, dossierId);
    expect(await whoIsAsked(world, dossierId)).toHaveLength(3);
    expect((await listReviews(reviewer, { limit: 5 })).items).toEqual([]);
  });

  it('is not one where only the name or only the commune is the same', async () => {
    const { dossierId } = await eligibleDossier(world);
    await nameHolder('Aicha Ouhaddou', 'عائشة أوحدو');
    const { saveReviewer, listReviews } = world.useCases.scoring;
    const namesake = await world.holding('reviewer-1', 'reviewer');
    const elsewhere = { home: { ...HOME, commune: 'Aguelmous' }, familyNames: ['Ouhaddou'] };
    await saveReviewer(by(namesake), profile(elsewhere));
    const neighbour = await world.holding('reviewer-2', 'reviewer');
    await saveReviewer(by(neighbour), profile({ home: HOME, familyNames: ['Addou', 'أمين'] }));
    await assignByItself(world, dossierId);
    for (const each of [namesake, neighbour]) {
      expect((await listReviews(each, { limit: 5 })).items).toHaveLength(1);
    }
  });

  it('takes off a reviewer who was asked before it could be seen, tells them and asks another: findConflicts', async () => {
    const { dossierId, officer } = await assignedDossier(world);
    const [first] = await whoIsAsked(world, dossierId);
    const { saveReviewer, getReview, acceptReview, submitSheet, getScores, findConflicts } = world.useCases.scoring;
    await saveReviewer(by(first!.reviewer), profile({ rib: '999780000000000000000105' }));
    const refusal = { kind: 'forbidden', code: 'conflict_of_interest', details: { ties: ['same_rib'] } };
    await expect(getReview(first!.reviewer, first!.assignment.id)).rejects.toMatchObject(refusal);
    await expect(acceptReview(by(first!.reviewer), first!.assignment.id)).rejects.toMatchObject(refusal);
    await expect(submitSheet(by(first!.reviewer), first!.assignment.id, sheetOf(78))).rejects.toMatchObject(refusal);

    await assignByItself(world, dossierId);
    await findConflicts(automatically('findConflicts', 'again'), dossierId);

    const { assignments, conflicts } = await getScores(officer, dossierId);
    expect(conflicts).toMatchObject([{ origin: 'found', kind: 'financial', ties: ['same_rib'], reason: 'same_rib' }]);
    expect(assignments.find(({ id }) => id === first!.assignment.id)).toMatchObject({ status: 'conflicted' });
    expect(await whoIsAsked(world, dossierId)).toHaveLength(3);
    const notices = await world.admin('engine.notice').where({ kind: 'scoring.review_barred' });
    expect(notices).toHaveLength(1);
  });

  it('withdraws a sheet that is in, and computes what remains again', async () => {
    const { dossierId, officer } = await assignedDossier(world);
    const [first] = await whoIsAsked(world, dossierId);
    await handIn(world, dossierId, [78, 74, 72]);
    await world.useCases.scoring.saveReviewer(by(first!.reviewer), profile({ ices: ['990000001000040'] }));
    await assignByItself(world, dossierId);
    expect((await world.useCases.scoring.getScores(officer, dossierId)).completedAt).toBeNull();
    await handIn(world, dossierId, [72]);
    const { sheets, result } = await world.useCases.scoring.getScores(officer, dossierId);
    expect(result?.meanHundredths).toBe(7267);
    expect(sheets.map(({ isWithdrawn }) => isWithdrawn)).toEqual([true, false, false, false]);
  });
});
