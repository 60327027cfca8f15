import { CLAIMED, FORGERIES } from '../../support/forgeries.ts';
import { unless, type Scene, type Trial } from './scene.ts';

const WITHOUT_RIGHT = 401;
const READING = '/api/v1/people';
const WRITING = '/api/v1/funders';
const FUNDER = { code: 'FORGED', names: { ar: 'ممول', fr: 'Financeur', en: 'Funder' } };
const SAID = ['detail', 'instance', 'requestId', 'status', 'title', 'type'];

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** Refused as nobody's, and told no more than that. */
const isSilent = ({ status, body }: Answer): boolean =>
  status === WITHOUT_RIGHT &&
  (body as { title?: string }).title === 'unauthenticated' &&
  Object.keys(body as object)
    .sort()
    .join() === SAID.join();

const asBearer = (token: string) => ({ authorization: `Bearer ${token}` });

const asked = ({ app }: Scene, headers: Record<string, string>, search = '') =>
  app.anyone.get(`${READING}${search}`).set(headers);

const commanded = ({ app }: Scene, token: string) =>
  app.anyone
    .post(WRITING)
    .set({ ...asBearer(token), 'idempotency-key': `forged-${token.length}-${token.slice(-8)}` })
    .send(FUNDER);

const forged: Trial[] = Object.entries(FORGERIES).map(([name, forge]) => ({
  what: `a token ${name}`,
  tried: async (scene) => {
    const token = await forge(scene.app.issuer);
    const answers = [await asked(scene, asBearer(token)), await commanded(scene, token)];
    const wrong = answers.find((answer) => !isSilent(answer));
    return unless(wrong === undefined, `is answered with ${String(wrong?.status)} ${JSON.stringify(wrong?.body)}`);
  },
}));

type Misplaced = (token: string) => { readonly headers: Record<string, string>; readonly search?: string };

/** A good token counts in one place only. */
const MISPLACED: Readonly<Record<string, Misplaced>> = {
  'in the address': (token) => ({ headers: {}, search: `?access_token=${token}` }),
  'in a cookie': (token) => ({ headers: { cookie: `access_token=${token}; tz-session=${token}` } }),
  'as a password': (token) => ({
    headers: { authorization: `Basic ${Buffer.from(`${CLAIMED}:${token}`).toString('base64')}` },
  }),
  'under another scheme': (token) => ({ headers: { authorization: `DPoP ${token}` } }),
  'beside another': (token) => ({ headers: { authorization: `Bearer ${token}, Bearer ${token}` } }),
  'in a header of a proxy': (token) => ({ headers: { 'x-forwarded-authorization': `Bearer ${token}` } }),
};

const misplaced: Trial[] = Object.entries(MISPLACED).map(([name, place]) => ({
  what: `a good token ${name}`,
  tried: async (scene) => {
    const { headers, search } = place(await scene.app.issuer.tokenOf(CLAIMED));
    const answer = await asked(scene, headers, search);
    return unless(isSilent(answer), `is answered with ${String(answer.status)}`);
  },
}));

const statusOf = async (scene: Scene, token: string): Promise<number> => (await asked(scene, asBearer(token))).status;

/** Without it, all of the above would be refused by an API that takes no token. */
const good: Trial = {
  what: 'a good token',
  tried: async (scene) => {
    const status = await statusOf(scene, await scene.app.issuer.tokenOf(CLAIMED));
    return unless(status === 200, `is answered with ${String(status)}`);
  },
};

/** Verified once, a token is remembered: that must not outlive its end, nor be believed of a neighbour of it. */
const remembered: Trial = {
  what: 'a token that was verified, changed by one letter',
  tried: async (scene) => {
    const token = await scene.app.issuer.tokenOf(CLAIMED);
    await statusOf(scene, token);
    const place = token.length - 20;
    const letter = token[place] === 'A' ? 'B' : 'A';
    const status = await statusOf(scene, `${token.slice(0, place)}${letter}${token.slice(place + 1)}`);
    return unless(status === WITHOUT_RIGHT, `is answered with ${String(status)}`);
  },
};

/** How a token begins, whoever signed it: `{"alg":` */
const ANY_TOKEN = 'eyJhbGciOi';

const unwritten: Trial = {
  what: 'every token of this run',
  tried: ({ app }) => Promise.resolve(unless(!app.log.join('\n').includes(ANY_TOKEN), 'stands in the log')),
};

/** No funder came of all that was commanded. */
const undone: Trial = {
  what: 'a command by a forged token',
  tried: async ({ world }) => {
    const made: unknown[] = await world.admin('programme.funder').where({ code: FUNDER.code });
    return unless(made.length === 0, 'was done');
  },
};

export const tokens: readonly Trial[] = [good, ...forged, ...misplaced, remembered, unwritten, undone];
export const forgedTokens = forged.length;
