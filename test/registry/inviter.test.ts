import { NewInvitation } from '../../services/registry/invitation.ts';
import type { Actor } from '../../services/shared/command.ts';
import type { PersonId } from '../../services/shared/ids.ts';
import { registeredOrganisation, type OrganisationWorld } from '../support/builders/registry.ts';
import { by, createWorld, type World } from '../support/world.ts';

let world: World;
let tazart: OrganisationWorld;
let treasurer: Actor;

beforeEach(async () => {
  world = await createWorld();
  tazart = await registeredOrganisation(world);
  treasurer = await world.person('treasurer');
});
afterEach(() => world.drop());

const registry = () => world.useCases.registry;

/** The code that this person's invitation is accepted with. */
const invitedBy = async (actor: Actor): Promise<string> => {
  const input = {
    name: 'Fatima Ouhssine',
    phone: '0661 23-45-67',
    capacity: 'treasurer',
    act: 'PV 3',
    from: '2026-01-05',
  };
  const asked = NewInvitation.parse(input);
  const { link } = await registry().inviteRepresentative(by(actor), tazart.organisation.id, asked);
  return new URL(link ?? '').searchParams.get('code') ?? '';
};
const accept = (code: string, actor = treasurer) => registry().acceptInvitation(by(actor), { code });

describe('acceptInvitation', () => {
  it('falls with the voice of the one who invited', async () => {
    const officer = await world.holding('officer', 'desk_officer');
    const code = await invitedBy(tazart.holder);
    await accept(await invitedBy(officer));
    const first = tazart.organisation.representatives[0];
    if (!first) throw new Error('nobody speaks for it');
    await registry().endRepresentative(by(treasurer), first.id, { reason: 'Resigned at the assembly' });
    await expect(accept(code, await world.person('next'))).rejects.toMatchObject({ code: 'inviter_gone' });
  });

  it('stands when the desk has invited, as long as they work there', async () => {
    const officer = await world.holding('officer', 'desk_officer');
    const codes = [await invitedBy(officer), await invitedBy(officer)];
    expect((await accept(codes[0] ?? '')).personId).toBe(treasurer.id);
    await world.admin('access.role_grant').where({ person_id: officer.id }).update({ to_at: '2026-01-05T09:00:01Z' });
    await world.moveTo('2026-01-06T09:00:00Z');
    await expect(accept(codes[1] ?? '', await world.person('next'))).rejects.toMatchObject({ code: 'inviter_gone' });
  });

  it('rests while the one who invited is let in at no door', async () => {
    const code = await invitedBy(tazart.holder);
    const admin = await world.holding('admin', 'fund_administrator');
    const of = { personId: tazart.holder.id as PersonId, reason: 'The phone was stolen' };
    await world.useCases.access.switchOff(by(admin), of);
    await expect(accept(code)).rejects.toMatchObject({ code: 'inviter_gone' });
    await world.useCases.access.switchOn(by(admin), of);
    expect((await accept(code)).personId).toBe(treasurer.id);
  });
});
