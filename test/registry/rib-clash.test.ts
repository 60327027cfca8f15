import { z } from 'zod';
import { RibClashPage } from '../../services/registry/registry-views.ts';
import type { Actor } from '../../services/shared/command.ts';
import { newId, type RibClashId } from '../../services/shared/ids.ts';
import { apiOf } from '../support/api.ts';
import {
  certifiedOrganisation,
  ighrem,
  organisationInput,
  registeredOrganisation,
  storedDocument,
  tazart,
  type OrganisationWorld,
} from '../support/builders/registry.ts';
import { by, createWorld, type World } from '../support/world.ts';

let world: World;
let first: OrganisationWorld;
let second: OrganisationWorld;
let officer: Actor;
beforeEach(async () => {
  world = await createWorld();
  first = await certifiedOrganisation(world);
  second = await registeredOrganisation(world, { account: 'other', input: { ...ighrem, rib: tazart.rib } });
  officer = await world.person('desk-officer');
});
afterEach(() => world.drop());

const registry = () => world.useCases.registry;
const standing = ({ organisation }: OrganisationWorld) =>
  world.read(officer, (unit) => unit.registry.accountStanding(organisation.id));
const clashes = async (status?: 'open' | 'resolved') =>
  (await registry().listRibClashes(officer, { limit: 50, ...(status === undefined ? {} : { status }) })).items;
const open = async (): Promise<RibClashId> => (await clashes('open'))[0]!.id;
const certified = async () => {
  const certificateId = await storedDocument(world, second.holder, 'certificate');
  return registry().certifyAccount(by(officer), second.organisation.accounts[0]!.id, { certificateId });
};
const ruling = (outcome: 'accepted' | 'rejected') => ({ outcome, reason: 'Both came with the bank’s letter' });

describe('one RIB of two organisations', () => {
  it('is a warning: the second is registered, its payments wait, the first one’s do not', async () => {
    expect(second.organisation.accounts).toMatchObject([{ status: 'declared', isRibDisputed: true }]);
    expect(await standing(second)).toMatchObject({ hold: 'rib_disputed' });
    expect(await standing(first)).toMatchObject({ hold: null });
    await expect(certified()).rejects.toMatchObject({ kind: 'refused', code: 'rib_disputed' });
    const told: unknown = await world.admin('engine.notice').where({ kind: 'registry.rib_clash_raised' });
    expect(told).toMatchObject([{ to_role: 'desk_officer', data: { ending: '0105' } }]);
    // The one who declared it is not told whose account it is.
    expect(JSON.stringify(second.organisation)).not.toContain(first.organisation.id);
  });

  it('accepted by a person, may be certified and paid to', async () => {
    const clash = await registry().resolveRibClash(by(officer), await open(), ruling('accepted'));
    expect(clash).toMatchObject({ outcome: 'accepted', resolvedBy: officer.id });
    await certified();
    expect(await standing(second)).toMatchObject({ hold: null, account: { rib: tazart.rib } });
    expect(await clashes('open')).toEqual([]);
    await expect(registry().resolveRibClash(by(officer), clash.id, ruling('rejected'))).rejects.toMatchObject({
      kind: 'conflict',
      code: 'rib_clash_resolved',
    });
  });

  it('rejected by a person, is cancelled, and the organisation declares another', async () => {
    await registry().resolveRibClash(by(officer), await open(), ruling('rejected'));
    const { accounts } = await registry().getOrganisation(second.holder, second.organisation.id);
    expect(accounts).toMatchObject([{ status: 'cancelled', isRibDisputed: false }]);
    const { rib } = organisationInput({}, ighrem);
    await registry().declareAccount(by(second.holder), second.organisation.id, { rib });
    expect(await standing(second)).toMatchObject({ hold: 'account_not_active' });
  });

  it('rejected once, leaves no other open: a third that had the RIB of both waits for nobody', async () => {
    await registry().resolveRibClash(by(officer), await open(), ruling('accepted'));
    const registration = { ...ighrem.registration, number: '90106/99' };
    const input = { ...ighrem, ice: null, registration, rib: tazart.rib };
    const third = await registeredOrganisation(world, { account: 'third', input });
    expect(await clashes('open')).toHaveLength(2);
    await registry().resolveRibClash(by(officer), await open(), ruling('rejected'));
    expect(await clashes('open')).toEqual([]);
    const { accounts } = await registry().getOrganisation(third.holder, third.organisation.id);
    expect(accounts).toMatchObject([{ status: 'cancelled', isRibDisputed: false }]);
  });

  it('is over when the account that raised it is given up', async () => {
    const { id } = second.organisation.accounts[0]!;
    await registry().cancelAccountChange(by(second.holder), id, { reason: 'I mistyped it' });
    expect(await clashes('resolved')).toMatchObject([{ outcome: 'withdrawn', resolvedBy: null }]);
    await registry().declareAccount(by(second.holder), second.organisation.id, { rib: organisationInput().rib });
    const { rib } = organisationInput({}, ighrem);
    await registry().declareAccount(by(second.holder), second.organisation.id, { rib });
    expect((await clashes()).map(({ outcome }) => outcome)).toEqual(['withdrawn', 'withdrawn']);
  });

  it('is not decided by whoever declared it, nor by a role that does not certify; the table agrees', async () => {
    const both = await world.holding('both', 'desk_officer');
    await registry()
      .declareAccount(by(both), second.organisation.id, { rib: organisationInput().rib })
      .catch(() => null);
    const third = { ...ighrem, ice: null, rib: tazart.rib, registration: { ...ighrem.registration, number: 'C-3' } };
    await registeredOrganisation(world, { account: 'both', input: third });
    const own = (await clashes('open')).find(({ declaredBy }) => declaredBy === both.id)!;
    await expect(registry().resolveRibClash(by(both), own.id, ruling('accepted'))).rejects.toMatchObject({
      code: 'rib_clash_four_eyes',
    });
    await expect(
      world
        .knex('registry.rib_clash')
        .where({ id: own.id })
        .update({ outcome: 'accepted', reason: 'mine', resolved_by: both.id, resolved_at: new Date() }),
    ).rejects.toThrow('rib_clash_four_eyes');
    await expect(registry().resolveRibClash(by(second.holder), await open(), ruling('accepted'))).rejects.toMatchObject(
      { code: 'permission_denied' },
    );
    await expect(registry().resolveRibClash(by(officer), newId(), ruling('accepted'))).rejects.toMatchObject({
      code: 'rib_clash_missing',
    });
  });

  it('declared by two at once is seen by one of them', async () => {
    const rib = organisationInput({ rib: '999010000000000000000250' }).rib;
    const ask = (index: number) => {
      const registration = { ...ighrem.registration, number: `C-9${index}` };
      return world
        .person(`at-once-${index}`)
        .then((actor) =>
          registry().registerOrganisation(by(actor), organisationInput({ rib, ice: null, registration }, ighrem)),
        );
    };
    const made = await Promise.all([1, 2].map(ask));
    const disputed = made.map(({ accounts }) => accounts[0]!.isRibDisputed).sort();
    expect(disputed).toEqual([false, true]);
  });

  it('is listed for the desk over HTTP, page by page, and decided there', async () => {
    const as = apiOf(world);
    const list = await as(officer).get('/rib-clashes?status=open&limit=1').expect(200);
    expect(list.body).toMatchObject({
      items: [{ organisationId: second.organisation.id, otherOrganisationId: first.organisation.id }],
      next: null,
    });
    expect(() => z.decode(RibClashPage, list.body as z.input<typeof RibClashPage>)).not.toThrow();
    const path = `/rib-clashes/${await open()}/resolution`;
    await as(officer).post(path, { outcome: 'withdrawn', reason: 'It is theirs after all' }).expect(400);
    await as(officer).post(path, ruling('accepted')).expect(200);
    await as(second.holder).get('/rib-clashes').expect(403);
  });
});
