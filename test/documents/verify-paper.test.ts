import supertest from 'supertest';
import { expressOn } from '../support/app.ts';
import type { DocumentId } from '../../services/shared/ids.ts';
import { by, createWorld, type World } from '../support/world.ts';
import { submittedDossier, type DossierWorld } from '../support/builders/application.ts';
import { rowsOf } from '../application/asking.ts';

let world: World;
let anyone: ReturnType<typeof supertest>;
let dossier: DossierWorld;
let paper: { document_id: DocumentId; code: string; sha256: string };
beforeAll(async () => {
  world = await createWorld();
  anyone = supertest(
    expressOn(world, () => {
      throw new Error('nobody signs in to verify');
    }),
  );
  dossier = await submittedDossier(world);
  const papers = await rowsOf<typeof paper>(world, 'select document_id, code, sha256 from documents.paper');
  paper = papers[0]!;
});
afterAll(() => world.drop());

const verify = (code: string) => anyone.get(`/api/v1/verify/${encodeURIComponent(code)}`);
const compare = (bytes: Uint8Array) =>
  anyone.post(`/api/v1/verify/${paper.code}`).type('application/pdf').send(Buffer.from(bytes));

describe('verifyPaper', () => {
  it('tells anybody who has the code what the paper is, and no person’s name', async () => {
    expect((await verify(paper.code).expect(200)).body).toEqual({
      kind: 'receipt',
      title: 'وصل الإيداع · Récépissé de dépôt',
      number: 'R-AAP-2026-01-0001',
      reference: 'AAP-2026-01-0001',
      date: '2026-01-12',
      amount: { amount: '300000.00', currency: 'MAD' },
      sha256: paper.sha256,
      status: 'valid',
      replacedBy: null,
    });
  });

  it('is where the QR code leads', async () => {
    const { headers } = await anyone.get(`/verify/${paper.code}`).expect(302);
    expect(headers['location']).toBe(`/api/v1/verify/${paper.code}`);
  });

  it.each([
    ['in small letters', (code: string) => code.toLowerCase()],
    ['without dashes', (code: string) => code.replaceAll('-', '')],
    ['with spaces, and O for 0', (code: string) => code.replaceAll('-', ' ').replaceAll('0', 'O').replaceAll('1', 'l')],
  ])('knows a code typed %s', async (_, typed) => {
    expect((await verify(typed(paper.code)).expect(200)).body).toMatchObject({ number: 'R-AAP-2026-01-0001' });
  });

  it('says that a code nobody gave out is none of ours', async () => {
    const answer = await verify('00000-00000-00000-00000-00000-0').expect(404);
    expect(answer.body).toMatchObject({ title: 'paper_unknown' });
    await verify('short').expect(400);
  });

  it('says by what it was replaced', async () => {
    const { papers } = await reissued();
    expect((await verify(papers.old).expect(200)).body).toMatchObject({
      status: 'replaced',
      replacedBy: { number: 'R-YOUNG', code: papers.young },
    });
  });
});

describe('comparePaper', () => {
  it('knows the very bytes that were given out, and keeps nothing of others', async () => {
    const { bytes } = await world.useCases.documents.getDocumentContent(dossier.holder, paper.document_id);
    expect((await compare(bytes).expect(200)).body).toMatchObject({ isSame: true, sha256: paper.sha256 });
    const before = await rowsOf(world, 'select from documents.document');
    const forged = Uint8Array.from([...bytes, 0x20]);
    const answer = await compare(forged).expect(200);
    expect(answer.body).toMatchObject({ isSame: false, paper: { sha256: paper.sha256, number: 'R-AAP-2026-01-0001' } });
    expect(await rowsOf(world, 'select from documents.document')).toEqual(before);
  });

  it('takes PDFs only, of a size that was ever given out', async () => {
    await anyone.post(`/api/v1/verify/${paper.code}`).type('text/plain').send('x').expect(415);
    await compare(new Uint8Array(11 * 1024 * 1024)).expect(413);
  });

  it('is asked sixty times a minute at most, by one address', async () => {
    const answers = new Set<number>();
    for (let asked = 0; asked < 61; asked += 1) answers.add((await verify(paper.code)).status);
    expect(answers).toEqual(new Set([200, 429]));
  });
});

const reissued = async () => {
  const [{ snapshot } = { snapshot: { data: {} } }] = await rowsOf<{ snapshot: { data: object } }>(
    world,
    'select snapshot from documents.paper',
  );
  const { z } = await import('zod');
  return world.transact(by(dossier.officer), async ({ papers }) => {
    const issue = (number: string) =>
      papers.issue({
        paper: { slice: 'application', kind: 'receipt', languages: ['ar', 'fr'], data: z.any() },
        number,
        reference: null,
        dossierId: dossier.dossierId,
        data: snapshot.data,
      });
    const [old, young] = [await issue('R-OLD'), await issue('R-YOUNG')];
    await papers.replace(old.documentId, young.documentId);
    return { papers: { old: old.code, young: young.code } };
  });
};
