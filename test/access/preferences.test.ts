import { lettersOn } from '../../db/notification/letters-store.ts';
import { loadTexts } from '../../infra/texts.ts';
import { ROLES, SCOPE_KINDS } from '../../services/access/policy.ts';
import { deliverLetters } from '../../services/notification/deliver-letters.ts';
import type { WrittenLetter } from '../../services/notification/notification-ports.ts';
import type { PersonId } from '../../services/shared/ids.ts';
import { LANGUAGES } from '../../services/shared/texts.ts';
import { createApp, type TestApp } from '../support/app.ts';
import { by, createWorld, type World } from '../support/world.ts';

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

const chosen = { language: 'fr', email: 'meryem@exemple.ma' } as const;

const lettersSent = async (): Promise<WrittenLetter[]> => {
  const sent: WrittenLetter[] = [];
  const letterbox = {
    post: (letter: WrittenLetter) => {
      sent.push(letter);
      return Promise.resolve();
    },
  };
  await deliverLetters({ letters: lettersOn(world.knex), letterbox, texts: loadTexts() });
  return sent;
};

describe('savePreferences', () => {
  it('sets one’s own language and address, which the door, the letters and the next look take', async () => {
    const me = await app.as('meryem');
    const saved = await me.put('/me/preferences', chosen).expect(200);
    expect(saved.body).toMatchObject({ name: 'meryem', ...chosen, roles: [] });
    expect((await me.get('/me').expect(200)).body).toMatchObject({ person: chosen });
    expect((await me.get('/nothing').expect(404)).headers['content-language']).toBe('fr');

    const admin = await world.holding('admin', 'fund_administrator');
    const { id: personId } = (await world.person('meryem')) as { id: PersonId };
    const scope = { kind: 'fund', id: null } as const;
    await world.useCases.access.grantRole(by(admin), { personId, role: 'desk_officer', scope });
    expect(await lettersSent()).toMatchObject([
      { to: { address: chosen.email }, language: 'fr', text: expect.stringContaining('sur tout le fonds') as string },
    ]);
  });

  it('takes an address back, and leaves none in the trail', async () => {
    const me = await world.person('meryem');
    const { savePreferences } = world.useCases.access;
    await savePreferences(by(me), chosen);
    expect(await savePreferences(by(me), { language: 'ar', email: null })).toMatchObject({
      language: 'ar',
      email: null,
    });
    const events = await world.admin('audit.event').where({ subject_id: me.id }).orderBy('seq');
    expect(events).toMatchObject([
      { kind: 'access.preferences_saved', after: { language: 'fr', isEmailChanged: true } },
      { kind: 'access.preferences_saved', after: { language: 'ar', isEmailChanged: true } },
    ]);
    for (const { before, after } of events as { before: object; after: object }[]) {
      expect(JSON.stringify([before, after])).not.toContain('exemple.ma');
    }
  });

  it.each([
    ['a language that is none of the three', { ...chosen, language: 'de' }],
    ['an address that is none', { ...chosen, email: 'meryem' }],
    ['an address without an end', { ...chosen, email: `${'m'.repeat(260)}@exemple.ma` }],
    ['only half of it', { language: 'fr' }],
    ['somebody else’s id', { ...chosen, personId: '01890000-0000-7000-8000-000000000000' }],
  ])('refuses %s', async (_, wrong) => {
    const me = await app.as('meryem');
    expect((await me.put('/me/preferences', wrong).expect(400)).body).toMatchObject({ title: 'invalid_request' });
  });

  it('has an address checked by the database, too', async () => {
    const writing = world.admin('access.person').insert({
      ...{ id: '01890000-0000-7000-8000-000000000001', issuer: 'x', subject: 'y', name: 'z' },
      email: 'no address',
    });
    await expect(writing).rejects.toMatchObject({ constraint: 'person_email' });
  });
});

describe('a role given or taken', () => {
  const { sentence } = loadTexts();
  it.each(LANGUAGES)('has words for every role and every scope in %s', (language) => {
    for (const kind of ['granted', 'ended']) {
      for (const role of ROLES) {
        for (const scope of SCOPE_KINDS) {
          const text = sentence(language, `notice.access.role_${kind}`, { role, scope, named: 'INDH' });
          expect(text).toContain(sentence(language, `page.role.${role}`, {}));
          expect(text).not.toContain('…');
        }
      }
    }
  });
});
