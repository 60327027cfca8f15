import { contentOf, paidOf, type Drafting } from '../../services/agreement/agreement-content.ts';
import { paperOf } from '../../services/agreement/agreement-paper.ts';
import type { Snapshot } from '../../services/documents/paper.ts';
import { sha256Of } from '../../services/shared/canonical.ts';
import { idOf, type DossierId, type FunderId } from '../../services/shared/ids.ts';
import { dirhams } from '../../services/shared/money.ts';
import { PROOF_KINDS } from '../../services/shared/proof.ts';
import { preparedAgreement } from '../support/builders/agreement.ts';
import { tazartPlan, use } from '../support/builders/application.ts';
import { printingIn } from '../support/printing.ts';
import { readPdf, type PdfText } from '../support/pdf.ts';
import { createWorld, type World } from '../support/world.ts';
import { drafting } from './drafting.ts';

describe('the agreement on paper', () => {
  let world: World;
  let pdf: PdfText;
  let bytes: Uint8Array;
  let sha256: string;
  beforeAll(async () => {
    world = await createWorld();
    const { agreement, holder } = await preparedAgreement(world);
    ({ sha256 } = agreement.document);
    ({ bytes } = await world.useCases.documents.getDocumentContent(holder, agreement.document.id));
    pdf = await readPdf(bytes);
  });
  afterAll(() => world.drop());

  it('is the very file whose hash is signed', () => {
    expect(sha256Of(bytes)).toBe(sha256);
  });

  it('is in Arabic and French, with a title in both', () => {
    expect(pdf).toMatchObject({ title: 'اتفاقية تمويل · Convention de financement', language: 'ar-MA' });
  });

  it.each([
    ['its number', 'CONV-2026-0001'],
    ['the holder in Arabic', 'تعاونية تازارت نوغبالو'],
    ['the holder in French', 'Coop. Tazart Noughbalou'],
    ['every funder', 'Initiative nationale pour le développement humain Région Béni Mellal-Khénifra Caisse de dépôt'],
    ['the whole amount', '300\u00a0000,00'],
    ['each line', '180\u00a0000,00 90\u00a0000,00 30\u00a0000,00'],
    ['the budget', 'Séchoir et ligne de conditionnement 260\u00a0000,00'],
    ['the proofs of the tranches', 'Bon de livraison'],
    ['the condition of the committee', 'Certificat sanitaire'],
    ['which language prevails', 'la version arabe fait foi'],
    ['what a signature in app is', 'signature électronique simple au sens de la loi n° 43-20'],
  ])('names %s', (_, words) => {
    expect(pdf.says(words)).toBe(true);
  });
});

describe('an agreement with long names and a long budget', () => {
  const { texts } = printingIn('/nowhere');
  const long: Drafting = {
    ...drafting,
    organisation: {
      ...drafting.organisation,
      nameAr:
        'اتحاد تعاونيات النساء القرويات لإنتاج وتثمين وتسويق زيت الأركان ومشتقاته والنباتات الطبية والعطرية بسوس ماسة',
      nameLatin:
        'Union des coopératives de femmes rurales pour la production, la valorisation et la commercialisation de l’huile d’argan',
    },
    dossier: {
      ...drafting.dossier,
      title: 'Modernisation de huit unités de concassage, certification biologique et label',
    },
  };
  const uses = Array.from({ length: 60 }, (_, index) =>
    use('equipment', 12_345 + index, {
      label: `Équipement n° ${index + 1} : concasseuse, presse, filtre et cuve inox`,
    }),
  );
  const { sources } = tazartPlan(idOf<FunderId>('funder', 'indh'), idOf<FunderId>('funder', 'region'));

  it('goes on over as many pages as it takes, and loses no line', async () => {
    const paper = paperOf(long, { dossierId: idOf<DossierId>('dossier'), plan: { uses, sources }, texts });
    const pdf = await printed(paper);
    expect(pdf.pages).toBeGreaterThan(3);
    for (const { label } of uses) expect(pdf.says(label)).toBe(true);
    expect(pdf.says('12\u00a0404,00')).toBe(true);
    expect(pdf.says(long.organisation.nameLatin)).toBe(true);
  });

  it('counts a guarantee in no sum of what is paid, and shows each instrument in the funder’s annex', async () => {
    const [annex] = drafting.annexes;
    const parts = [
      { instrument: 'grant', amount: dirhams(180_000) },
      { instrument: 'repayable_advance', amount: dirhams(20_000) },
      { instrument: 'guarantee', amount: dirhams(70_000) },
    ] as const;
    const mixed = { ...drafting, annexes: [{ ...annex!, parts }] };
    expect(paidOf(mixed)).toBe(dirhams(200_000));
    const paper = paperOf(mixed, { dossierId: idOf<DossierId>('dossier'), plan: { uses, sources }, texts });
    expect(paper).toMatchObject({ amount: dirhams(200_000), data: { parties: [{}, {}] } });
    const pdf = await printed(paper);
    expect(pdf.says('200\u00a0000,00 70\u00a0000,00 Avance remboursable Garantie, qui n’est pas versée')).toBe(true);
    expect(contentOf(mixed, texts).content).toContain('"amount":"200000.00"');
  });

  it('has words in both languages for every proof that a funder can ask for', async () => {
    for (const language of ['ar', 'fr', 'en'] as const) {
      const worded = texts.sentencesUnder(language, 'proof.', {});
      expect(PROOF_KINDS.filter((proof) => !worded[proof])).toEqual([]);
    }
    const conditions = [{ text: 'Le local est loué', proof: 'lease', tranche: 1 }];
    const paper = paperOf(
      { ...drafting, conditions },
      { dossierId: idOf<DossierId>('dossier'), plan: { uses, sources }, texts },
    );
    expect((await printed(paper)).says('Bail')).toBe(true);
  });

  it('says of a decision that it is one', async () => {
    const decision = { ...long, kind: 'decision', number: 'DEC-2026-0001' } as const;
    const paper = paperOf(decision, { dossierId: idOf<DossierId>('dossier'), plan: { uses, sources }, texts });
    expect((await printed(paper)).title).toBe('مقرر منح · Décision d’attribution');
    expect(contentOf(decision, texts).content).toContain('Décision n°');
  });
});

const printed = async ({ paper, data, number }: ReturnType<typeof paperOf>): Promise<PdfText> => {
  const { printer, texts } = printingIn('/nowhere');
  const wordsIn = (language: 'ar' | 'fr') => ({
    ...texts.sentencesUnder(language, 'paper.house.', {}),
    ...texts.sentencesUnder(language, 'paper.agreement.', data),
  });
  const words = { ar: wordsIn('ar'), fr: wordsIn('fr') };
  const snapshot: Snapshot = {
    title: `${words.ar['title'] ?? ''} · ${words.fr['title'] ?? ''}`,
    number,
    code: 'CODE',
    verifyAt: 'https://touiza.example/verify/CODE',
    date: { year: 2026, month: 5, day: 20, text: '20/05/2026' },
    languages: paper.languages,
    words,
    data: paper.data.parse(data),
  };
  const bytes = await printer.print('agreement/agreement', snapshot);
  return readPdf(bytes);
};
