import { Rib } from '../../services/registry/identifiers.ts';
import type { AccountId } from '../../services/shared/ids.ts';
import { certifiedOrganisation, storedDocument, type OrganisationWorld } from '../support/builders/registry.ts';
import { eventually, startWorker, type RunningWorker } from '../support/worker.ts';
import { by, createWorld, type World } from '../support/world.ts';

let world: World;
let worker: RunningWorker;
let known: OrganisationWorld;

beforeAll(async () => {
  world = await createWorld();
  known = await certifiedOrganisation(world);
  worker = await startWorker(world);
});
afterAll(async () => {
  await worker.stop();
  await world.drop();
});

const changed = async (rib: string) => {
  const { declareAccount, certifyAccount } = world.useCases.registry;
  const { id } = await declareAccount(by(known.holder), known.organisation.id, { rib: Rib.parse(rib) });
  const certificateId = await storedDocument(world, known.holder, rib);
  return certifyAccount(by(await world.person('desk-officer')), id, { certificateId });
};
const moveTo = async (instant: Date) => {
  await world.useCases.dossier.moveClock(by(await world.person('operator')), instant);
};
const statusOf = async (id: AccountId): Promise<string> => {
  const { accounts } = await world.useCases.registry.getOrganisation(known.holder, known.organisation.id);
  return accounts.find((account) => account.id === id)?.status ?? '';
};
const hasEnded = async (id: AccountId): Promise<boolean> =>
  (await worker.client.workflow.getHandle(`account:${id}`).describe()).status.name === 'COMPLETED';

describe('the cooling-off of a new account', () => {
  it('ends by itself: the account is active, and its workflow is over', async () => {
    const { id, activatesAt } = await changed('999010000000000000000250');
    const due = activatesAt!.getTime();
    await moveTo(new Date(due - 60_000));
    expect(await statusOf(id)).toBe('certified');
    await moveTo(new Date(due));
    await eventually(
      () => statusOf(id),
      (status) => status === 'active',
    );
    expect(await eventually(() => hasEnded(id), Boolean)).toBe(true);
  }, 60_000);

  it('that was called off passes its day without a word', async () => {
    const { id, activatesAt } = await changed('999330000000000000000579');
    await world.useCases.registry.cancelAccountChange(by(known.holder), id, { reason: 'Not ours' });
    await moveTo(new Date(activatesAt!.getTime() + 86_400_000));
    expect(await statusOf(id)).toBe('cancelled');
    const admin = await world.holding('operator', 'fund_administrator');
    expect((await world.useCases.dossier.listStuckSteps(admin, { limit: 10 })).items).toEqual([]);
  }, 60_000);
});
