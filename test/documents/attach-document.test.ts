import type { Actor } from '../../services/shared/command.ts';
import { newId, type DocumentId } from '../../services/shared/ids.ts';
import { refused } from '../application/asking.ts';
import { submittedDossier, type DossierWorld } from '../support/builders/application.ts';
import { storedDocument } from '../support/builders/registry.ts';
import { by, createWorld, type World } from '../support/world.ts';

let world: World;
let dossier: DossierWorld;
beforeAll(async () => {
  world = await createWorld();
  dossier = await submittedDossier(world);
});
afterAll(() => world.drop());

const attach = (actor: Actor, id: DocumentId) =>
  world.transact(by(actor), ({ attachments }) => attachments.attach(id, dossier.dossierId));

describe('a file attached to a dossier', () => {
  it('is read by the officers of a co-funder that was admitted to the dossier, and by no other funder', async () => {
    const { getDocumentContent } = world.useCases.documents;
    const id = await storedDocument(world, dossier.holder, 'devis');
    const indh = await world.holding('indh', 'funder_officer', { kind: 'funder', id: dossier.funders.indh });
    const cdg = await world.holding('cdg', 'funder_officer', { kind: 'funder', id: dossier.funders.cdg });
    expect(await refused(getDocumentContent(indh, id))).toMatchObject({ code: 'document_missing' });
    await attach(dossier.holder, id);
    await attach(dossier.holder, id);
    expect((await getDocumentContent(indh, id)).document.id).toBe(id);
    expect(await refused(getDocumentContent(cdg, id))).toMatchObject({ code: 'document_missing' });
  });

  it('is the own file of who attaches it: nobody gets at another’s by naming its id', async () => {
    const id = await storedDocument(world, await world.person('another-holder'), 'secret');
    expect(await refused(attach(dossier.holder, id))).toMatchObject({ code: 'document_missing' });
    expect(await refused(attach(dossier.holder, newId()))).toMatchObject({ code: 'document_missing' });
  });

  it('is no infected one', async () => {
    const id = await storedDocument(world, dossier.holder, 'malade');
    await world.admin.raw(`update documents.scan set verdict = 'infected', finding = 'X' where document_id = ?`, [id]);
    await world.admin.raw(`update documents.document set status = 'infected' where id = ?`, [id]);
    expect(await refused(attach(dossier.holder, id))).toMatchObject({ code: 'document_quarantined' });
  });

  it('is one of five hundred at most', async () => {
    const first = await storedDocument(world, dossier.holder, 'premier');
    await attach(dossier.holder, first);
    await world.admin.raw(
      `insert into documents.reader (document_id, permission, subject)
       select ?, 'dossier.read ' || n, jsonb_build_object('dossierId', ?::text) from generate_series(1, 500) n`,
      [first, dossier.dossierId],
    );
    const id = await storedDocument(world, dossier.holder, 'de trop');
    expect(await refused(attach(dossier.holder, id))).toEqual({ code: 'too_many_documents', details: { most: 500 } });
  });
});
