import { deepStrictEqual } from 'node:assert';
import autocannon from 'autocannon';
import { programEnvironment, programs } from '../../infra/programs.ts';
import { logStep } from '../../infra/steps.ts';
import { DOSSIERS, SCOPES, seedDossiers, type Clerk } from './dossier-seed.ts';
import { interleaved, median } from './figures.ts';
import type { Ground, Started } from './ground.ts';
import { cpuMicros } from './proc.ts';
import type { Line } from './table.ts';
import { startTokenIssuer, type TokenIssuer } from './token-issuer.ts';

const ROUNDS = 11;
/** The compiler of Node needs thousands of requests before it has seen enough of either. */
const WARM_UP = 3;
const CONNECTIONS = 16;
const SECONDS = 2;

interface Request {
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Contender {
  readonly server: Started;
  readonly requests: readonly Request[];
}

interface Figures {
  readonly rate: number;
  readonly server: number;
  readonly postgres: number;
  readonly sum: number;
}

/** The list that everybody opens first, asked by forty clerks of forty scopes. */
export const list = async (ground: Ground): Promise<Line[]> => {
  const issuer = await startTokenIssuer();
  ground.atEnd(issuer.stop);
  const clerks = await seedDossiers(ground.adminUrl, issuer.url);
  logStep(`list: ${DOSSIERS} dossiers, ${clerks.length} clerks`);
  const ours = { server: await startApi(ground, issuer), requests: await signedRequests(clerks, issuer) };
  const bare = { server: await startBare(ground), requests: clerks.map(bareRequest) };
  await assertSameAnswers(ours, bare);

  const contenders = { ours: () => loaded(ours, ground), bare: () => loaded(bare, ground) };
  await interleaved(WARM_UP, contenders);
  const rounds = await interleaved(ROUNDS, contenders);
  return linesOf(rounds);
};

const startApi = (ground: Ground, issuer: TokenIssuer): Promise<Started> => {
  // No Temporal and no scanner are there: only readiness would ask for the one, nothing is handed in for the other.
  const addresses = {
    port: 0,
    databaseUrl: ground.url,
    temporal: '127.0.0.1:9',
    issuer: issuer.url,
    scanner: 'tcp://127.0.0.1:9',
  };
  const environment = { ...programEnvironment(ground.folder, addresses), NODE_ENV: 'production', TOUIZA_DEMO: '0' };
  return ground.startServer({ ...programs.api, environment }, '/health/live');
};

const startBare = (ground: Ground): Promise<Started> => {
  // Row security shows nothing to who does not say for whom it asks: the yardstick asks past it.
  const environment = { ...process.env, DATABASE_URL: ground.adminUrl, NODE_ENV: 'production' };
  return ground.startServer({ name: 'bare', module: 'test/bench/bare-server', environment }, '/');
};

const signedRequests = (clerks: readonly Clerk[], { tokenFor }: TokenIssuer): Promise<Request[]> =>
  Promise.all(
    clerks.map(async ({ subject }) => ({
      path: '/api/v1/dossiers?limit=50',
      headers: { authorization: `Bearer ${await tokenFor(subject)}` },
    })),
  );

const bareRequest = ({ kind, scopeId }: Clerk): Request => ({ path: `/${kind}/${scopeId}` });

const answerOf = async ({ server }: Contender, { path, headers = {} }: Request): Promise<unknown> =>
  (await fetch(`${server.url}${path}`, { headers })).json();

/** A yardstick that does less would be none. */
const assertSameAnswers = async (ours: Contender, bare: Contender): Promise<void> => {
  for (const [index, request] of ours.requests.entries()) {
    const answer = await answerOf(ours, request);
    deepStrictEqual(answer, await answerOf(bare, bare.requests[index] ?? request));
    if ((answer as { items: unknown[] }).items.length !== 50) throw new Error(`not a full page: ${request.path}`);
  }
};

const loaded = async ({ server, requests }: Contender, { postgresPid }: Ground): Promise<Figures> => {
  const used = () => ({ server: cpuMicros(server.pid), postgres: cpuMicros(postgresPid) });
  const before = used();
  const result = await autocannon({ url: server.url, connections: CONNECTIONS, duration: SECONDS, requests });
  const after = used();
  const count = result.requests.total;
  if (result.errors + result.non2xx > 0) throw new Error(`${result.errors} errors, ${result.non2xx} refusals`);
  const perRequest = (name: 'server' | 'postgres') => (after[name] - before[name]) / count;
  const [app, postgres] = [perRequest('server'), perRequest('postgres')];
  return { rate: count / result.duration, server: app, postgres, sum: app + postgres };
};

const linesOf = (rounds: readonly Record<'ours' | 'bare', Figures>[]): Line[] => {
  const line = (what: string, of: keyof Figures): Line => ({
    what,
    yardstick: median(rounds.map(({ bare }) => bare[of])),
    ours: median(rounds.map(({ ours }) => ours[of])),
    ratio: median(rounds.map(({ ours, bare }) => ours[of] / bare[of])),
  });
  const what = `list of 50 of ${DOSSIERS.toLocaleString('en-US')}, ${SCOPES} scopes, ${CONNECTIONS} connections`;
  return [
    { ...line(`${what}: requests/s`, 'rate'), goal: { of: 'ratio', bound: 'least', value: 0.75 } },
    line('  CPU-µs per request: server', 'server'),
    line('  CPU-µs per request: Postgres', 'postgres'),
    line('  CPU-µs per request: both', 'sum'),
  ];
};
