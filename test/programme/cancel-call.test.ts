import { dossierLapses } from '../../workflows/dossier/dossier-activities.ts';
import { draftDossier, type DossierWorld } from '../support/builders/application.ts';
import { decidedItem, retained, retainedDossier } from '../support/builders/committee.ts';
import { draftCallWorld } from '../support/builders/programme.ts';
import { ighrem } from '../support/builders/registry.ts';
import { assignedDossier } from '../support/builders/scoring.ts';
import { automatically, by, createWorld, type World } from '../support/world.ts';

const cancellation = { reason: 'Les crédits de 2026 ont été annulés par arrêté.' };

describe('cancelling a call', () => {
  let world: World;
  beforeEach(async () => {
    world = await createWorld();
  });
  afterEach(() => world.drop());

  const cancel = ({ admin, callId }: Pick<DossierWorld, 'admin' | 'callId'>) =>
    world.useCases.programme.cancelCall(by(admin), callId, cancellation);
  /** What each dossier's workflow does when it looks. */
  const endByWorkflow = async () => {
    const waits = await world.admin('engine.obligation').where({ kind: 'call_cancelled', closed_at: null });
    const lapses = dossierLapses(world.useCases.dossier);
    for (const { id, subject_id } of waits as { id: string; subject_id: string }[]) {
      await lapses.call_cancelled(automatically('lapse', id), subject_id);
    }
  };
  const processes = () => world.admin('engine.process').where({ type: 'dossier' }).orderBy('subject_id');
  const openWaits = () => world.admin('engine.obligation').whereNull('closed_at');

  it('endCancelled ends a draft and a dossier in scoring, tells each holder why, and leaves nobody waited for', async () => {
    const reviewed = await assignedDossier(world);
    const draft = await draftDossier(world, { call: reviewed, account: 'ighrem', input: ighrem });
    expect(await cancel(reviewed)).toMatchObject({ status: 'cancelled', cancelReason: cancellation.reason });
    await endByWorkflow();
    await endByWorkflow();
    expect(await processes()).toMatchObject([
      { stage: 'cancelled', open: false },
      { stage: 'cancelled', open: false },
    ]);
    expect(await openWaits()).toEqual([]);
    expect(await world.admin('engine.process').where({ type: 'call' })).toMatchObject([{ open: false }]);
    const told = await world.admin('engine.notice').where({ kind: 'dossier.call_cancelled' });
    expect(told.map(({ to_id, data }: { to_id: string; data: { reason: string } }) => [to_id, data.reason])).toEqual(
      expect.arrayContaining([
        [reviewed.organisationId, cancellation.reason],
        [draft.organisationId, cancellation.reason],
      ]),
    );
    const { submitApplication } = world.useCases.application;
    await expect(submitApplication(by(draft.holder), draft.dossierId)).rejects.toMatchObject({ code: 'call_closed' });
  });

  it('frees what a committee had decided and not signed yet', async () => {
    const session = await decidedItem(world, retained);
    await cancel(session);
    await endByWorkflow();
    expect(await world.read(session.admin, ({ ledger }) => ledger.openHolds(session.dossierId))).toEqual([]);
    expect(await processes()).toMatchObject([{ stage: 'cancelled', open: false }]);
  });

  it('is refused once something is awarded, and twice', async () => {
    const awarded = await retainedDossier(world);
    await expect(cancel(awarded)).rejects.toMatchObject({
      kind: 'refused',
      code: 'call_has_awards',
      details: { awards: 1 },
    });
  });

  it('of a draft needs no workflow; and it is done once', async () => {
    const draft = await draftCallWorld(world);
    await cancel(draft);
    await expect(cancel(draft)).rejects.toMatchObject({ kind: 'conflict', code: 'call_status_wrong' });
    const stranger = await world.person('stranger');
    expect(await world.useCases.programme.getCall(stranger, draft.callId)).toMatchObject({ status: 'cancelled' });
  });

  it('does a dossier of a living call no harm', async () => {
    const { dossierId } = await draftDossier(world);
    await world.useCases.dossier.endCancelled(automatically('lapse', 'astray'), dossierId);
    expect(await processes()).toMatchObject([{ stage: 'application', open: true }]);
  });
});
