import { readPain001 } from '../../services/disbursement/pain001-reading.ts';
import type { PaymentRunView } from '../../services/disbursement/disbursement-views.ts';
import type { IssuedPaper } from '../../services/documents/paper-acts.ts';
import type { Snapshot } from '../../services/documents/paper.ts';
import { localDateOf } from '../../services/shared/dates.ts';
import { orderedTranche, type TrancheWorld } from '../support/builders/disbursement.ts';
import { readPdf, type PdfText } from '../support/pdf.ts';
import { by, createWorld, type World } from '../support/world.ts';

const LINES = 300;

let world: World;
let payments: TrancheWorld;
let run: PaymentRunView;
let early: unknown;
let paper: IssuedPaper;
let bytes: Uint8Array;
let pdf: PdfText;

beforeAll(async () => {
  world = await createWorld();
  payments = await orderedTranche(world);
  const { preparePaymentRun, approvePaymentRun, exportPaymentRun, printPaymentOrder } = world.useCases.disbursement;
  const { payer, approver } = payments.staff;
  await world.admin('access.person').where({ id: payer.id }).update({ name: 'Idder Aznag', name_ar: 'إيدر أزناك' });
  const executionDate = localDateOf(await world.now());
  run = await preparePaymentRun(by(payer), { funderId: payments.funders.indh, executionDate });
  await world.moveTo('2026-08-17T10:30:00Z');
  await approvePaymentRun(by(approver), run.id);
  await world.moveTo('2026-08-18T14:05:00Z');
  await approvePaymentRun(by(payer), run.id);
  early = await printPaymentOrder(by(payer), run.id).catch((error: unknown) => error);
  run = await exportPaymentRun(by(payer), run.id);
  paper = await printPaymentOrder(by(payer), run.id);
  ({ bytes } = await world.useCases.documents.getDocumentContent(payer, paper.documentId));
  pdf = await readPdf(bytes);
});
afterAll(() => world.drop());

describe('the printed payment order', () => {
  it('is made only of a run that was sent', () => {
    expect(early).toMatchObject({ code: 'payment_file_missing' });
  });

  it('has a title in both languages and one page', () => {
    expect(pdf).toMatchObject({ title: 'Ordre de paiement · أمر بالأداء', language: 'fr-MA', pages: 1 });
  });

  it.each([
    ['its number', 'RUN-INDH-2026-000001'],
    ['the beneficiary', 'Coop. Tazart Noughbalou'],
    ['the amount, which is the control sum too', '72\u00a0000,00'],
    ['the reference of the transfer', 'CONV-2026-0001/T1/L1/1'],
    ['who signed, in Latin letters', 'Idder Aznag'],
    ['and in Arabic ones', 'إيدر أزناك'],
    ['when the first signed, on Moroccan clocks', '17/08/2026 11:30'],
    ['when the second signed', '18/08/2026 15:05'],
    ['what the sum is, in Arabic', 'مجموع المراقبة'],
    ['where to check it', 'https://touiza.example/verify/'],
  ])('names %s', (_, words) => {
    expect(pdf.says(words)).toBe(true);
  });

  it('names both accounts and the hash of the file', async () => {
    const file = await world.useCases.disbursement.getPaymentFile(payments.staff.payer, run.id);
    const { debtor, orders } = readPain001(file.bytes.toString());
    for (const words of [debtor.rib, orders[0]!.creditor.rib, file.sha256]) expect(pdf.says(words)).toBe(true);
  });

  it('carries the exported file, byte for byte, as a PDF/A-3b', async () => {
    const file = await world.useCases.disbursement.getPaymentFile(payments.staff.payer, run.id);
    expect(Object.keys(pdf.attachments)).toEqual(['pain001.xml']);
    expect(Buffer.from(pdf.attachments['pain001.xml']!).equals(file.bytes)).toBe(true);
    const raw = Buffer.from(bytes).toString('latin1');
    expect(raw).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(raw).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
    expect(raw).toContain('/AFRelationship /Source');
  });

  it('is the same paper when it is asked for again, and nobody’s who neither signs nor audits', async () => {
    const { printPaymentOrder } = world.useCases.disbursement;
    expect(await printPaymentOrder(by(payments.staff.approver), run.id)).toEqual(paper);
    await expect(printPaymentOrder(by(payments.holder), run.id)).rejects.toMatchObject({ code: 'payment_run_missing' });
    const { getDocument } = world.useCases.documents;
    await expect(getDocument(payments.holder, paper.documentId)).rejects.toMatchObject({ code: 'document_missing' });
  });

  it(`lists ${String(LINES)} transfers over many pages, to the last`, async () => {
    const [{ snapshot }] = (await world.admin('documents.paper').where({ document_id: paper.documentId })) as [
      { snapshot: Snapshot & { data: { lines: { endToEndId: string }[] } } },
    ];
    const [line] = snapshot.data.lines;
    const lines = Array.from({ length: LINES }, (_, at) => ({
      ...line,
      endToEndId: `CONV-2026-${String(at)}/T1/L1/1`,
    }));
    const many = { ...snapshot, data: { ...snapshot.data, lines } };
    const long = await readPdf(await world.printing.printer.print('disbursement/payment-order', many, '<file/>'));
    expect(long.pages).toBeGreaterThan(5);
    expect(long.says(`CONV-2026-${String(LINES - 1)}/T1/L1/1`)).toBe(true);
  });
});
