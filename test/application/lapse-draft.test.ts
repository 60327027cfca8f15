import { DOSSIER_STATUSES } from '../../services/application/application-views.ts';
import { NEXT_STATUSES } from '../../services/application/application.ts';
import { draftDossier, submittedDossier } from '../support/builders/application.ts';
import { automatically, by, createWorld, type World } from '../support/world.ts';
import { refused } from './asking.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.drop());

describe('lapseDraft', () => {
  it('ends a draft at the closing, quietly when asked again', async () => {
    const { holder, dossierId } = await draftDossier(world);
    const { lapseDraft, getDossier } = world.useCases.application;
    await lapseDraft(automatically('draft', 'early'), dossierId);
    expect(await getDossier(holder, dossierId)).toMatchObject({ status: 'draft' });
    await world.moveTo('2026-03-06T16:30:00Z');
    await lapseDraft(automatically('draft', '1'), dossierId);
    expect(await getDossier(holder, dossierId)).toMatchObject({ stage: 'lapsed', status: 'lapsed', waitsFor: [] });
    await lapseDraft(automatically('draft', '2'), dossierId);
    const lapses = await world.admin('audit.event').where({ kind: 'application.lapsed' });
    expect(lapses).toHaveLength(1);
  });

  it('leaves alone what was submitted in time', async () => {
    const { holder, dossierId } = await submittedDossier(world);
    await world.useCases.application.lapseDraft(automatically('draft', '1'), dossierId);
    expect(await world.useCases.application.getDossier(holder, dossierId)).toMatchObject({ status: 'submitted' });
  });

  it('is nobody’s command', async () => {
    const { holder, dossierId } = await draftDossier(world);
    const lapsing = world.useCases.application.lapseDraft(by(holder), dossierId);
    expect(await refused(lapsing)).toMatchObject({ code: 'permission_denied' });
  });
});

describe('the database', () => {
  it('knows the same statuses, in the same order', async () => {
    const { dossierId } = await draftDossier(world);
    const step = async (from: string, to: string) => {
      const trying = world.admin.transaction(async (trx) => {
        await trx.raw(`alter table application.dossier disable trigger dossier_keep_submission`);
        const when = (status: string) =>
          status === 'submitted' ? `now(), content_hash = 'x'` : `null, content_hash = null`;
        await trx.raw(`update application.dossier set status = '${from}', submitted_at = ${when(from)} where id = ?`, [
          dossierId,
        ]);
        await trx.raw(`alter table application.dossier enable trigger dossier_keep_submission`);
        const dated = from === 'draft' ? `, submitted_at = ${when(to)}` : '';
        await trx.raw(`update application.dossier set status = '${to}'${dated} where id = ?`, [dossierId]);
        throw new Error('undo');
      });
      return trying.then(
        () => 'unexpected',
        (error: unknown) => (error as Error).message,
      );
    };
    for (const from of DOSSIER_STATUSES) {
      for (const to of DOSSIER_STATUSES.filter((each) => each !== from)) {
        const message = await step(from, to);
        expect([from, to, message === 'undo']).toEqual([from, to, NEXT_STATUSES[from].includes(to)]);
      }
    }
  });
});
