import { programmeLapses } from '../../workflows/programme/programme-activities.ts';
import { draftDossier, submittedDossier, type DossierWorld } from '../support/builders/application.ts';
import { closeByCalendar, publishedCallWorld } from '../support/builders/programme.ts';
import { automatically, by, createWorld, type World } from '../support/world.ts';

describe('settling a call', () => {
  let world: World;
  beforeEach(async () => {
    world = await createWorld();
  });
  afterEach(() => world.drop());

  const lapse = (day: string, callId: string) =>
    programmeLapses(world.useCases.programme).call_settlement(automatically('settlement', day), callId);
  const waits = async () =>
    (await world.admin('engine.obligation').where({ kind: 'call_settlement', closed_at: null })) as { due_at: Date }[];
  const processOf = (callId: string) => world.admin('engine.process').where({ subject_id: callId });

  const closedWith = async (make: (world: World) => Promise<DossierWorld>): Promise<DossierWorld> => {
    const dossier = await make(world);
    await world.moveTo('2026-03-06T16:30:00Z');
    await closeByCalendar(world, dossier.callId);
    return dossier;
  };

  it('lapseSettlement asks again on the next day as long as a dossier is open', async () => {
    const { callId } = await closedWith(submittedDossier);
    const [first] = await waits();
    expect(first?.due_at.getTime()).toBeGreaterThanOrEqual(Date.parse('2026-03-07T16:30:00Z'));
    await world.moveTo('2026-03-07T17:00:00Z');
    expect(await lapse('7 March', callId)).toMatchObject({ status: 'closed' });
    const [second] = await waits();
    expect(second?.due_at.getTime()).toBeGreaterThanOrEqual(Date.parse('2026-03-08T17:00:00Z'));
    expect(await processOf(callId)).toMatchObject([{ open: true }]);
  });

  it('settles it when the last has ended, and its workflow with it', async () => {
    const { callId, dossierId } = await closedWith(draftDossier);
    await world.useCases.application.lapseDraft(automatically('lapse', dossierId), dossierId);
    expect(await lapse('7 March', callId)).toMatchObject({ status: 'settled' });
    expect(await lapse('8 March', callId)).toMatchObject({ status: 'settled' });
    expect(await waits()).toEqual([]);
    expect(await processOf(callId)).toMatchObject([{ open: false }]);
    expect(await world.admin('audit.event').where({ kind: 'programme.call_settled' })).toHaveLength(1);
    expect(await world.admin('engine.notice').where({ kind: 'programme.call_settled' })).toMatchObject([
      { to_role: 'fund_administrator' },
    ]);
  });

  it('settleCall is for an administrator who will not wait, and refused while a dossier is open', async () => {
    const { admin, callId, dossierId } = await closedWith(draftDossier);
    const { settleCall } = world.useCases.programme;
    await expect(settleCall(by(admin), callId)).rejects.toMatchObject({
      kind: 'refused',
      code: 'call_has_open_dossiers',
      details: { open: 1 },
    });
    await world.useCases.application.lapseDraft(automatically('lapse', dossierId), dossierId);
    await expect(settleCall(by(admin, { expectedVersion: 1 }), callId)).rejects.toMatchObject({
      code: 'version_stale',
    });
    expect(await settleCall(by(admin), callId)).toMatchObject({ status: 'settled' });
  });

  it('is for closed calls', async () => {
    const { admin, callId } = await publishedCallWorld(world);
    await expect(world.useCases.programme.settleCall(by(admin), callId)).rejects.toMatchObject({
      kind: 'conflict',
      code: 'call_status_wrong',
    });
  });
});
