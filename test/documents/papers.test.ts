import { z } from 'zod';
import { createPrinter } from '../../infra/printer.ts';
import type { NewPaper, Papers } from '../../services/documents/paper-acts.ts';
import type { Snapshot } from '../../services/documents/paper.ts';
import { sha256Of } from '../../services/shared/canonical.ts';
import { newId, type DocumentId } from '../../services/shared/ids.ts';
import { refused, rowsOf } from '../application/asking.ts';
import { apiOf } from '../support/api.ts';
import { submittedDossier, type DossierWorld } from '../support/builders/application.ts';
import { by, createWorld, type World } from '../support/world.ts';

let world: World;
let dossier: DossierWorld;
let first: { document_id: DocumentId; snapshot: Snapshot; sha256: string };
beforeAll(async () => {
  world = await createWorld();
  dossier = await submittedDossier(world);
  const papers = await rowsOf<typeof first>(world, 'select document_id, snapshot, sha256 from documents.paper');
  first = papers[0]!;
});
afterAll(() => world.drop());

/** Another receipt with the same content, under a number of its own. */
const another = (number: string, change: Partial<NewPaper<z.ZodType>> = {}): NewPaper<z.ZodType> => ({
  paper: { slice: 'application', kind: 'receipt', languages: ['ar', 'fr'], data: z.any() },
  number,
  reference: null,
  dossierId: dossier.dossierId,
  data: first.snapshot.data,
  ...change,
});
const issue = (paper: NewPaper<z.ZodType>) => world.transact(by(dossier.holder), ({ papers }) => papers.issue(paper));

describe('a paper', () => {
  it('is the same bytes whenever and wherever the same snapshot is printed', async () => {
    const { printer } = world.printing;
    const hashes = await Promise.all(
      [printer, printer, createPrinter()].map(async (each) =>
        sha256Of(await each.print('application/receipt', first.snapshot)),
      ),
    );
    expect(hashes).toEqual([first.sha256, first.sha256, first.sha256]);
  });

  it('is kept as a clean document that the readers of its dossier may read, and no stranger', async () => {
    const { getDocument, getDocumentContent } = world.useCases.documents;
    const indh = await world.holding('indh', 'funder_officer', { kind: 'funder', id: dossier.funders.indh });
    for (const reader of [dossier.holder, dossier.officer, indh]) {
      expect(await getDocument(reader, first.document_id)).toMatchObject({ status: 'clean', uploadedBy: null });
    }
    const { bytes } = await getDocumentContent(dossier.holder, first.document_id);
    expect(sha256Of(bytes)).toBe(first.sha256);
    const cdg = await world.holding('cdg', 'funder_officer', { kind: 'funder', id: dossier.funders.cdg });
    for (const stranger of [cdg, await world.person('stranger')]) {
      expect(await refused(getDocument(stranger, first.document_id))).toMatchObject({ code: 'document_missing' });
    }
  });

  it('is had again by its number over HTTP, byte for byte; for a stranger, or under another number, there is none', async () => {
    const path = (number: string) => `/papers/application/receipt/${number}/content`;
    const number = `R-${(await world.useCases.application.getDossier(dossier.holder, dossier.dossierId)).reference}`;
    const as = apiOf(world);
    const paper = await as(dossier.holder).get(path(number)).responseType('blob').expect(200);
    expect(paper.get('content-type')).toBe('application/pdf');
    expect(sha256Of(paper.body as Buffer)).toBe(first.sha256);
    const stranger = await world.person('stranger');
    const seen = await as(stranger).get(path(number)).expect(404);
    expect(seen.body).toMatchObject({ title: 'paper_missing', id: number });
    const unknown = await as(dossier.holder).get(path('R-AAP-2026-01-9999')).expect(404);
    expect(unknown.body).toMatchObject({ title: 'paper_missing' });
  });

  it('may name other readers than those of the dossier', async () => {
    const readers = { permission: 'committee.sit', on: {} } as const;
    const { documentId } = await issue(another('R-SESSION', { dossierId: null, readers }));
    const member = await world.holding('member', 'committee_member');
    expect((await world.useCases.documents.getDocument(member, documentId)).id).toBe(documentId);
    expect(await refused(world.useCases.documents.getDocument(dossier.holder, documentId))).toMatchObject({
      code: 'document_missing',
    });
  });

  it('is made once: the same again is the same paper, something else under its number is a conflict', async () => {
    const issued = await issue(another('R-TWICE'));
    expect(await issue(another('R-TWICE'))).toEqual(issued);
    expect(await refused(issue(another('R-TWICE', { data: { ...first.snapshot.data, days: 31 } })))).toEqual({
      code: 'paper_number_taken',
      details: { kind: 'application/receipt', number: 'R-TWICE' },
    });
  });

  it('is made once when asked twice at the same time', async () => {
    const answers = await Promise.all([1, 2].map(() => refused(issue(another('R-RACE')))));
    expect(answers.filter((answer) => answer !== null && answer.code !== 'paper_number_taken')).toEqual([]);
    expect(await rowsOf(world, `select from documents.paper where number = 'R-RACE'`)).toHaveLength(1);
  });

  it('has a code of its own, that no other paper has and no command tells', async () => {
    const codes = await rowsOf<{ code: string }>(world, 'select code from documents.paper');
    expect(new Set(codes.map(({ code }) => code)).size).toBe(codes.length);
    for (const { code } of codes) expect(code).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]$/);
  });

  it('leaves nothing behind where the transaction fails after it', async () => {
    const failing = world.transact(by(dossier.holder), async ({ papers }) => {
      await papers.issue(another('R-FAILED'));
      throw new Error('later');
    });
    await expect(failing).rejects.toThrow('later');
    expect(await rowsOf(world, `select from documents.paper where number = 'R-FAILED'`)).toEqual([]);
  });

  it('can be replaced by another or withdrawn, once', async () => {
    const old = await issue(another('R-OLD'));
    const young = await issue(another('R-YOUNG'));
    const acting = (work: (papers: Papers) => Promise<void>) =>
      world.transact(by(dossier.officer), ({ papers }) => work(papers));
    await acting((papers) => papers.replace(old.documentId, young.documentId));
    await acting((papers) => papers.withdraw(young.documentId, 'Erreur de saisie'));
    expect(
      await rowsOf(world, `select number, status, replaced_by from documents.paper where status <> 'valid' order by 1`),
    ).toEqual([
      { number: 'R-OLD', status: 'replaced', replaced_by: young.documentId },
      { number: 'R-YOUNG', status: 'withdrawn', replaced_by: null },
    ]);
    expect(await refused(acting((papers) => papers.withdraw(old.documentId, 'Encore')))).toMatchObject({
      code: 'paper_not_valid',
    });
    expect(await refused(acting((papers) => papers.withdraw(newId(), 'Inconnu')))).toMatchObject({
      code: 'paper_missing',
    });
    expect(
      await rowsOf(
        world,
        `select kind, reason from audit.event where kind ~ 'paper_(replaced|withdrawn)' order by kind`,
      ),
    ).toEqual([
      { kind: 'documents.paper_replaced', reason: null },
      { kind: 'documents.paper_withdrawn', reason: 'Erreur de saisie' },
    ]);
  });

  it('cannot be changed by the application, only marked', async () => {
    await expect(world.knex.raw(`update documents.paper set sha256 = repeat('0', 64)`)).rejects.toThrow(/denied/);
    await expect(world.knex.raw('delete from documents.paper')).rejects.toThrow(/denied/);
  });
});
