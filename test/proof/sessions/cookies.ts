import { digestOf } from '../../../db/access/session-store.ts';
import { newId } from '../../../services/shared/ids.ts';
import { browserWith, isSignedIn, unless, type Scene, type Trial } from './scene.ts';

/** What somebody might put in the place of a session's id, knowing all but the id itself. */
type Forge = (id: string, scene: Scene) => Promise<string> | string;

const flipped = (id: string, place: number): string => {
  const at = (place + id.length) % id.length;
  return `${id.slice(0, at)}${id[at] === 'A' ? 'B' : 'A'}${id.slice(at + 1)}`;
};

const storedOf = async ({ world }: Scene, id: string) => {
  const rows = await world
    .admin<{ id: string; form_key: Buffer }>('access.session')
    .whereRaw('digest = ?', [digestOf(id)]);
  const [stored] = rows;
  if (!stored) throw new Error('the session is not there');
  return stored;
};

const FORGED: Readonly<Record<string, Forge>> = {
  'of nothing': () => '',
  'chosen by chance': () => newId(),
  'of 32 bytes of zeros': () => Buffer.alloc(32).toString('base64url'),
  'with another first letter': (id) => flipped(id, 0),
  'with another of its last letters': (id) => flipped(id, -2),
  'without its last letter': (id) => id.slice(0, -1),
  'with a letter more': (id) => `${id}A`,
  'in small letters': (id) => id.toLowerCase() + (id === id.toLowerCase() ? 'x' : ''),
  'written twice': (id) => `${id}${id}`,
  'between quotes': (id) => `"${id}"`,
  'behind a zero byte, escaped': (id) => `%00${id}`,
  'that is what the table keeps of it': (id) => digestOf(id).toString('base64url'),
  'that is what the table keeps of it, in hexadecimal': (id) => digestOf(id).toString('hex'),
  'that is the name of the sign-in': async (id, scene) => (await storedOf(scene, id)).id,
  'that is the key of its forms': async (id, scene) => (await storedOf(scene, id)).form_key.toString('base64url'),
  'that is the person': (_id, { admin }) => admin.id,
  'that asks the database': () => "' or ended_at is null --",
  'of six thousand letters': () => 'A'.repeat(6_000),
};

const forged: Trial[] = Object.entries(FORGED).map(([name, forge]) => ({
  what: `a cookie ${name}`,
  tried: async (scene) => {
    const id = await scene.pages.sessionOf(scene.admin);
    const browser = browserWith(scene, await forge(id, scene));
    return unless(!(await isSignedIn(browser)), 'is a session');
  },
}));

const good: Trial = {
  what: 'a good cookie',
  tried: async (scene) => {
    const browser = browserWith(scene, await scene.pages.sessionOf(scene.admin));
    return unless(await isSignedIn(browser), 'is no session');
  },
};

/** The cookie is for pages; whoever steals it has no token of the API in it, nor the other way about. */
const atTheOtherDoor: Trial = {
  what: 'a good cookie at the API',
  tried: async (scene) => {
    const id = await scene.pages.sessionOf(scene.admin);
    const answers = [
      await fetch(`${scene.pages.url}/api/v1/me`, { headers: { cookie: `tz-session=${id}` } }),
      await fetch(`${scene.pages.url}/api/v1/me`, { headers: { authorization: `Bearer ${id}` } }),
    ];
    return unless(
      answers.every(({ status }) => status === 401),
      'lets in',
    );
  },
};

const unwritten: Trial = {
  what: 'the id of a session',
  tried: async (scene) => {
    const id = await scene.pages.sessionOf(scene.admin);
    const browser = browserWith(scene, id);
    const page = await (await browser.ask('/me')).text();
    const rows = JSON.stringify(await scene.world.admin('access.session'));
    const isAnywhere = [page, rows, scene.pages.log.join('\n')].some((text) => text.includes(id));
    return unless(!isAnywhere, 'stands in a page, a table or the log');
  },
};

export const cookies: readonly Trial[] = [good, ...forged, atTheOtherDoor, unwritten];
