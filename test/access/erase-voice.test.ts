import { NewRepresentative } from '../../services/registry/representative.ts';
import type { Actor } from '../../services/shared/command.ts';
import type { PersonId } from '../../services/shared/ids.ts';
import { registeredOrganisation } from '../support/builders/registry.ts';
import { by, createWorld, type World } from '../support/world.ts';

const ASKED = { reason: 'Request of 3 March, by letter' };
const PHONE = '+212698765432';

let world: World;
let admin: Actor;
beforeEach(async () => {
  world = await createWorld();
  admin = await world.holding('admin', 'fund_administrator');
});
afterEach(() => world.drop());

const idOf = (actor: Actor) => actor.id as PersonId;
const foresee = (who: Actor) => world.useCases.access.readErasure(admin, idOf(who));
const erase = (who: Actor) => world.useCases.access.erasePerson(by(admin), idOf(who), ASKED);

describe('erasing somebody who spoke for an organisation', () => {
  const AUTHORITY = { capacity: 'treasurer', act: 'PV 3', documentId: null, from: '2026-01-05' } as const;
  const phoneOf = (id: string) =>
    world.admin<{ id: string; phone: string }>('registry.organisation').where({ id }).first('phone');
  const reached = async (account: string) => {
    const { holder, organisation } = await registeredOrganisation(world, { account });
    const second = await world.person(`${account}-treasurer`);
    const name = (who: Actor, until: string | null = null) =>
      world.useCases.registry.nameRepresentative(
        by(holder),
        organisation.id,
        NewRepresentative.parse({ ...AUTHORITY, until, personId: who.id }),
      );
    await world.admin('registry.organisation').where({ id: organisation.id }).update({ phone: PHONE });
    return { organisation, second, name };
  };

  it('leaves what others are reached by', async () => {
    const { organisation, second, name } = await reached('president');
    await name(second);
    expect((await erase(second)).gone).toMatchObject({ organisations: 0 });
    expect(await phoneOf(organisation.id)).toEqual({ phone: PHONE });
  });

  it('leaves it, too, where those who came after have left meanwhile', async () => {
    const { organisation, second, name } = await reached('later-president');
    await name(second, '2026-01-10');
    const [first] = organisation.representatives;
    await world.admin('registry.representative').where({ id: first?.id }).update({ ended_on: '2026-01-20' });
    await world.moveTo('2026-02-01T09:00:00Z');
    expect((await foresee(second)).goes).toMatchObject({ organisations: 0 });
    await world.admin('registry.representative').where({ id: first?.id }).update({ ended_on: '2026-01-08' });
    expect((await foresee(second)).goes).toMatchObject({ organisations: 1 });
  });

  it('leaves nobody who could be named to speak for it', async () => {
    const { second, name } = await reached('names-nobody');
    await erase(second);
    await expect(name(second)).rejects.toMatchObject({ code: 'person_erased' });
  });
});
