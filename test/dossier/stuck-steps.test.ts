import { dossierWorkflowId, newId, type DossierId } from '../../services/shared/ids.ts';
import { draftDossier } from '../support/builders/application.ts';
import { automatically, by, createWorld, type World } from '../support/world.ts';

let world: World;
let dossierId: DossierId;
beforeEach(async () => {
  world = await createWorld();
  ({ dossierId } = await draftDossier(world));
});
afterEach(() => world.drop());

const recordStuckStep = () =>
  world.useCases.dossier.recordStuckStep(automatically('stuck', newId()), {
    workflowId: dossierWorkflowId(dossierId),
    step: 'assignReviewers',
    subject: '1',
    code: 'reviewers_missing',
  });
const listStuckSteps = async () => {
  const operator = await world.holding('operator', 'fund_administrator');
  return (await world.useCases.dossier.listStuckSteps(operator, { limit: 50 })).items;
};
const retryStuckStep = async (id: string) => {
  const operator = await world.holding('operator', 'fund_administrator');
  return world.useCases.dossier.retryStuckStep(by(operator), id);
};
const versionOf = async (): Promise<bigint> => {
  const processes = world.admin<{ subject_id: string; version: bigint }>('engine.process');
  const [process] = await processes.where({ subject_id: dossierId });
  return process!.version;
};

describe('an automatic step that was refused', () => {
  it('becomes an operator’s task, once, and the administrators are told', async () => {
    await recordStuckStep();
    await recordStuckStep();
    expect(await listStuckSteps()).toMatchObject([{ step: 'assignReviewers', code: 'reviewers_missing' }]);
    const notices = world.admin<{ kind: string; to_role: string }>('engine.notice');
    expect((await notices.where({ kind: 'operations.step_stuck' }))[0]).toMatchObject({
      to_role: 'fund_administrator',
    });
  });

  it('is tried again when an operator says so: its workflow is nudged', async () => {
    await recordStuckStep();
    const before = await versionOf();
    const [stuck] = await listStuckSteps();
    expect(await retryStuckStep(stuck!.id)).toMatchObject({ step: 'assignReviewers' });
    expect(await listStuckSteps()).toEqual([]);
    expect(await versionOf()).toBe(before + 1n);
  });

  it('cannot be retried twice, and may be stuck again', async () => {
    await recordStuckStep();
    const [stuck] = await listStuckSteps();
    await retryStuckStep(stuck!.id);
    await expect(retryStuckStep(stuck!.id)).rejects.toMatchObject({ code: 'stuck_step_missing' });
    await recordStuckStep();
    expect(await listStuckSteps()).toHaveLength(1);
  });

  it('is no business of the desk', async () => {
    await recordStuckStep();
    const [stuck] = await listStuckSteps();
    const officer = await world.holding('desk-officer', 'desk_officer');
    const { listStuckSteps: list, retryStuckStep: retry } = world.useCases.dossier;
    await expect(list(officer, { limit: 50 })).rejects.toMatchObject({ code: 'permission_denied' });
    await expect(retry(by(officer), stuck!.id)).rejects.toMatchObject({ code: 'permission_denied' });
  });
});
