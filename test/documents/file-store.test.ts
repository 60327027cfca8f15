import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import S3rver from 's3rver';
import { diskStore } from '../../db/documents/disk-store.ts';
import { s3Store } from '../../db/documents/s3-store.ts';
import { fileStoreOf } from '../../infra/file-store.ts';
import type { FileStore } from '../../services/documents/documents-ports.ts';
import { refused } from '../application/asking.ts';

const bytes = new TextEncoder().encode('شهادة بنكية');
const sha256 = createHash('sha256').update(bytes).digest('hex');
const ABSENT = 'f'.repeat(64);

let folder: string;
let server: S3rver;
let endpoint: string;
const given = { ...process.env };
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'touiza-files-'));
  process.env['AWS_ACCESS_KEY_ID'] = process.env['AWS_SECRET_ACCESS_KEY'] = 'S3RVER';
  const directory = path.join(folder, 's3');
  const configureBuckets = [{ name: 'touiza', configs: [] }];
  server = new S3rver({ port: 0, address: '127.0.0.1', directory, silent: true, configureBuckets });
  const { port } = await server.run();
  endpoint = `http://127.0.0.1:${port}`;
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
  process.env = given;
});

const bucket = (name = 'touiza'): FileStore => s3Store({ name, endpoint, region: 'us-east-1' });
const disk = (): FileStore => diskStore(path.join(folder, 'disk'));

describe.each([
  ['on disk', disk],
  ['in a bucket', bucket],
])('a store %s', (_, store) => {
  it('gives back the bytes that it was given, by their hash', async () => {
    expect(await store().put(bytes)).toBe(sha256);
    expect(Uint8Array.from(await store().get(sha256))).toEqual(bytes);
  });

  it('keeps the same bytes once, however often and at the same time', async () => {
    expect(new Set(await Promise.all([1, 2, 3].map(() => store().put(bytes))))).toEqual(new Set([sha256]));
  });

  it('gives nothing for bytes that it does not have', async () => {
    expect(await refused(store().get(ABSENT))).toEqual({ code: 'document_unreadable', details: { sha256: ABSENT } });
  });
});

describe('a bucket', () => {
  it('gives nothing that is no longer what its name says', async () => {
    const other = new TextEncoder().encode('autre');
    const name = await bucket().put(other);
    const files = await readdir(path.join(folder, 's3'), { recursive: true });
    const object = files.find((file) => file.includes(name) && file.endsWith('_object'));
    await writeFile(path.join(folder, 's3', object ?? ''), 'changed');
    expect(await refused(bucket().get(name))).toMatchObject({ code: 'document_unreadable' });
  });

  it.each([
    ['does not exist', () => bucket('nobodys-bucket')],
    ['cannot be reached', () => s3Store({ name: 'touiza', endpoint: 'http://127.0.0.1:9', region: 'us-east-1' })],
  ])('that %s is away: nothing is taken for kept', async (_, store) => {
    expect(await refused(store().put(new TextEncoder().encode('perdu')))).toMatchObject({
      code: 'file_store_unavailable',
    });
  });

  it('is used where a setting names one, the folder where none does', async () => {
    const settings = { TOUIZA_FOLDER: folder, S3_REGION: 'us-east-1', S3_ENDPOINT: endpoint };
    await fileStoreOf(settings).put(bytes);
    expect(await readdir(path.join(folder, 'documents'))).toEqual([sha256.slice(0, 2)]);
    expect(Uint8Array.from(await fileStoreOf({ ...settings, S3_BUCKET: 'touiza' }).get(sha256))).toEqual(bytes);
  });
});
