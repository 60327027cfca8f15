import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { lettersOn } from '../../db/notification/letters-store.ts';
import { folderBox } from '../../infra/letterbox.ts';
import { loadTexts } from '../../infra/texts.ts';
import { deliverLetters } from '../../services/notification/deliver-letters.ts';
import type { Letterbox } from '../../services/notification/notification-ports.ts';
import { newId } from '../../services/shared/ids.ts';
import type { Owed } from '../../services/shared/obligation.ts';
import { automatically, createWorld, type World } from '../support/world.ts';

let world: World;
let folder: string;

beforeEach(async () => {
  world = await createWorld();
  folder = await mkdtemp(path.join(tmpdir(), 'touiza-letters-'));
});
afterEach(async () => {
  await world.drop();
  await rm(folder, { recursive: true, force: true });
});

const notify = (to: Owed) =>
  world.transact(automatically('notify', newId()), ({ outbox }) =>
    outbox.notify({ kind: 'reminder.report', to, dossierId: null, data: {} }),
  );

const deliver = (letterbox: Letterbox = folderBox(folder)) =>
  deliverLetters({ letters: lettersOn(world.knex), letterbox, texts: loadTexts() });

const DESK: Owed = { by: 'role', role: 'desk_officer' };

describe('a notice', () => {
  it('reaches everyone who holds the role, once each, in words', async () => {
    await world.holding('amina', 'desk_officer');
    await world.holding('brahim', 'desk_officer');
    await world.holding('chama', 'reviewer');
    await notify(DESK);
    expect(await deliver()).toEqual({ delivered: 2, failures: [] });
    expect(await deliver()).toEqual({ delivered: 0, failures: [] });
    const files = await readdir(folder);
    expect(files).toHaveLength(2);
    const [first = ''] = files;
    const letter = await readFile(path.join(folder, first), 'utf8');
    expect(letter).toContain('Content-Language: ar');
    expect(letter).toMatch(/Message-ID: <[0-9a-f-]{36}@touiza\.invalid>/);
  });

  it('is one letter, though the worker dies between its delivery and its record', async () => {
    await world.holding('amina', 'desk_officer');
    await notify(DESK);
    const box = folderBox(folder);
    const dying: Letterbox = {
      post: async (letter) => {
        await box.post(letter);
        // As when the worker is killed: its connection is gone before it could say what it did.
        await world.admin.raw(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where datname = current_database() and state = 'idle in transaction'`,
        );
      },
    };
    await expect(deliver(dying)).rejects.toMatchObject({ kind: 'unavailable' });
    const before = await readdir(folder);
    expect(before).toHaveLength(1);
    const bytes = await readFile(path.join(folder, before[0] ?? ''));
    expect(await deliver()).toEqual({ delivered: 1, failures: [] });
    expect(await readdir(folder)).toEqual(before);
    expect(await readFile(path.join(folder, before[0] ?? ''))).toEqual(bytes);
  });

  it('that cannot be delivered holds up no other, and is tried again later', async () => {
    const amina = await world.holding('amina', 'desk_officer');
    await world.holding('brahim', 'desk_officer');
    await notify(DESK);
    const box = folderBox(folder);
    const picky: Letterbox = {
      post: (letter) => (letter.to.name === 'amina' ? Promise.reject(new Error('no such mailbox')) : box.post(letter)),
    };
    expect(await deliver(picky)).toMatchObject({ delivered: 1, failures: [{ message: 'no such mailbox' }] });
    expect(await deliver(picky)).toEqual({ delivered: 0, failures: [] });
    const waiting = world.admin('notification.letter').where({ person_id: amina.id });
    expect(await waiting.clone().first()).toMatchObject({ attempts: 1, delivered_at: null });
    await waiting.update({ try_at: new Date(0) });
    expect(await deliver()).toEqual({ delivered: 1, failures: [] });
    expect(await readdir(folder)).toHaveLength(2);
  });

  it('is delivered once, though two workers deliver at once', async () => {
    await world.holding('amina', 'desk_officer');
    for (let count = 0; count < 10; count += 1) await notify(DESK);
    const [first, second] = await Promise.all([deliver(), deliver()]);
    expect(first.delivered + second.delivered).toBe(10);
    expect(await readdir(folder)).toHaveLength(10);
  });

  it('to somebody without the role reaches nobody and is not tried for ever', async () => {
    await notify(DESK);
    expect((await deliver()).delivered).toBe(0);
    expect(await world.admin('engine.notice').whereNull('delivered_at')).toEqual([]);
  });
});
