import { projectRoot } from '../../infra/root.ts';
import { matches, repositoryIn } from './repository.ts';

/** What a module of ours may call somebody with. `openid-client` and `jose` follow no redirect; none takes an address from a request. */
const CALLS =
  /^(?:import (?!type)|} ).*from '(?:openid-client|jose|@aws-sdk\/[\w-]+|nodemailer|node:(?:net|https?|tls|dgram|dns)|undici|axios)'/gm;

/** Whom the running programs call, and where the address comes from: always a setting, never somebody's input. */
const ALLOWED: Readonly<Record<string, string>> = {
  'api/shared/identity.ts': 'the issuer’s keys, at OIDC_JWKS_URI',
  'api/shared/unreadable.ts': 'nobody: it answers on the socket that is there',
  'web/access/provider.ts': 'the issuer, at OIDC_ISSUER',
  'db/documents/s3-store.ts': 'the file store, at S3_ENDPOINT',
  'infra/letterbox.ts': 'the mail server, at SMTP_URL',
  'infra/clamav.ts': 'the scanner, at CLAMAV_URL',
};

/** Programs of the demo, of the installation and of operators, which listen or ask this machine only. */
const NOT_SERVING =
  /^infra\/(?:bank-simulator|demo|metrics|story|clamd-double|issuer|ports|temporal|postgres|database|readiness|doctor|checks|bootstrap)/;

it('nobody outside is called but by the modules that are listed, each at an address out of the settings', () => {
  const { files, read } = repositoryIn(projectRoot);
  const calling = files
    .filter((file) => /^(?:services|db|workflows|api|web|infra)\/.*\.tsx?$/.test(file) && !NOT_SERVING.test(file))
    .filter((file) => matches(read(file), CALLS).length > 0);
  expect(calling.sort()).toEqual(Object.keys(ALLOWED).sort());
});

it('no schema of a request asks for an address that we would call', () => {
  const { read } = repositoryIn(projectRoot);
  const { paths, components } = JSON.parse(read('docs/openapi.json')) as Record<string, { schemas?: object }>;
  const text = JSON.stringify([paths, components?.schemas]);
  expect(text).not.toMatch(/"format":"ur[il](?:-reference)?"/);
  expect(matches(text, /"(\w*(?:[uU]rl|[uU]ri|[wW]ebhook|[cC]allback)\w*)":\{/g)).toEqual([]);
});

/** What runs text as code, or loads a program: none of it is where requests are answered. */
const DANGEROUS: readonly (readonly [string, RegExp])[] = [
  ['a program of the system', /from 'node:(?:child_process|vm|worker_threads|cluster)'/g],
  ['text as code', /\beval\(|new Function\(/g],
  ['markup as it comes', /dangerouslySetInnerHTML|\.innerHTML\b|insertAdjacentHTML|document\.write/g],
  ['a hash that is broken', /createHash\('(?:md5|sha1|md4|ripemd160)'/g],
  ['a number that can be guessed', /Math\.random\(/g],
  ['a certificate that nobody checks', /rejectUnauthorized|NODE_TLS_REJECT_UNAUTHORIZED/g],
  ['a message from another window', /postMessage|addEventListener\('message'/g],
];

it('nothing that answers a request runs text, trusts a broken hash or guesses a secret', () => {
  const { files, read } = repositoryIn(projectRoot);
  const answering = files.filter((file) => /^(?:services|db|workflows|api|web)\/.*\.(?:tsx?|mjs)$/.test(file));
  const found = answering.flatMap((file) =>
    DANGEROUS.flatMap(([what, form]) => (matches(read(file), form).length > 0 ? [`${file}: ${what}`] : [])),
  );
  expect(found).toEqual([]);
});

/** A pattern that is built while we run is built of ours alone. */
const BUILT = [
  'db/migrations/sql/tranche-rules.ts',
  // Words of a rulebook, each character of which stands for itself.
  'services/application/excluded-uses.ts',
  'services/shared/keepable.ts',
  'web/application/plan-form.ts',
  'web/shared/fields.ts',
];

it('no pattern is built from what somebody sent', () => {
  const { files, read } = repositoryIn(projectRoot);
  const building = files
    .filter((file) => /^(?:services|db|workflows|api|web)\/.*\.(?:tsx?|mjs)$/.test(file))
    .filter((file) => read(file).includes('new RegExp('));
  expect(building).toEqual(BUILT);
});
