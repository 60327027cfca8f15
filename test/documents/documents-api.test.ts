import type { Actor } from '../../services/shared/command.ts';
import { FILE_BYTES_MAX } from '../../services/shared/accepted-files.ts';
import { apiOf } from '../support/api.ts';
import { createWorld, type World } from '../support/world.ts';

const PDF = Buffer.from('%PDF-1.7\nTazart\n%%EOF\n');
const upload = (name: string) => `/documents?name=${encodeURIComponent(name)}`;

describe('documents over HTTP', () => {
  let world: World;
  let as: ReturnType<typeof apiOf>;
  let holder: Actor;
  beforeAll(async () => {
    world = await createWorld();
    as = apiOf(world);
    holder = await world.person('holder');
  });
  afterAll(() => world.drop());

  const post = (name: string, type: string, bytes: Buffer) =>
    as(holder).post(upload(name)).set('content-type', type).send(bytes);

  it('takes a file in and gives the same bytes back, to be saved and not to be shown', async () => {
    const stored = await as(holder).post(upload('شهادة بنكية.pdf')).type('application/pdf').send(PDF).expect(200);
    expect(stored.body).toMatchObject({ name: 'شهادة بنكية.pdf', size: PDF.length, status: 'received' });
    const { id } = stored.body as { id: string };
    const content = await as(holder).get(`/documents/${id}/content`).buffer(true).expect(200);
    expect(content.body).toEqual(PDF);
    expect(content.headers['content-disposition']).toMatch(/^attachment;/);
    expect(content.headers['x-content-type-options']).toBe('nosniff');
    await as(await world.person('stranger'))
      .get(`/documents/${id}/content`)
      .expect(404);
    await as(await world.person('stranger'))
      .get(`/documents/${id}`)
      .expect(404);
  });

  it.each([
    { what: 'a text that says it is a PDF', type: 'application/pdf', bytes: Buffer.from('hello'), status: 422 },
    { what: 'nothing', type: 'application/pdf', bytes: Buffer.alloc(0), status: 422 },
    { what: 'too many bytes', type: 'text/plain', bytes: Buffer.alloc(FILE_BYTES_MAX + 1, 'a'), status: 413 },
    { what: 'a kind that is not taken in', type: 'application/zip', bytes: Buffer.from('PK'), status: 415 },
  ])('refuses $what', async ({ type, bytes, status }) => {
    await post('a', type, bytes).expect(status);
    expect(await world.admin('documents.document').where({ name: 'a' })).toEqual([]);
  });

  it('refuses a name that is a path', async () => {
    await post('../a', 'application/pdf', PDF).expect(400);
  });
});
