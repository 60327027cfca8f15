import { by, createWorld, type World } from '../support/world.ts';
import { draftDossier } from '../support/builders/application.ts';
import { readPdf, type PdfText } from '../support/pdf.ts';
import type { DocumentId } from '../../services/shared/ids.ts';
import { rowsOf } from './asking.ts';

let world: World;
let pdf: PdfText;
let trackingSecret: string | null;
beforeAll(async () => {
  world = await createWorld();
  const { holder, dossierId } = await draftDossier(world);
  ({ trackingSecret } = await world.useCases.application.submitApplication(by(holder), dossierId));
  const [paper] = await rowsOf<{ document_id: DocumentId }>(world, 'select document_id from documents.paper');
  const { bytes } = await world.useCases.documents.getDocumentContent(holder, paper!.document_id);
  pdf = await readPdf(bytes);
});
afterAll(() => world.drop());

describe('the receipt on paper', () => {
  it('has a title, a language and one page', () => {
    expect(pdf).toMatchObject({ title: 'وصل الإيداع · Récépissé de dépôt', language: 'ar-MA', pages: 1 });
  });

  it.each([
    ['its number', 'R-AAP-2026-01-0001'],
    ['the dossier', 'AAP-2026-01-0001'],
    ['the organisation in Arabic', 'تعاونية تازارت نوغبالو'],
    ['the organisation in French', 'Coop. Tazart Noughbalou'],
    ['the call', 'Valorisation des chaînes de valeur locales'],
    ['the amount asked', '300\u00a0000,00'],
    ['the day on Moroccan calendars', '12/01/2026'],
    ['the minute on Moroccan clocks', '09:01'],
    ['who answers, by when', 'Le bureau d’instruction décide de l’éligibilité sous 30 jours'],
    ['where to check it', 'https://touiza.example/verify/'],
  ])('names %s', (_, words) => {
    expect(pdf.says(words)).toBe(true);
  });

  it('keeps the tracking secret to itself', () => {
    expect(trackingSecret).not.toBeNull();
    expect(pdf.says(trackingSecret!)).toBe(false);
  });
});
