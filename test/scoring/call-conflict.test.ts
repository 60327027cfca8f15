import { assignByItself, assignedDossier, whoIsAsked } from '../support/builders/scoring.ts';
import { eligibleDossier } from '../support/builders/application.ts';
import { ighrem } from '../support/builders/registry.ts';
import { newId, type CallId } from '../../services/shared/ids.ts';
import { by, createWorld, type World } from '../support/world.ts';

let world: World;

beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.drop());

const STAKE = { kind: 'financial', reason: 'مشروع أخي مرشح في طلب المشاريع هذا' } as const;

describe('declareCallConflict', () => {
  it('takes the reviewer off every dossier of the call, asked or yet to come', async () => {
    const first = await assignedDossier(world);
    const [asked] = await whoIsAsked(world, first.dossierId);
    const { reviewer } = asked!;
    const { declareCallConflict, listReviews } = world.useCases.scoring;
    const declared = await declareCallConflict(by(reviewer), first.callId, STAKE);
    expect(declared).toMatchObject({ dossierId: null, origin: 'declared', ...STAKE });
    await assignByItself(world, first.dossierId);
    expect(await whoIsAsked(world, first.dossierId)).toHaveLength(3);

    const second = await eligibleDossier(world, { call: first, account: 'holder-ighrem', input: ighrem });
    await assignByItself(world, second.dossierId);
    const { items } = await listReviews(reviewer, { limit: 10 });
    expect(items).toMatchObject([{ dossierId: first.dossierId, status: 'conflicted', conflictKind: 'financial' }]);
  });

  it('is refused twice, of a call that is not there, and to whoever reviews nothing', async () => {
    const { callId, officer } = await eligibleDossier(world);
    const reviewer = await world.holding('reviewer-1', 'reviewer');
    const { declareCallConflict } = world.useCases.scoring;
    await declareCallConflict(by(reviewer), callId, STAKE);
    await expect(declareCallConflict(by(reviewer), callId, STAKE)).rejects.toMatchObject({
      code: 'conflict_already_known',
    });
    await expect(declareCallConflict(by(reviewer), newId<CallId>(), STAKE)).rejects.toMatchObject({
      code: 'call_missing',
    });
    await expect(declareCallConflict(by(officer), callId, STAKE)).rejects.toMatchObject({ code: 'permission_denied' });
  });
});
