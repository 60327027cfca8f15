import { bySystem } from '../../db/shared/reach.ts';
import { Rib } from '../../services/registry/identifiers.ts';
import type { Actor } from '../../services/shared/command.ts';
import type { AccountId, DocumentId } from '../../services/shared/ids.ts';
import { newId } from '../../services/shared/ids.ts';
import { certifiedOrganisation, storedDocument, tazart, type OrganisationWorld } from '../support/builders/registry.ts';
import { automatically, by, createWorld, type World } from '../support/world.ts';

const REPLACEMENT = Rib.parse('999010000000000000000250');

let world: World;
let known: OrganisationWorld;
let officer: Actor;
beforeEach(async () => {
  world = await createWorld();
  known = await certifiedOrganisation(world);
  officer = await world.person('desk-officer');
});
afterEach(() => world.drop());

const registry = () => world.useCases.registry;
const standing = () => world.read(known.holder, (unit) => unit.registry.accountStanding(known.organisation.id));
const declared = (actor = known.holder) =>
  registry().declareAccount(by(actor), known.organisation.id, { rib: REPLACEMENT });
const certified = async (id: AccountId, actor = officer) => {
  const certificateId = await storedDocument(world, known.holder, 'second certificate');
  return registry().certifyAccount(by(actor), id, { certificateId });
};
const changed = async () => certified((await declared()).id);
const activate = (id: AccountId) => registry().activateAccount(automatically('lapse', id), id);
const notices = async () => {
  const rows = (await world.admin('engine.notice').orderBy('id')) as { kind: string; to_id: string | null }[];
  return rows.map(({ kind, to_id: to }) => [kind, to]);
};
const waits = (): Promise<{ closed_at: Date | null; due_at: Date }[]> =>
  world.admin('engine.obligation').where({ kind: 'account_cooling_off' });
const process = (id: AccountId): Promise<object[]> =>
  world.admin('engine.process').where({ workflow_id: `account:${id}` });

describe('a first account', () => {
  it('is active as soon as another person has certified it, and says who had a hand in it', async () => {
    expect(await standing()).toMatchObject({
      hold: null,
      account: { rib: tazart.rib, handledBy: [known.holder.id, officer.id] },
    });
    expect(await waits()).toEqual([]);
    const told: unknown = await world.admin('engine.notice').where({ kind: 'registry.account_active' });
    expect(told).toMatchObject([{ to_id: known.organisation.id }]);
    expect(JSON.stringify(told)).not.toContain(tazart.rib);
  });
});

describe('a change of account', () => {
  it('stops payments from its declaration, through its certificate and five working days, until it is active', async () => {
    const { id } = await declared();
    expect(await standing()).toMatchObject({ hold: 'account_change_pending', account: { rib: tazart.rib } });
    await certified(id);
    // Five working days from Monday 5 January; the 11th is a Sunday, the 12th is the fifth after it.
    const until = new Date('2026-01-12T22:59:59.999Z');
    expect(await standing()).toMatchObject({ hold: 'account_cooling_off', until });
    expect(await waits()).toMatchObject([{ closed_at: null, due_at: until }]);
    expect(await world.read(known.holder, (unit) => unit.registry.findActiveAccount(known.organisation.id))).toBeNull();

    await world.moveTo('2026-01-12T23:00:00Z');
    await activate(id);
    expect(await standing()).toMatchObject({ hold: null, account: { rib: REPLACEMENT } });
    const { accounts } = await registry().getOrganisation(known.holder, known.organisation.id);
    expect(accounts.map(({ status }) => status)).toEqual(['replaced', 'active']);
    expect((await waits())[0]?.closed_at).not.toBeNull();
    expect(await process(id)).toMatchObject([{ open: false }]);
  });

  it('tells those who speak for the organisation, and the one who gave the account before', async () => {
    const successor = await world.person('successor');
    const minutes = {
      capacity: 'president',
      act: 'Minutes',
      documentId: null,
      from: '2026-01-05',
      until: null,
    } as const;
    const named = { ...minutes, from: known.organisation.representatives[0]!.from, personId: successor.id };
    await registry().nameRepresentative(by(known.holder), known.organisation.id, named as never);
    const before = (await notices()).length;
    await declared(successor);
    expect((await notices()).slice(before)).toEqual([['registry.account_change_declared', known.organisation.id]]);
    await registry().endRepresentative(by(successor), known.organisation.representatives[0]!.id, {
      reason: 'Resigned',
    });
    const middle = (await notices()).length;
    const [, second] = (await registry().getOrganisation(successor, known.organisation.id)).accounts;
    await certified(second!.id);
    expect((await notices()).slice(middle)).toEqual([
      ['registry.account_change_certified', known.organisation.id],
      ['registry.account_change_certified', known.holder.id],
    ]);
    await registry().cancelAccountChange(by(known.holder), second!.id, { reason: 'I did not ask for this' });
    expect(await standing()).toMatchObject({ hold: null, account: { rib: tazart.rib } });
  });

  it.each([
    ['somebody who speaks for the organisation', () => Promise.resolve(known.holder)],
    ['the desk', () => Promise.resolve(officer)],
  ])('is called off by %s, also while it cools off; its end is then harmless', async (_name, who) => {
    const { id } = await changed();
    await registry().cancelAccountChange(by(await who()), id, { reason: 'A mistake of ours' });
    expect(await standing()).toMatchObject({ hold: null, account: { rib: tazart.rib } });
    expect(await process(id)).toMatchObject([{ open: false }]);
    await world.moveTo('2026-02-01T00:00:00Z');
    await activate(id);
    expect(await standing()).toMatchObject({ account: { rib: tazart.rib } });
    await expect(registry().cancelAccountChange(by(known.holder), id, { reason: 'Once more' })).rejects.toMatchObject({
      code: 'account_not_cancellable',
    });
  });

  it('activateAccount asked twice changes nothing the second time', async () => {
    const { id } = await changed();
    await world.moveTo('2026-01-13T00:00:00Z');
    await activate(id);
    const count = async () => (await world.admin('audit.event').where({ kind: 'registry.account_activated' })).length;
    await registry().activateAccount(automatically('again', id), id);
    expect(await count()).toBe(1);
  });

  it('happens one at a time; an earlier declaration gives way', async () => {
    const first = await declared();
    const other = Rib.parse('999330000000000000000579');
    const second = await registry().declareAccount(by(known.holder), known.organisation.id, { rib: other });
    await expect(certified(first.id)).rejects.toMatchObject({ code: 'account_not_declared' });
    await certified(second.id);
    await expect(declared()).rejects.toMatchObject({ kind: 'conflict', code: 'account_change_pending' });
    await expect(
      registry().declareAccount(by(known.holder), known.organisation.id, { rib: Rib.parse(tazart.rib) }),
    ).rejects.toMatchObject({ code: 'rib_already_declared' });
  });

  it('is refused to the stranger, without a certificate, and to whoever declared it', async () => {
    const stranger = await world.person('stranger');
    await expect(declared(stranger)).rejects.toMatchObject({ code: 'organisation_missing' });
    const { id } = await declared(officer);
    await expect(certified(id)).rejects.toMatchObject({ kind: 'refused', code: 'account_four_eyes' });
    const certificateId = newId<DocumentId>();
    const other = await world.holding('other-officer', 'desk_officer');
    await expect(registry().certifyAccount(by(other), id, { certificateId })).rejects.toMatchObject({
      code: 'document_missing',
    });
    await expect(registry().certifyAccount(by(known.holder), id, { certificateId })).rejects.toMatchObject({
      code: 'permission_denied',
    });
    await expect(registry().certifyAccount(by(other), newId(), { certificateId })).rejects.toMatchObject({
      code: 'account_missing',
    });
    await expect(registry().cancelAccountChange(by(stranger), id, { reason: 'Mine' })).rejects.toMatchObject({
      code: 'organisation_missing',
    });
  });

  it('is guarded by the table: no four eyes, no early end, no short cut', async () => {
    const { id } = await declared();
    const write = (change: object) =>
      bySystem(world.knex, (trx) => trx('registry.account').where({ id }).update(change).then());
    const certificate = { certified_by: officer.id, certificate_id: newId(), activates_at: '2026-01-12T23:00:00Z' };
    await expect(write({ ...certificate, status: 'certified', certified_by: known.holder.id })).rejects.toThrow(
      'account_four_eyes',
    );
    await expect(write({ ...certificate, status: 'active' })).rejects.toThrow('cools off');
    await expect(write({ rib: tazart.rib })).rejects.toThrow('never changes');
    await write({ ...certificate, status: 'certified' });
    await expect(write({ status: 'active' })).rejects.toThrow('cools off');
    await expect(write({ status: 'declared' })).rejects.toThrow('no step leads');
  });
});

describe('setRegistrySettings', () => {
  it('changes how long an account cools off, for the changes to come', async () => {
    const admin = await world.holding('admin', 'fund_administrator');
    await expect(registry().setRegistrySettings(by(officer), { coolingOffDays: 1 })).rejects.toMatchObject({
      code: 'permission_denied',
    });
    await registry().setRegistrySettings(by(admin), { coolingOffDays: 1 });
    expect(await registry().getRegistrySettings(known.holder)).toEqual({ coolingOffDays: 1 });
    await changed();
    expect((await standing()).until).toEqual(new Date('2026-01-06T22:59:59.999Z'));
  });
});
