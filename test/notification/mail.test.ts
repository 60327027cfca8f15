import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { lettersOn } from '../../db/notification/letters-store.ts';
import { mailbox } from '../../infra/letterbox.ts';
import { loadTexts } from '../../infra/texts.ts';
import { deliverLetters } from '../../services/notification/deliver-letters.ts';
import { newId, type DossierId, type PersonId } from '../../services/shared/ids.ts';
import type { Language } from '../../services/shared/texts.ts';
import { automatically, createWorld, type World } from '../support/world.ts';

const LRI = '\u2066';
const PDI = '\u2069';

/** A mail server of our own, that keeps what it is given; some addresses it refuses. */
const startMailServer = async () => {
  const received: Email[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, answer) => {
      answer(address.startsWith('nobody@') ? new Error('no such mailbox here') : null);
    },
    onData: (stream, _session, answer) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        void PostalMime.parse(Buffer.concat(chunks)).then((mail) => {
          received.push(mail);
          answer(null);
        });
      });
    },
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve();
    });
  });
  const { port } = server.server.address() as AddressInfo;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
    });
  return { url: `smtp://127.0.0.1:${String(port)}?ignoreTLS=true`, received, stop };
};

describe('a letter by mail', () => {
  let world: World;
  let mail: Awaited<ReturnType<typeof startMailServer>>;
  const dossierId = newId<DossierId>();
  beforeAll(async () => {
    world = await createWorld();
    mail = await startMailServer();
    await world.admin('access.dossier_scope').insert({
      dossier_id: dossierId,
      organisation_id: newId(),
      call_id: newId(),
      territory: '05.301',
      reference: 'AAP-2026-01-0017',
    });
  });
  afterAll(async () => {
    await mail.stop();
    await world.drop();
  });
  beforeEach(() => {
    mail.received.length = 0;
  });

  const reader = async (account: string, language: Language, email: string | null = `${account}@example.org`) => {
    const { id } = await world.person(account);
    const named = language === 'ar' ? { name_ar: 'عائشة أوحدو' } : {};
    await world
      .admin('access.person')
      .where({ id })
      .update({ language, email, ...named });
    return id as PersonId;
  };
  const notify = (personId: PersonId, kind: string, data: Record<string, string | number>) =>
    world.transact(automatically('notify', newId()), ({ outbox }) =>
      outbox.notify({ kind, to: { by: 'person', personId }, dossierId, data }),
    );
  /** The one letter that came. */
  const received = () => {
    const [letter] = mail.received;
    if (letter === undefined) throw new Error('no letter came');
    return { ...letter, text: letter.text ?? '', html: letter.html ?? '' };
  };
  const deliver = () =>
    deliverLetters({ letters: lettersOn(world.knex), letterbox: mailbox(mail.url), texts: loadTexts() });

  it('comes in Arabic from right to left, its amounts and references isolated, and its subject readable', async () => {
    const aicha = await reader('aicha', 'ar');
    await notify(aicha, 'cofinancing.approval_decided', {
      decision: 'approved',
      approved: '210000.00',
      asked: '300000.00',
    });
    expect(await deliver()).toEqual({ delivered: 1, failures: [] });
    const { to, subject, text, html, headers } = received();
    expect(to).toEqual([{ name: 'عائشة أوحدو', address: 'aicha@example.org' }]);
    expect(subject).toBe(`تويزة: الملف ${LRI}AAP-2026-01-0017${PDI}`);
    for (const value of ['AAP-2026-01-0017', '210000.00', '300000.00']) expect(text).toContain(`${LRI}${value}${PDI}`);
    // Each isolate that opens also closes, in its own line.
    for (const line of text.split('\n')) {
      expect(line.match(/[\u2066\u2068]/g) ?? []).toHaveLength((line.match(/\u2069/g) ?? []).length);
    }
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(html).toContain('<bdi dir="ltr">210000.00</bdi>');
    expect(html).not.toMatch(/[\u2066-\u2069]/);
    expect(headers).toContainEqual(expect.objectContaining({ key: 'content-language', value: 'ar' }));
  });

  it('says an instant as Moroccan clocks show it, in Ramadan and out of it, in each language', async () => {
    const closings = ['2026-03-06T16:30:00.000Z', '2026-04-30T15:30:00.000Z'];
    for (const language of ['fr', 'en', 'ar'] as const) {
      const person = await reader(`reader-${language}`, language);
      for (const closesAt of closings) {
        await notify(person, 'programme.closing_extended', { reference: 'AAP-2026-01', closesAt });
      }
    }
    await deliver();
    expect(mail.received).toHaveLength(6);
    for (const { text = '' } of mail.received) {
      expect(text).toContain('16:30');
      expect(text).not.toContain('T16:30');
      // The call's reference, though the letter is about a dossier of it.
      expect(text).toContain('AAP-2026-01');
      expect(text).not.toContain('AAP-2026-01-0017');
    }
  });

  it('carries no markup of whoever wrote the words in it', async () => {
    const karim = await reader('karim', 'fr');
    await notify(karim, 'programme.call_cancelled', {
      reference: 'AAP-2026-01',
      reason: '<script>alert("x")</script> & co',
    });
    await deliver();
    expect(mail.received[0]?.html).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; co');
    expect(mail.received[0]?.text).toContain('<script>alert("x")</script> & co');
  });

  it('is not mailed to whoever has no address, and is theirs to read all the same', async () => {
    const driss = await reader('driss', 'fr', null);
    await notify(driss, 'programme.call_settled', { reference: 'AAP-2026-01' });
    expect(await deliver()).toEqual({ delivered: 1, failures: [] });
    expect(mail.received).toEqual([]);
    const { items } = await world.useCases.notification.listInbox(await world.person('driss'), { limit: 10 });
    expect(items).toMatchObject([{ kind: 'programme.call_settled', readAt: null }]);
  });

  it('that the server refuses says so, and holds up no other', async () => {
    await notify(await reader('lost', 'fr', 'nobody@example.org'), 'programme.call_settled', { reference: 'A' });
    await notify(await reader('found', 'fr'), 'programme.call_settled', { reference: 'A' });
    const { delivered, failures } = await deliver();
    expect(delivered).toBe(1);
    expect(failures).toMatchObject([{ message: expect.stringContaining('no such mailbox here') as string }]);
    expect(mail.received).toHaveLength(1);
  });
});
