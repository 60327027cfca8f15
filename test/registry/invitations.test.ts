import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { lettersOn } from '../../db/notification/letters-store.ts';
import { folderBox } from '../../infra/letterbox.ts';
import { loadTexts } from '../../infra/texts.ts';
import { deliverLetters } from '../../services/notification/deliver-letters.ts';
import { NewInvitation } from '../../services/registry/invitation.ts';
import { PUBLIC, type Actor } from '../../services/shared/command.ts';
import { newId, type DocumentId, type InvitationId } from '../../services/shared/ids.ts';
import { openCallWorld } from '../support/builders/programme.ts';
import {
  ighrem,
  organisationInput,
  registeredOrganisation,
  storedDocument,
  type OrganisationWorld,
} from '../support/builders/registry.ts';
import { plaintextHits } from '../support/plaintext.ts';
import { by, createWorld, type World } from '../support/world.ts';

let world: World;
let tazart: OrganisationWorld;
let holder: Actor;
let treasurer: Actor;

beforeEach(async () => {
  world = await createWorld();
  tazart = await registeredOrganisation(world);
  holder = tazart.holder;
  treasurer = await world.person('treasurer');
});
afterEach(() => world.drop());

const registry = () => world.useCases.registry;
const minutes = {
  name: 'Fatima Ouhssine',
  phone: '0661 23-45-67',
  capacity: 'treasurer',
  act: 'Minutes of the assembly of 3 January 2026',
  from: '2026-01-05',
} as const;

const invited = async (change: Partial<z.input<typeof NewInvitation>> = {}, actor = holder) => {
  const input = z.decode(NewInvitation, { ...minutes, ...change });
  const { link, ...sent } = await registry().inviteRepresentative(by(actor), tazart.organisation.id, input);
  return { ...sent, link, code: new URL(link ?? '').searchParams.get('code') ?? '' };
};
const accept = (code: string, actor = treasurer) => registry().acceptInvitation(by(actor), { code });
const withdraw = (id: InvitationId, actor = holder) => registry().withdrawInvitation(by(actor), id);
const open = async (actor = holder) =>
  (await registry().listInvitations(actor, tazart.organisation.id, { limit: 50, status: 'open' })).items;
const refusing = (code: string, details: object = {}): unknown => expect.objectContaining({ code, details });
const told = (kind: string) => world.admin<Record<string, unknown>>('engine.notice').where({ kind });

describe('inviteRepresentative', () => {
  it('tells the link in its answer alone, and whoever speaks for the organisation that somebody is invited', async () => {
    const { code, ...invitation } = await invited();
    expect(invitation).toMatchObject({ name: minutes.name, phone: '+212661234567', email: null, status: 'open' });
    expect(invitation.expiresAt.toISOString()).toBe('2026-01-19T22:59:59.999Z');
    expect(code).toHaveLength(24);
    expect(await open()).toMatchObject([{ id: invitation.id, capacity: 'treasurer' }]);
    expect(await told('registry.representative_invited')).toMatchObject([{ to_id: tazart.organisation.id }]);
    expect(await plaintextHits(world, [code])).toEqual([]);
    const standing = await plaintextHits(world, ['+212661234567', minutes.name]);
    expect(new Set(standing.map(({ table }) => table))).toEqual(new Set(['registry.invitation', 'engine.notice']));
  });

  it('answers a repeated command without the link, which nobody knows any more', async () => {
    const command = by(holder);
    const input = z.decode(NewInvitation, minutes);
    const first = await registry().inviteRepresentative(command, tazart.organisation.id, input);
    const second = await registry().inviteRepresentative(command, tazart.organisation.id, input);
    expect(second).toEqual({ ...first, link: null });
  });

  it('writes to the address that was given, in that language, and forgets the link once it is delivered', async () => {
    const { code, link } = await invited({ email: 'fatima@example.org', language: 'fr' });
    const folder = await mkdtemp(path.join(tmpdir(), 'touiza-letters-'));
    const post = { letters: lettersOn(world.knex), letterbox: folderBox(folder), texts: loadTexts() };
    expect(await deliverLetters(post)).toMatchObject({ failures: [] });
    const letters = await Promise.all((await readdir(folder)).map((name) => readFile(path.join(folder, name), 'utf8')));
    await rm(folder, { recursive: true });
    const letter = letters.find((each) => each.includes('fatima@example.org')) ?? '';
    expect(letter).toContain('Content-Language: fr');
    const plain = letter.replace(/=\r?\n/g, '').replaceAll('=3D', '=');
    expect(plain).toContain(link);
    expect(JSON.stringify(await world.admin('engine.notice'))).not.toMatch(new RegExp(`${code}|fatima@`));
    const [sent] = await told('registry.invitation');
    expect(sent).toMatchObject({
      to_name: minutes.name,
      to_email: null,
      data: { organisation: tazart.organisation.nameLatin },
    });
  });

  it.each([
    ['a term that is over', { until: '2025-12-31', from: '2025-01-01' }, 'authority_dates_impossible'],
    ['nobody who could be reached', { phone: null }, 'invitation_unreachable'],
    ['an act that is not there', { documentId: newId<DocumentId>() }, 'document_missing'],
  ])('refuses %s', async (_name, change, code) => {
    await expect(invited(change)).rejects.toMatchObject({ code });
  });

  it('lets nobody have us write to strangers without end', async () => {
    for (let count = 0; count < 10; count += 1) await withdraw((await invited()).id);
    await expect(invited()).rejects.toEqual(refusing('invitations_too_many', { most: 10 }));
    await world.moveTo('2026-01-06T09:10:00Z');
    expect((await invited()).status).toBe('open');
  });

  it('is for whoever speaks for the organisation, and for the desk', async () => {
    const officer = await world.holding('officer', 'desk_officer');
    expect((await invited({}, officer)).invitedBy).toBe(officer.id);
    await expect(invited({}, treasurer)).rejects.toMatchObject({ code: 'organisation_missing' });
    const auditor = await world.holding('auditor', 'auditor');
    await expect(invited({}, auditor)).rejects.toMatchObject({ code: 'permission_denied' });
    await expect(open(auditor)).rejects.toMatchObject({ code: 'permission_denied' });
  });
});

describe('seeInvitation', () => {
  it('shows whoever has the code what is offered, and by whom', async () => {
    const { code } = await invited({ until: '2027-01-04' });
    expect(await registry().seeInvitation(PUBLIC, { code })).toMatchObject({
      name: minutes.name,
      organisation: { id: tazart.organisation.id },
      inviter: { name: 'holder-tazart' },
      until: '2027-01-04',
    });
    await expect(registry().seeInvitation(PUBLIC, { code: `${code}x` })).rejects.toEqual(
      refusing('invitation_missing'),
    );
  });
});

describe('acceptInvitation', () => {
  it('names whoever accepts, by the one who invited, exactly as if the API had named them', async () => {
    const { callId } = await openCallWorld(world);
    const documentId = await storedDocument(world, holder, 'minutes');
    const { id, code } = await invited({ documentId, until: '2027-01-04' });
    const named = await accept(code);
    const { capacity, act, from } = minutes;
    const as = { personId: treasurer.id, namedBy: holder.id, endedOn: null };
    expect(named).toMatchObject({ ...as, capacity, act, from, documentId, until: '2027-01-04' });
    const input = { callId, organisationId: tazart.organisation.id, title: 'Figues' };
    expect((await world.useCases.application.startApplication(by(treasurer), input)).status).toBe('draft');
    expect(await told('registry.representative_named')).toHaveLength(1);
    expect(await open()).toEqual([]);
    const { items } = await registry().listInvitations(holder, tazart.organisation.id, { limit: 50 });
    const gone = { phone: null, email: null };
    expect(items).toMatchObject([{ id, status: 'accepted', answeredBy: treasurer.id, ...gone }]);
    expect(items[0]?.representativeId).toBe(named.id);
  });

  it('serves once, for one person, also when two press at once', async () => {
    const { code } = await invited();
    const other = await world.person('other');
    const answers = await Promise.allSettled([accept(code), accept(code, other)]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const again = refusing('invitation_accepted');
    await expect(accept(code)).rejects.toEqual(again);
    await expect(accept(code, other)).rejects.toEqual(again);
    await expect(registry().seeInvitation(PUBLIC, { code })).rejects.toEqual(again);
  });

  it('is not for the one who invited, whose phone the link is on', async () => {
    const { code } = await invited();
    await expect(accept(code, holder)).rejects.toMatchObject({ kind: 'refused', code: 'invitation_to_oneself' });
    expect((await accept(code)).personId).toBe(treasurer.id);
  });

  it('ends with the day that was told', async () => {
    const { code, expiresAt } = await invited();
    await world.moveTo('2026-01-19T22:59:00Z');
    expect(await open()).toHaveLength(1);
    await world.moveTo('2026-01-19T23:00:00Z');
    expect(await open()).toEqual([]);
    await expect(accept(code)).rejects.toEqual(refusing('invitation_expired', { expiredAt: expiresAt }));
    const { items } = await registry().listInvitations(holder, tazart.organisation.id, { limit: 50 });
    expect(items).toMatchObject([{ status: 'expired' }]);
  });

  it('is refused where the act gives no voice any more', async () => {
    const { code } = await invited({ until: '2026-01-06' });
    await world.moveTo('2026-01-07T09:00:00Z');
    await expect(accept(code)).rejects.toMatchObject({ code: 'authority_dates_impossible' });
  });
});

describe('declineInvitation', () => {
  it('tells the one who invited, and ends it', async () => {
    const { code } = await invited({ email: 'fatima@example.org' });
    const declined = await registry().declineInvitation(by(treasurer), { code });
    expect(declined).toMatchObject({ status: 'declined', email: null, phone: null });
    expect(await told('registry.invitation_declined')).toMatchObject([{ to_id: holder.id }]);
    await expect(accept(code)).rejects.toEqual(refusing('invitation_declined'));
  });
});

describe('withdrawInvitation', () => {
  it('ends it for whoever has the link, once', async () => {
    const { id, code } = await invited();
    expect(await withdraw(id)).toMatchObject({ status: 'withdrawn' });
    const over = refusing('invitation_withdrawn');
    await expect(withdraw(id)).rejects.toEqual(over);
    await expect(accept(code)).rejects.toEqual(over);
    await expect(registry().declineInvitation(by(treasurer), { code })).rejects.toEqual(over);
  });

  it('is for whoever speaks for that organisation: another hears that it is not there', async () => {
    const { id } = await invited();
    const other = await world.person('holder-ighrem');
    await registry().registerOrganisation(by(other), organisationInput({}, ighrem));
    await expect(withdraw(id, other)).rejects.toMatchObject({ code: 'organisation_missing' });
    await expect(withdraw(newId<InvitationId>())).rejects.toMatchObject({ code: 'invitation_missing' });
    expect(await open()).toHaveLength(1);
  });
});

describe('the tables', () => {
  it('let nobody take up what they offered, nor an answer stand without whoever gave it', async () => {
    const { id } = await invited();
    const answer = { answer: 'accepted', answered_by: holder.id, answered_at: new Date(0) };
    const named = tazart.organisation.representatives[0]?.id ?? null;
    const update = (change: object) => world.admin('registry.invitation').where({ id }).update(change);
    await expect(update({ ...answer, representative_id: named })).rejects.toThrow('invitation_to_another');
    await expect(update({ ...answer, answered_by: treasurer.id })).rejects.toThrow('invitation_names');
    await expect(update({ answer: 'declined' })).rejects.toThrow('invitation_answered');
    await expect(update({ phone: null })).rejects.toThrow('invitation_reached');
  });
});
