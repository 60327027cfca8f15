import { sha256Of } from '../../services/shared/canonical.ts';
import { draftDossier, submittedDossier } from '../support/builders/application.ts';
import { by, createWorld, type World } from '../support/world.ts';
import { refused, rowsOf } from './asking.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.drop());

describe('reissueSecret', () => {
  it('gives another secret, once, and keeps only its hash', async () => {
    const { holder, dossierId, reference, trackingSecret } = await submittedDossier(world);
    const command = by(holder);
    const reissued = await world.useCases.application.reissueSecret(command, dossierId);
    expect(reissued.reference).toBe(reference);
    expect(reissued.trackingSecret).toMatch(/^[\w-]{24}$/);
    expect(reissued.trackingSecret).not.toBe(trackingSecret);
    const kept = await rowsOf(world, 'select hash from application.tracking_secret');
    expect(kept).toEqual([{ hash: sha256Of(reissued.trackingSecret ?? '') }]);
    expect(await world.useCases.application.reissueSecret(command, dossierId)).toEqual({
      reference,
      trackingSecret: null,
    });
    const told = await rowsOf(world, `select to_by from engine.notice where kind = 'application.secret_reissued'`);
    expect(told).toEqual([{ to_by: 'organisation' }]);
  });

  it('is the holder’s to ask, of what was submitted', async () => {
    const draft = await draftDossier(world);
    const { reissueSecret, submitApplication } = world.useCases.application;
    expect(await refused(reissueSecret(by(draft.holder), draft.dossierId))).toMatchObject({
      code: 'application_not_submitted',
    });
    await submitApplication(by(draft.holder), draft.dossierId);
    expect(await refused(reissueSecret(by(draft.officer), draft.dossierId))).toMatchObject({
      code: 'permission_denied',
    });
  });
});
