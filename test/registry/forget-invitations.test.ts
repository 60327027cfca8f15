import { NewInvitation } from '../../services/registry/invitation.ts';
import type { InvitationId } from '../../services/shared/ids.ts';
import { forgetting } from '../../workflows/registry/forgetting.ts';
import { registeredOrganisation, type OrganisationWorld } from '../support/builders/registry.ts';
import { plaintextHits } from '../support/plaintext.ts';
import { by, createWorld, type World } from '../support/world.ts';

let world: World;
let tazart: OrganisationWorld;
beforeEach(async () => {
  world = await createWorld();
  tazart = await registeredOrganisation(world);
});
afterEach(() => world.drop());

const registry = () => world.useCases.registry;
const minutes = {
  ...{ name: 'Fatima Ouhssine', phone: '0661 23-45-67', email: 'fatima@example.org' },
  ...{ capacity: 'treasurer', act: 'Minutes of 3 January 2026', from: '2026-01-05' },
};
const invited = () =>
  registry().inviteRepresentative(by(tazart.holder), tazart.organisation.id, NewInvitation.parse(minutes));
const withdraw = (id: InvitationId) => registry().withdrawInvitation(by(tazart.holder), id);

describe('forgetInvitations', () => {
  const row = (id: InvitationId) => world.admin<Record<string, unknown>>('registry.invitation').where({ id }).first();
  const forgotten = () => world.admin('audit.event').where({ kind: 'registry.invitation_forgotten' });

  it('forgets how somebody is reached who did not answer, two weeks after the end, once', async () => {
    const { id } = await invited();
    await world.moveTo('2026-02-02T22:59:00Z');
    expect(await registry().forgetInvitations()).toBe(0);
    expect(await row(id)).toMatchObject({ phone: '+212661234567', email: 'fatima@example.org', forgotten_at: null });
    await world.moveTo('2026-02-02T23:00:01Z');
    await registry().forgetInvitations();
    expect(await row(id)).toMatchObject({ phone: null, email: null, answer: null, name: minutes.name });
    expect(await forgotten()).toMatchObject([{ subject_id: id, actor_id: 'system' }]);
    const hits = await plaintextHits(world, ['+212661234567']);
    expect(hits.map(({ table }) => table)).not.toContain('registry.invitation');
    expect(await registry().forgetInvitations()).toBe(0);
    expect(await withdraw(id)).toMatchObject({ status: 'withdrawn', phone: null });
  });

  it('does so once where two workers do at once, and nothing to one that was answered', async () => {
    await withdraw((await invited()).id);
    const { id } = await invited();
    await world.moveTo('2026-03-02T09:00:00Z');
    await Promise.all([registry().forgetInvitations(), registry().forgetInvitations()]);
    expect(await forgotten()).toMatchObject([{ subject_id: id }]);
  });

  it('is not what may happen before the end, or half', async () => {
    const { id, expiresAt } = await invited();
    const update = (change: object) => world.admin('registry.invitation').where({ id }).update(change);
    const forgotten_at = new Date(expiresAt.getTime() + 1);
    await expect(update({ forgotten_at })).rejects.toThrow('invitation_forgotten');
    await expect(update({ phone: null, email: null, forgotten_at: expiresAt })).rejects.toThrow('invitation_forgotten');
    await expect(update({ phone: null, email: null })).rejects.toThrow('invitation_reached');
    expect(await update({ phone: null, email: null, forgotten_at })).toBe(1);
  });

  it('is done by the worker, again and again, whatever went wrong before', async () => {
    const stopping = new AbortController();
    const errors: unknown[] = [];
    const forget = () => {
      stopping.abort();
      return Promise.reject(new Error('no database'));
    };
    await forgetting({ forget, onError: (error) => errors.push(error) }, stopping.signal);
    expect(errors).toMatchObject([{ message: 'no database' }]);
  });
});
