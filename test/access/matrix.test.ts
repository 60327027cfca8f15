import { ROLES, rolesWith, type Role } from '../../services/access/policy.ts';
import { newId, type PaymentRunId } from '../../services/shared/ids.ts';
import { clientOf, createApp, type Client, type TestApp } from '../support/app.ts';
import { bankStatement } from '../support/builders/disbursement.ts';
import { finalCostReported, allTranchesPaid } from '../support/builders/reporting.ts';
import { idsKept } from '../support/kept-ids.ts';
import { sampleOf, type Schema } from '../support/sample-body.ts';
import { createWorld, type World } from '../support/world.ts';
import { NEEDED, type Needed } from './needed-permissions.ts';

interface Operation {
  readonly operationId: string;
  readonly requestBody?: { content: Readonly<Record<string, { schema: Schema }>> };
}

interface Asked {
  readonly id: string;
  readonly method: 'get' | 'post' | 'put';
  readonly path: string;
  readonly body: unknown;
  readonly mediaType: string | null;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

let world: World;
let app: TestApp;
let asked: Asked[];
let statement: Buffer;
let stranger: Client;
let unknown: Client;
const clients = {} as Record<Role, Client>;

const everyOperation = async (): Promise<Asked[]> => {
  const ids = await idsKept(world);
  const { paths, components } = (await app.anyone.get('/api/openapi.json')).body as Document;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId: id, requestBody }]) => {
      const [mediaType = null] = Object.keys(requestBody?.content ?? {});
      const schema = requestBody?.content['application/json']?.schema;
      const body = schema ? sampleOf(schema, components.schemas) : null;
      const filled = path.replace(/\{(\w+)\}/g, (_whole, name: string) => ids[name] ?? newId());
      return { id, method: method as Asked['method'], path: filled, body, mediaType };
    }),
  );
};

beforeAll(async () => {
  world = await createWorld();
  app = await createApp(world);
  const execution = await finalCostReported(world, await allTranchesPaid(world));
  const [run] = await world.admin<{ id: PaymentRunId }>('disbursement.payment_run').limit(1);
  statement = await bankStatement(world, execution, { runId: run!.id });
  for (const role of ROLES) clients[role] = await app.as(await world.holding(`only-${role}`, role));
  stranger = await app.as('of-no-role');
  unknown = clientOf(app.url, (test) => test);
  asked = await everyOperation();
}, 120_000);
afterAll(async () => {
  await app.stop();
  await world.drop();
});

/** Every command is rehearsed, not done: whoever may do it leaves the world as it was for the next. */
const ask = async (client: Client, { method, path, body, mediaType }: Asked) => {
  if (method === 'get') return client.get(path);
  const command = method === 'put' ? client.put(path, body as object) : client.post(path, body ?? undefined);
  const rehearsed = command.set('dry-run', 'true');
  if (mediaType === null || mediaType === 'application/json') return rehearsed;
  return rehearsed.type(mediaType).send(mediaType === 'application/xml' ? statement : A_PDF);
};

const allowed = (needed: Needed): readonly Role[] => {
  if (needed === 'person' || needed === 'public') return ROLES;
  return needed === 'own' ? [] : [needed].flat().flatMap(rolesWith);
};

const A_PDF = Buffer.from('%PDF-1.7\nsample\n%%EOF\n');

type Answer = Awaited<ReturnType<typeof ask>>;

/** Refused: told that a permission is lacking, or that there is no such thing; and nothing else. */
const isRefused = ({ status, body }: Answer): boolean =>
  status === 404 || (status === 403 && (body as { title: string }).title === 'permission_denied');

/** Let in, whatever the state of things then says: an officer of another session may still hear that it is not theirs. */
const isLetIn = ({ status, body }: Answer): boolean =>
  status < 500 && status !== 401 && (body as { title?: string }).title !== 'permission_denied';

const told = ({ status, body }: Answer): string => `${String(status)} ${(body as { title?: string }).title ?? ''}`;

describe('who may ask for what', () => {
  it('is written down for every operation of the API, and for none that is not there', () => {
    expect(asked.map(({ id }) => id).sort()).toEqual(Object.keys(NEEDED).sort());
  });

  it.each(Object.entries(NEEDED))('%s is for its own roles', async (id, needed) => {
    const operation = asked.find((each) => each.id === id)!;
    const may = allowed(needed);
    const wrong: string[] = [];
    const expectTo = (isRight: boolean, who: string, answer: Answer) => {
      if (!isRight) wrong.push(`${who}: ${told(answer)}`);
    };

    for (const role of ROLES) {
      const answer = await ask(clients[role], operation);
      expectTo(may.includes(role) ? isLetIn(answer) : isRefused(answer), role, answer);
    }
    const foreign = await ask(stranger, operation);
    const isOpen = needed === 'person' || needed === 'public';
    expectTo(isOpen ? isLetIn(foreign) : isRefused(foreign), 'of no role', foreign);
    const anybody = await ask(unknown, operation);
    expectTo((anybody.status === 401) === (needed !== 'public'), 'not signed in', anybody);

    expect(wrong).toEqual([]);
  });
});
