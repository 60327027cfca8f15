import { exportJWK, generateKeyPair, type JWTHeaderParameters } from 'jose';
import { AUDIENCE, nowInSeconds, type TestIssuer, type TokenChange } from './issuer.ts';
import { ISSUER } from './world.ts';

/** Whom every one of them claims to be. */
export const CLAIMED = 'admin';

type Forgery = (issuer: TestIssuer) => Promise<string>;

const base64 = (value: object | string): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

const spoilt =
  (change: () => TokenChange): Forgery =>
  ({ tokenOf }) =>
    tokenOf(CLAIMED, change());
const claiming = (claims: () => Record<string, unknown>): Forgery => spoilt(() => ({ claims: claims() }));
const headed = (header: Partial<JWTHeaderParameters>): Forgery => spoilt(() => ({ header }));

/** The good token's parts, put together anew. */
const remade =
  (make: (header: string, payload: string, signature: string) => string): Forgery =>
  async ({ tokenOf }) => {
    const [header = '', payload = '', signature = ''] = (await tokenOf(CLAIMED)).split('.');
    return make(header, payload, signature);
  };

/** What the header says is exchanged, and the signature kept. */
const relabelled = (header: object): Forgery =>
  remade((_header, payload, signature) => `${base64(header)}.${payload}.${signature}`);

const GOOD_HEADER = { alg: 'RS256', typ: 'at+jwt', kid: 'first' };

const withKeyOfOwn =
  (header: (published: Awaited<ReturnType<typeof exportJWK>>) => Partial<JWTHeaderParameters> = () => ({})): Forgery =>
  async ({ tokenOf }) => {
    const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
    return tokenOf(CLAIMED, { key: privateKey, header: header(await exportJWK(publicKey)) });
  };

/** The oldest trick: the published key, taken for a shared secret. */
const keyAsSecret =
  (write: (issuer: TestIssuer) => string): Forgery =>
  (issuer) =>
    issuer.tokenOf(CLAIMED, { key: new TextEncoder().encode(write(issuer)), header: { alg: 'HS256' } });

const anotherKind: Forgery = async ({ tokenOf }) => {
  const { privateKey } = await generateKeyPair('ES256');
  return tokenOf(CLAIMED, { key: privateKey, header: { alg: 'ES256' } });
};

/** Tokens by which somebody might claim to be who they are not: each is refused, and told nothing. */
export const FORGERIES: Readonly<Record<string, Forgery>> = {
  'without a signature (alg none)': remade((_h, payload) => `${base64({ alg: 'none', typ: 'at+jwt' })}.${payload}.`),
  'without a signature (alg NoNe)': remade((_h, payload) => `${base64({ alg: 'NoNe', typ: 'at+jwt' })}.${payload}.`),
  'whose header says none and whose signature is kept': relabelled({ alg: 'none', typ: 'at+jwt' }),
  'whose header names no algorithm': relabelled({ typ: 'at+jwt', kid: 'first' }),
  'whose header names another algorithm of the same key': relabelled({ ...GOOD_HEADER, alg: 'PS256' }),
  'whose header is no JSON': remade((_h, payload, signature) => `${base64('alg=RS256')}.${payload}.${signature}`),
  'signed with the public key as a secret': keyAsSecret(({ publicKey }) => JSON.stringify(publicKey)),
  'signed with the modulus of the public key as a secret': keyAsSecret(({ publicKey }) => publicKey.n ?? ''),
  'signed with no secret': keyAsSecret(() => ' '.repeat(32)),
  'signed with another key under the known key id': withKeyOfOwn(),
  'signed with another key under an unknown key id': withKeyOfOwn(() => ({ kid: 'second' })),
  'signed with another key that it brings along': withKeyOfOwn((jwk) => ({ jwk })),
  'signed with another key that it points to': withKeyOfOwn(() => ({ jku: 'https://example.org/jwks' })),
  'signed with another key whose certificate it points to': withKeyOfOwn(() => ({ x5u: 'https://example.org/cert' })),
  'signed with another kind of key': anotherKind,
  'of an unknown key id': headed({ kid: 'second' }),
  'of a key id that is a path': headed({ kid: '../../dev/null' }),
  'of a key id that is a question to a database': headed({ kid: "first' union select 'x" }),
  'of another issuer': claiming(() => ({ iss: 'https://other.example' })),
  'of an issuer spelt almost the same': claiming(() => ({ iss: `${ISSUER}/` })),
  'of no issuer': claiming(() => ({ iss: undefined })),
  'for another audience': claiming(() => ({ aud: 'another-api' })),
  'for two others': claiming(() => ({ aud: ['another-api', 'touiza-pages'] })),
  'for an audience that begins like ours': claiming(() => ({ aud: `${AUDIENCE}-2` })),
  'for no audience': claiming(() => ({ aud: undefined })),
  'of another type': headed({ typ: 'JWT' }),
  'of the type of sign-outs': headed({ typ: 'logout+jwt' }),
  'of no type': headed({ typ: undefined }),
  'that has expired': claiming(() => ({ exp: nowInSeconds() - 60 })),
  'that never expires': claiming(() => ({ exp: undefined })),
  'that expires in words': claiming(() => ({ exp: 'tomorrow' })),
  'that is too old, whatever its expiry says': claiming(() => ({
    iat: nowInSeconds() - 4_000,
    exp: nowInSeconds() + 4_000,
  })),
  'that was issued in the future': claiming(() => ({ iat: nowInSeconds() + 600 })),
  'that does not say when it was issued': claiming(() => ({ iat: undefined })),
  'that is not valid yet': claiming(() => ({ nbf: nowInSeconds() + 600 })),
  'of nobody': claiming(() => ({ sub: undefined })),
  'of an empty name': claiming(() => ({ sub: '' })),
  'of a number': claiming(() => ({ sub: 42 })),
  'of several': claiming(() => ({ sub: [CLAIMED] })),
  'with a critical extension that nobody knows': relabelled({ ...GOOD_HEADER, crit: ['mystery'], mystery: 1 }),
  'whose payload is said to be left as it is': relabelled({ ...GOOD_HEADER, crit: ['b64'], b64: false }),
  'whose payload was changed': remade(
    (header, _p, signature) => `${header}.${base64({ sub: CLAIMED, aud: AUDIENCE })}.${signature}`,
  ),
  'whose payload is no JSON': remade((header, _p, signature) => `${header}.${base64('sub=admin')}.${signature}`),
  'whose signature was cut': remade((header, payload, signature) => `${header}.${payload}.${signature.slice(0, 20)}`),
  'whose signature is another token’s': async ({ tokenOf }) => {
    const [, , signature = ''] = (await tokenOf('somebody')).split('.');
    return (await tokenOf(CLAIMED)).replace(/[^.]*$/, signature);
  },
  'that is two parts': remade((header, payload) => `${header}.${payload}`),
  'that is five parts, as an encrypted one': remade((h, payload, signature) => `${h}.${payload}.${signature}.AA.AA`),
  'that is no token': () => Promise.resolve(CLAIMED),
};
