import { findPerson } from '../../db/access/person-store.ts';
import { ROLES, rolesWith } from '../../services/access/policy.ts';
import { Mandate, NewMandate } from '../../services/application/mandate.ts';
import type { Actor } from '../../services/shared/command.ts';
import { NewInvitation } from '../../services/registry/invitation.ts';
import { NewRepresentative } from '../../services/registry/representative.ts';
import { newId, type PersonId } from '../../services/shared/ids.ts';
import { ighrem, organisationInput, registeredOrganisation, storedDocument } from '../support/builders/registry.ts';
import { plaintextHits } from '../support/plaintext.ts';
import { by, createWorld, ISSUER, type World } from '../support/world.ts';

const ASKED = { reason: 'Request of 3 March, by letter' };
const PHONE = '+212698765432';
const EMAIL = 'zineb.tazi@exemple.ma';

let world: World;
let admin: Actor;
beforeAll(async () => {
  world = await createWorld();
  admin = await world.holding('admin', 'fund_administrator');
});
afterAll(() => world.drop());

const idOf = (actor: Actor) => actor.id as PersonId;
const foresee = (who: Actor) => world.useCases.access.readErasure(admin, idOf(who));
const erase = (who: Actor, command = by(admin)) => world.useCases.access.erasePerson(command, idOf(who), ASKED);
const personRow = (who: Actor) => world.admin<Record<string, unknown>>('access.person').where({ id: who.id }).first();

let numbers = 0;
/** Somebody with a name in two scripts, an address, a telephone, a role, a sign-in, a file and an organisation of one. */
const somebody = async (account: string) => {
  numbers += 1;
  const who = await world.holding(account, 'reviewer');
  const [name, nameAr, email] = [`Zineb Tazi ${account}`, `زينب التازي ${account}`, `${account}.${EMAIL}`];
  await world.admin('access.person').where({ id: who.id }).update({ name, name_ar: nameAr });
  await world.useCases.access.savePreferences(by(who), { language: 'fr', email });
  const phone = `${PHONE.slice(0, -2)}${String(10 + numbers)}`;
  const input = organisationInput({
    legalForm: 'auto_entrepreneur',
    nameAr,
    nameLatin: name.replaceAll(/[^A-Za-z ]/g, ' ').trim(),
    ice: null,
    registration: { number: `AE-${account}`, registeredOn: '2024-01-05' },
    phone,
    email,
    rib: '999330000000000000000579',
  });
  const organisation = await world.useCases.registry.registerOrganisation(by(who), input);
  await storedDocument(world, who, `cin-${account}`);
  await world.admin('access.session').insert({
    digest: Buffer.alloc(32, numbers),
    person_id: who.id,
    issuer: ISSUER,
    subject: account,
    signed_in_at: new Date(),
    form_key: Buffer.alloc(32),
  });
  const values = [name, nameAr, email, phone, account, `cin-${account}.pdf`, `AE-${account}`];
  return { who, organisation, values };
};

describe('erasePerson', () => {
  it('takes away all that tells who they were, from every table, and leaves an id and an event', async () => {
    const { who, organisation, values } = await somebody('zineb-of-the-north');
    expect(await plaintextHits(world, values)).not.toEqual([]);
    const foreseen = await foresee(who);
    expect(foreseen).toMatchObject({ keptBy: [], olderEvents: 0 });
    const erased = await erase(who);
    expect(erased).toEqual({ personId: who.id, gone: foreseen.goes });
    expect(erased.gone).toMatchObject({ roles: 2, signIns: 1, fileNames: 1, organisations: 1 });
    expect(await plaintextHits(world, values)).toEqual([]);
    expect(await personRow(who)).toMatchObject({ name: '', name_ar: null, email: null, subject: who.id });
    expect(await world.admin('registry.organisation').where({ id: organisation.id }).first()).toMatchObject({
      phone: null,
      email: null,
      name_latin: '',
    });
    expect(await world.admin('audit.event').where({ kind: 'access.person_erased', subject_id: who.id })).toMatchObject([
      { actor_id: admin.id, outcome: 'done', reason: ASKED.reason, after: erased.gone },
    ]);
  });

  it('ends their roles and sign-ins at once; whoever signs in again is somebody new', async () => {
    const { who } = await somebody('brahim');
    await erase(who);
    expect(await world.admin('access.session').where({ person_id: who.id })).toEqual([]);
    const held = await world.admin('access.role_grant').where({ person_id: who.id }).whereNull('to_at');
    expect(held).toEqual([]);
    const listed = await world.useCases.access.listPeople(admin, { limit: 100 });
    expect(listed.items.map(({ id }) => id)).not.toContain(who.id);
    expect(await world.useCases.access.namePeople(admin, [idOf(who)])).toMatchObject([{ name: '', nameAr: null }]);
    const back = await findPerson(world.knex)({ issuer: ISSUER, subject: 'brahim', name: 'Brahim' });
    expect(back).not.toBe(who.id);
  });

  it('shows first what would go, and a rehearsal takes nothing', async () => {
    const { who, values } = await somebody('karima');
    const rehearsed = await erase(who, { ...by(admin), isRehearsal: true });
    expect(rehearsed.gone).toEqual((await foresee(who)).goes);
    expect(await personRow(who)).toMatchObject({ name: values[0], erased_at: null });
  });

  it('tells how many events from before commitments still say what their sign-in was called', async () => {
    const { who } = await somebody('older');
    await world.admin.transaction(async (trx) => {
      await trx.raw('set local session_replication_role = replica');
      const subject = JSON.stringify('older');
      await trx.raw(
        `update audit.event set known_by = jsonb_set(known_by, '{subject}', ?::jsonb)
         where actor_id = ? and kind = 'access.preferences_saved'`,
        [subject, who.id],
      );
    });
    expect(await foresee(who)).toMatchObject({ olderEvents: 1 });
  });

  it('forgets whom somebody invited, where it was them, and who invited, where it was them', async () => {
    const { holder, organisation } = await registeredOrganisation(world, {
      account: 'inviting-holder',
      input: { ...ighrem, rib: '999330000000000000000870' },
    });
    const guest = await world.person('guest-of-ighrem');
    const invited = {
      name: 'Naima Guessous',
      email: 'naima.guessous@exemple.ma',
      capacity: 'treasurer',
      act: 'PV 4',
    };
    const { inviteRepresentative, acceptInvitation } = world.useCases.registry;
    const sent = await inviteRepresentative(
      by(holder),
      organisation.id,
      NewInvitation.parse({ ...invited, from: '2026-01-05' }),
    );
    await acceptInvitation(by(guest), { code: new URL(sent.link ?? '').searchParams.get('code') ?? '' });
    const theirs = ['Naima Guessous', 'naima.guessous@exemple.ma', 'guest-of-ighrem'];
    expect(await plaintextHits(world, theirs)).not.toEqual([]);
    await erase(guest);
    expect(await plaintextHits(world, theirs)).toEqual([]);
    expect(await plaintextHits(world, ['inviting-holder'])).not.toEqual([]);
    await erase(holder);
    expect(await plaintextHits(world, ['inviting-holder'])).toEqual([]);
  });

  it('leaves whom an invitation named to whose name it is, where somebody only called it off', async () => {
    const { holder, organisation } = await registeredOrganisation(world, { account: 'withdrawing-holder' });
    const { inviteRepresentative, withdrawInvitation, nameRepresentative } = world.useCases.registry;
    const input = NewInvitation.parse({
      ...{ name: 'Naima Guessous', phone: '0661234599', capacity: 'treasurer', act: 'PV 4', from: '2026-01-05' },
    });
    const { id } = await inviteRepresentative(by(holder), organisation.id, input);
    const other = await world.person('who-stays');
    const naming = { personId: idOf(other), capacity: 'president', act: 'PV 5', from: '2026-01-05' };
    await nameRepresentative(by(holder), organisation.id, NewRepresentative.parse(naming));
    await withdrawInvitation(by(holder), id);
    await erase(holder);
    const rows = await world.admin<Record<string, unknown>>('registry.invitation').where({ id });
    expect(rows).toMatchObject([{ name: 'Naima Guessous', act: 'PV 4', answer: 'withdrawn', phone: null }]);
    const notices = await world
      .admin<{ kind: string; data: object }>('engine.notice')
      .where({ kind: 'registry.representative_invited' });
    expect(notices.map(({ data }) => data)).toContainEqual(expect.objectContaining({ name: 'Naima Guessous' }));
  });

  it('forgets who declared a mandate, also in what the agent was told', async () => {
    const { who, organisation } = await somebody('at-the-counter');
    const agent = await world.holding('agent', 'platform_agent');
    const documentId = await storedDocument(world, agent, 'mandat');
    const input = NewMandate.parse({
      organisationId: organisation.id,
      documentId,
      declaredBy: 'Zineb bent Tazi',
      until: '2027-01-01',
    });
    const { id } = await world.useCases.application.recordMandate(by(agent), input);
    await world.useCases.application.endMandate(by(who), id);
    await erase(who);
    expect(await plaintextHits(world, ['Zineb bent Tazi'])).toEqual([]);
    expect(Mandate.shape.declaredBy.safeParse('').success).toBe(false);
  });

  it('answers a retry of what they once did as another command: its answer is gone', async () => {
    const { who } = await somebody('retrying');
    const command = by(who);
    await world.useCases.access.savePreferences(command, { language: 'ar', email: null });
    await erase(who);
    const again = world.useCases.access.savePreferences(command, { language: 'ar', email: null });
    await expect(again).rejects.toMatchObject({ code: 'command_reused' });
  });

  it('is refused of oneself, twice, of nobody, and to everybody but an administrator', async () => {
    await expect(erase(admin)).rejects.toMatchObject({ kind: 'refused', code: 'erase_oneself' });
    const { who } = await somebody('twice');
    const both = await Promise.allSettled([erase(who), erase(who)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(erase(who)).rejects.toMatchObject({ kind: 'conflict', code: 'person_erased' });
    const nobody = world.useCases.access.erasePerson(by(admin), newId<PersonId>(), ASKED);
    await expect(nobody).rejects.toMatchObject({ code: 'person_missing' });
    for (const role of ROLES.filter((each) => !rolesWith('person.manage').includes(each))) {
      const actor = await world.holding(`only-${role}`, role);
      await expect(erase(who, by(actor))).rejects.toMatchObject({ code: 'permission_denied' });
      const looking = world.useCases.access.readErasure(actor, idOf(who));
      await expect(looking).rejects.toMatchObject({ code: 'permission_denied' });
    }
  });

  it.each([
    ['brings a person back', `update access.person set name = 'x' where erased_at is not null`],
    ['deletes a value', 'delete from audit.personal'],
    ['forgets an answer', `update engine.command set outcome = ''`],
    ['changes a revision', `update registry.organisation_revision set content = '{}'`],
    ['forgets an erasure', 'delete from access.erasure'],
  ])('is the only way: nobody %s by hand, not even who owns the tables', async (_what, attempt) => {
    await somebody(`by-hand-${String(numbers)}`);
    await erase((await somebody(`gone-${String(numbers)}`)).who);
    await expect(world.knex.raw(attempt)).rejects.toThrow();
    await expect(world.admin.raw(attempt)).rejects.toThrow();
  });

  it('leaves nobody who could be switched off or on, or be given a role', async () => {
    const { who } = await somebody('nobody-now');
    await erase(who);
    const { access } = world.useCases;
    const personId = idOf(who);
    const scope = { kind: 'fund', id: null } as const;
    const code = 'person_erased';
    await expect(access.switchOff(by(admin), { personId, reason: 'Left' })).rejects.toMatchObject({ code });
    await expect(access.switchOn(by(admin), { personId, reason: 'Back' })).rejects.toMatchObject({ code });
    await expect(access.grantRole(by(admin), { personId, role: 'reviewer', scope })).rejects.toMatchObject({ code });
  });

  it('cannot be had from the database without its conditions', async () => {
    const raw = (id: unknown, who: unknown) =>
      world.knex.raw(`select access.erase_person(?, ?, 'x')`, [id as string, who as string]);
    const { who } = await somebody('by-themselves');
    await expect(raw(who.id, who.id)).rejects.toThrow('erasure_not_of_oneself');
    await expect(world.knex('access.erasure').insert({ person_id: who.id })).rejects.toThrow('permission denied');
  });
});
