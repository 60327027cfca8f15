import { rulebook01 } from '../../infra/demo/rulebook-01.ts';
import { standingsOf } from '../../services/application/wanted-documents.ts';
import { LocalDate } from '../../services/shared/dates.ts';
import { idOf, type DocumentId } from '../../services/shared/ids.ts';
import { draftDossier, type DossierWorld } from '../support/builders/application.ts';
import { openCallWorld } from '../support/builders/programme.ts';
import { storedDocument } from '../support/builders/registry.ts';
import { by, createWorld, type World } from '../support/world.ts';
import { refused, rowsOf } from './asking.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.drop());

const paper = (kind: string, change: object = {}) => ({
  kind,
  titles: { ar: 'وثيقة', fr: kind, en: kind },
  stage: 'application' as const,
  ...change,
});

/** A call that asks for statutes, for the minutes of a cooperative, for those of a GIE, and for a RIB at the agreement. */
const askedDossier = async (): Promise<DossierWorld> => {
  const documents = [
    paper('statutes'),
    paper('assembly_minutes', { legalForms: ['cooperative', 'union_of_cooperatives'] }),
    paper('gie_contract', { legalForms: ['gie'] }),
    paper('rib_certificate', { stage: 'agreement' }),
  ];
  return draftDossier(world, { call: await openCallWorld(world, { rulebook: { ...rulebook01, documents } }) });
};

const standings = async ({ holder, dossierId }: DossierWorld) => {
  const { items } = await world.useCases.application.listDocuments(holder, dossierId);
  return items.map(({ kind, standing }) => [kind, standing]);
};
const findings = async ({ holder, dossierId }: DossierWorld) =>
  (await world.useCases.application.checkApplication(holder, dossierId)).findings.map(({ code, numbers }) => [
    code,
    numbers['kind'],
  ]);
const attach = async ({ holder, dossierId }: DossierWorld, kind: string, text = kind) =>
  world.useCases.application.attachDocument(by(holder), dossierId, {
    kind,
    documentId: await storedDocument(world, holder, text),
  });
const submit = ({ holder, dossierId }: DossierWorld) =>
  world.useCases.application.submitApplication(by(holder), dossierId);

describe('the documents of an application', () => {
  it('are those of the applicant’s form and of this stage, and each missing one holds the submission up', async () => {
    const draft = await askedDossier();
    expect(await standings(draft)).toEqual([
      ['statutes', 'missing'],
      ['assembly_minutes', 'missing'],
    ]);
    expect(await findings(draft)).toEqual([
      ['document_missing', 'statutes'],
      ['document_missing', 'assembly_minutes'],
    ]);
    expect(await refused(submit(draft))).toMatchObject({ code: 'application_incomplete' });
    await attach(draft, 'statutes');
    expect(await findings(draft)).toEqual([['document_missing', 'assembly_minutes']]);
    await attach(draft, 'assembly_minutes');
    expect(await submit(draft)).toMatchObject({ receipt: { number: 'R-AAP-2026-01-0001' } });
  });

  it('are asked once: what the organisation has on file serves until it expires', async () => {
    const draft = await askedDossier();
    const { holder, organisationId } = draft;
    const documentId = await storedDocument(world, holder, 'Statuts déposés');
    await world.useCases.registry.addAttestation(by(holder), organisationId, {
      kind: 'statutes',
      documentId,
      issuedOn: LocalDate.parse('2025-06-01'),
      expiresOn: LocalDate.parse('2026-01-31'),
    });
    expect(await standings(draft)).toEqual([
      ['statutes', 'on_file'],
      ['assembly_minutes', 'missing'],
    ]);
    await world.moveTo('2026-02-01T12:00:00Z');
    expect(await findings(draft)).toEqual([
      ['document_expired', 'statutes'],
      ['document_missing', 'assembly_minutes'],
    ]);
  });

  it('are replaced by a newer one of the same kind; the earlier one stays in the history', async () => {
    const draft = await askedDossier();
    await attach(draft, 'statutes', 'first');
    const second = await attach(draft, 'statutes', 'second');
    const kept = await rowsOf<{ document_id: string }>(
      world,
      'select document_id from application.attachment order by id',
    );
    expect(kept).toHaveLength(2);
    expect(second.find(({ kind }) => kind === 'statutes')?.documentId).toBe(kept[1]?.document_id);
  });

  it.each([
    ['received', 'attached'],
    ['clean', 'attached'],
    ['infected', 'refused'],
    ['unscannable', 'refused'],
  ] as const)('that the scanner calls %s are %s', (status, standing) => {
    const documentId = idOf<DocumentId>('document');
    const [found] = standingsOf([paper('statutes')], [{ kind: 'statutes', documentId, status }], []);
    expect(found?.standing).toBe(standing);
  });

  it('are added to a draft only, by those who may write it, and must be there', async () => {
    const draft = await askedDossier();
    const { holder, officer, dossierId } = draft;
    const { attachDocument } = world.useCases.application;
    const documentId = await storedDocument(world, holder, 'Statuts');
    expect(await refused(attachDocument(by(officer), dossierId, { kind: 'statutes', documentId }))).toMatchObject({
      code: 'permission_denied',
    });
    const gone = { kind: 'statutes', documentId: crypto.randomUUID() as typeof documentId };
    expect(await refused(attachDocument(by(holder), dossierId, gone))).toMatchObject({ code: 'document_missing' });
    await attach(draft, 'statutes');
    await attach(draft, 'assembly_minutes');
    await submit(draft);
    expect(await refused(attachDocument(by(holder), dossierId, { kind: 'statutes', documentId }))).toMatchObject({
      code: 'application_not_draft',
    });
  });
});
