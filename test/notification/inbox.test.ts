import { lettersOn } from '../../db/notification/letters-store.ts';
import { loadTexts } from '../../infra/texts.ts';
import { ROLES } from '../../services/access/policy.ts';
import { deliverLetters } from '../../services/notification/deliver-letters.ts';
import type { Letterbox } from '../../services/notification/notification-ports.ts';
import { newId, type FunderId, type LetterId, type PersonId } from '../../services/shared/ids.ts';
import type { Owed } from '../../services/shared/obligation.ts';
import { LANGUAGES, type Language } from '../../services/shared/texts.ts';
import { publishedCallWorld } from '../support/builders/programme.ts';
import { createApp, type Client, type TestApp } from '../support/app.ts';
import { automatically, by, createWorld, type World } from '../support/world.ts';

interface Page {
  readonly items: readonly { readonly id: LetterId; readonly text: string; readonly readAt: string | null }[];
  readonly next: string | null;
}

const ANY: Letterbox = { post: () => Promise.resolve() };
const BROKEN: Letterbox = { post: () => Promise.reject(new Error('550 no such mailbox')) };

let world: World;
let app: TestApp;
beforeEach(async () => {
  world = await createWorld();
  app = await createApp(world);
});
afterEach(async () => {
  await app.stop();
  await world.drop();
});

const tell = (number: number, to: Owed, id: string = newId()) =>
  world.transact(automatically('notify', id), ({ outbox }) =>
    outbox.notify({
      kind: 'programme.rulebook_changed',
      to,
      dossierId: null,
      data: { reference: 'AAP-2026-01', number },
    }),
  );
const deliver = (letterbox: Letterbox = ANY) =>
  deliverLetters({ letters: lettersOn(world.knex), letterbox, texts: loadTexts() });
const personOf = async (account: string) => (await world.person(account)).id as PersonId;
const toPerson = async (account: string): Promise<Owed> => ({ by: 'person', personId: await personOf(account) });
const found = async (client: Client, path: string) => (await client.get(path).expect(200)).body as Page;

describe('the inbox', () => {
  it('has one’s own letters, newest first, page by page, each once, in one’s own language', async () => {
    await world
      .admin('access.person')
      .where({ id: await personOf('amina') })
      .update({ language: 'fr' });
    for (let number = 1; number <= 7; number += 1) await tell(number, await toPerson('amina'));
    await tell(99, await toPerson('brahim'));
    await deliver();
    const amina = await app.as('amina');
    const texts: string[] = [];
    let after = '';
    do {
      const { items, next } = await found(amina, `/inbox?limit=3${after}`);
      texts.push(...items.map(({ text }) => text));
      after = next === null ? '' : `&after=${next}`;
    } while (after !== '');
    expect(texts.map((text) => /version (\d+)/.exec(text)?.[1])).toEqual(['7', '6', '5', '4', '3', '2', '1']);
    expect(texts[0]).toContain('Le règlement de l’appel AAP-2026-01 a changé');
    expect((await found(await app.as('brahim'), '/inbox')).items).toHaveLength(1);
  });

  it('markRead counts the first time, and only one’s own letter is there to read', async () => {
    await tell(1, await toPerson('amina'));
    await tell(2, await toPerson('amina'));
    await deliver();
    const amina = await app.as('amina');
    const brahim = await app.as('brahim');
    const { items } = await found(amina, '/inbox?read=false');
    expect(items).toHaveLength(2);
    const id = items[0]?.id ?? '';
    const hidden = await brahim.post(`/inbox/${id}/reading`).expect(404);
    expect(hidden.body).toMatchObject({ title: 'letter_missing' });
    await amina.post(`/inbox/${newId()}/reading`).expect(404);
    const first = (await amina.post(`/inbox/${id}/reading`).expect(200)).body as { readAt: string };
    await world.moveTo('2026-01-09T09:00:00Z');
    const second = (await amina.post(`/inbox/${id}/reading`).expect(200)).body as { readAt: string };
    expect(second.readAt).toBe(first.readAt);
    expect((await found(amina, '/inbox?read=true')).items.map((letter) => letter.id)).toEqual([id]);
    expect((await found(amina, '/inbox?read=false')).items).toHaveLength(1);
    await amina.get('/inbox?read=maybe').expect(400);
    await app.anyone.get('/api/v1/inbox').expect(401);
  });

  it('countUnread counts one’s own letters that are unread, a hundred standing for more', async () => {
    for (let number = 1; number <= 3; number += 1) await tell(number, await toPerson('amina'));
    await tell(9, await toPerson('brahim'));
    await deliver();
    const [amina, brahim] = [await world.person('amina'), await world.person('brahim')];
    const { countUnread, listInbox, markRead } = world.useCases.notification;
    expect([await countUnread(amina), await countUnread(brahim)]).toEqual([3, 1]);
    const { items } = await listInbox(amina, { limit: 1 });
    await markRead(by(amina), items[0]!.id);
    expect(await countUnread(amina)).toBe(2);
    for (let number = 1; number <= 100; number += 1) await tell(number, await toPerson('amina'));
    await deliver();
    expect(await countUnread(amina)).toBe(100);
  });

  it('has one letter of one command, by however many roles it reaches somebody', async () => {
    const amina = await world.holding('amina', 'desk_officer');
    await world.holding('amina', 'auditor');
    const id = newId();
    await world.transact(automatically('notify', id), async ({ outbox }) => {
      const notice = { kind: 'programme.call_settled', dossierId: null, data: { reference: 'A' } };
      await outbox.notify({ ...notice, to: { by: 'role', role: 'desk_officer' } });
      await outbox.notify({ ...notice, to: { by: 'role', role: 'auditor' } });
      await outbox.notify({ ...notice, to: { by: 'person', personId: amina.id as PersonId } });
    });
    await Promise.all([deliver(), deliver(), deliver()]);
    expect(await world.admin('notification.letter').where({ person_id: amina.id })).toHaveLength(1);
  });
});

describe('a letter about a role', () => {
  it.each(LANGUAGES)('names what it is held on, in %s', async (language) => {
    const { callId, admin } = await publishedCallWorld(world);
    const personId = await personOf('amina');
    await world.admin('access.person').where({ id: personId }).update({ language });
    const { rows } = await world.admin.raw<{ rows: { id: FunderId; names: Record<Language, string> }[] }>(
      'select id, names from programme.funder limit 1',
    );
    const funder = rows[0]!;
    const scopes = [
      { kind: 'fund', id: null },
      { kind: 'funder', id: funder.id },
      { kind: 'call', id: callId },
      { kind: 'territory', id: '05' },
    ] as const;
    for (const scope of scopes) {
      await world.useCases.access.grantRole(by(admin), { personId, role: 'auditor', scope });
    }
    await deliver();
    const { items } = await found(await app.as('amina'), '/inbox');
    const texts = items.map(({ text }) => text.replace(/[\u2066-\u2069]/g, '')).join('\n');
    expect(texts).toContain(funder.names[language]);
    expect(texts).toContain('AAP-2026-01 – ');
    expect(texts).toContain(language === 'ar' ? 'بني ملال' : 'Béni Mellal');
    expect(texts).not.toMatch(/[…{}]/);
  });
});

describe('letters that cannot be delivered', () => {
  it('retryLetter has one tried again at once; the administrator sees which failed and why', async () => {
    const admin = await world.holding('admin', 'fund_administrator');
    await tell(1, await toPerson('amina'));
    await deliver(BROKEN);
    const client = await app.as(admin);
    const failed = await found(client, '/operations/letters');
    expect(failed.items).toMatchObject([
      { to: 'amina', attempts: 1, lastError: 'Error: 550 no such mailbox', deliveredAt: null, givenUpAt: null },
    ]);
    const id = failed.items[0]?.id ?? '';
    expect(await deliver()).toEqual({ delivered: 0, failures: [] });
    await client.post(`/operations/letters/${id}/retry`).expect(200);
    expect(await deliver()).toEqual({ delivered: 1, failures: [] });
    expect((await found(client, '/operations/letters')).items).toEqual([]);
    await client.post(`/operations/letters/${id}/retry`).expect(404);
    expect(await world.admin('audit.event').where({ kind: 'notification.letter_retried' })).toHaveLength(1);
  });

  it('are given up after about a day, and come back when somebody says so', async () => {
    const admin = await world.holding('admin', 'fund_administrator');
    await tell(1, await toPerson('amina'));
    await deliver(BROKEN);
    await world.admin('notification.letter').update({ attempts: 31, try_at: new Date(0) });
    await deliver(BROKEN);
    await world.admin('notification.letter').update({ try_at: new Date(0) });
    expect(await deliver()).toEqual({ delivered: 0, failures: [] });
    const { items } = await world.useCases.notification.listFailedLetters(admin, { limit: 10 });
    expect(items[0]?.givenUpAt).toBeInstanceOf(Date);
    await world.useCases.notification.retryLetter(by(admin), items[0]!.id);
    expect(await deliver()).toEqual({ delivered: 1, failures: [] });
  });

  it('are nothing for anybody but the fund’s administrator', async () => {
    const { listFailedLetters, listOutbox, retryLetter } = world.useCases.notification;
    const denied = { kind: 'forbidden', code: 'permission_denied' };
    for (const role of ROLES.filter((each) => each !== 'fund_administrator')) {
      const actor = await world.holding(`one-${role}`, role);
      await expect(listFailedLetters(actor, { limit: 1 })).rejects.toMatchObject(denied);
      await expect(listOutbox(actor, { limit: 1 })).rejects.toMatchObject(denied);
      await expect(retryLetter(by(actor), newId<LetterId>())).rejects.toMatchObject(denied);
    }
  });
});

describe('the outbox of the demo', () => {
  it('shows the administrator everything that was told, newest first, in the words of its addressee', async () => {
    const admin = await app.as(await world.holding('admin', 'fund_administrator'));
    await world
      .admin('access.person')
      .where({ id: await personOf('amina') })
      .update({ language: 'ar' });
    await tell(1, await toPerson('amina'));
    await tell(2, await toPerson('brahim'));
    await deliver();
    const { items } = await found(admin, '/demo/outbox?limit=10');
    expect(items).toMatchObject([{ to: 'brahim' }, { to: 'amina', language: 'ar' }]);
    expect(items[1]?.text).toMatch(/^تغير نظام/);
  });
});
