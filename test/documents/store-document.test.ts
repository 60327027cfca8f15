import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { diskStore } from '../../db/documents/disk-store.ts';
import { DOCUMENT_STATUSES } from '../../services/documents/documents-facts.ts';
import { DocumentView } from '../../services/documents/documents-views.ts';
import { MEDIA_TYPES } from '../../services/shared/accepted-files.ts';
import { documentsUseCases } from '../../services/documents/documents-use-cases.ts';
import type { Actor } from '../../services/shared/command.ts';
import { by, createWorld, type World } from '../support/world.ts';

const bytes = new TextEncoder().encode('%PDF-1.7\nTazart\n%%EOF\n');
const sha256 = createHash('sha256').update(bytes).digest('hex');
const upload = { name: 'Attestation de RIB.pdf', mediaType: 'application/pdf', bytes };

describe('documents', () => {
  let world: World;
  let holder: Actor;
  beforeAll(async () => {
    world = await createWorld();
    holder = await world.person('holder');
  });
  afterAll(() => world.drop());

  const documents = () => world.useCases.documents;

  it('storeDocument keeps the bytes under their hash, and never says that they are clean', async () => {
    const stored = await documents().storeDocument(by(holder), upload);
    expect(z.encode(DocumentView, stored)).toMatchObject({
      sha256,
      size: bytes.length,
      uploadedBy: holder.id,
      status: 'received',
      name: upload.name,
    });
    const { bytes: kept } = await documents().getDocumentContent(holder, stored.id);
    expect(Uint8Array.from(kept)).toEqual(bytes);
  });

  it('answers a repeated command with the first document', async () => {
    const command = by(holder);
    const first = await documents().storeDocument(command, upload);
    expect(await documents().storeDocument(command, upload)).toEqual(first);
  });

  it('refuses what is not what it says, without a row', async () => {
    const before = await world.admin('documents.document').count();
    await expect(documents().storeDocument(by(holder), { ...upload, mediaType: 'image/png' })).rejects.toMatchObject({
      kind: 'refused',
      code: 'media_type_differs',
      details: { found: 'application/pdf' },
    });
    expect(await world.admin('documents.document').count()).toEqual(before);
  });

  it('is there for whoever handed it in and those who work with papers, for nobody else', async () => {
    const { id } = await documents().storeDocument(by(holder), upload);
    for (const role of ['desk_officer', 'payment_verifier', 'auditor'] as const) {
      expect((await documents().getDocument(await world.holding(role, role), id)).id).toBe(id);
    }
    for (const other of [await world.person('stranger'), await world.holding('reviewer', 'reviewer')]) {
      await expect(documents().getDocument(other, id)).rejects.toMatchObject({ code: 'document_missing' });
      await expect(documents().getDocumentContent(other, id)).rejects.toMatchObject({ code: 'document_missing' });
    }
  });

  it('writes the bytes before the row: a store that fails leaves no document', async () => {
    const failing = {
      put: () => Promise.reject(new Error('the disk is full')),
      get: () => Promise.reject(new Error('unused')),
    };
    const before = await world.admin('documents.document').count();
    const { storeDocument } = documentsUseCases(world, failing);
    await expect(storeDocument(by(holder), upload)).rejects.toThrow('the disk is full');
    expect(await world.admin('documents.document').count()).toEqual(before);
  });

  it('never changes what a document is', async () => {
    await expect(world.knex('documents.document').update({ sha256: '0'.repeat(64) })).rejects.toThrow(
      'permission denied',
    );
  });

  it.each([
    ['document_status', DOCUMENT_STATUSES],
    ['document_media_type', MEDIA_TYPES],
  ])('the table knows the same %s as the code', async (constraint, known) => {
    const { rows } = await world.admin.raw<{ rows: { definition: string }[] }>(
      'select pg_get_constraintdef(oid) as definition from pg_constraint where conname = ?',
      [constraint],
    );
    expect([...(rows[0]?.definition ?? '').matchAll(/'([\w/]+)'/g)].map(([, value]) => value)).toEqual([...known]);
  });
});

describe('the disk store', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'touiza-files-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('keeps the same bytes once, from many at once, and leaves nothing aside', async () => {
    const store = diskStore(folder);
    const answers = await Promise.all(Array.from({ length: 8 }, () => store.put(bytes)));
    expect(new Set(answers)).toEqual(new Set([sha256]));
    expect(await readdir(path.join(folder, sha256.slice(0, 2)))).toEqual([sha256]);
  });

  it('answers with those bytes or not at all', async () => {
    const store = diskStore(folder);
    expect(Uint8Array.from(await store.get(sha256))).toEqual(bytes);
    await writeFile(path.join(folder, sha256.slice(0, 2), sha256), 'something else');
    await expect(store.get(sha256)).rejects.toMatchObject({ kind: 'unavailable', code: 'document_unreadable' });
    await expect(store.get('0'.repeat(64))).rejects.toMatchObject({ code: 'document_unreadable' });
  });
});
