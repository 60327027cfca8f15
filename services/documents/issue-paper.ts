import type { z } from 'zod';
import type { Audit } from '../shared/audit.ts';
import { canonical } from '../shared/canonical.ts';
import { localDateOf } from '../shared/dates.ts';
import { newId, type DocumentId } from '../shared/ids.ts';
import { dayText } from '../shared/plain-text.ts';
import { paperNumberTaken } from './documents-errors.ts';
import type { DocumentStore, PaperStore, Printing } from './documents-ports.ts';
import type { IssuedPaper, NewPaper, Papers, Readers } from './paper-acts.ts';
import { fileNameOf, newCode, type Paper, type Snapshot } from './paper.ts';

interface Desk {
  readonly paperStore: PaperStore;
  readonly documentStore: DocumentStore;
  readonly audit: Audit;
  readonly now: Date;
}

/** Makes papers in one transaction: snapshot, bytes, hash, rows, event. */
export const papersOf = (desk: Desk, printing: Printing): Papers => ({
  issue: (wanted) => issue(desk, printing, wanted),
  replace: (replaced, by) => mark(desk, replaced, { status: 'replaced', by, reason: null }),
  withdraw: (documentId, reason) => mark(desk, documentId, { status: 'withdrawn', by: null, reason }),
});

const issue = async <Data extends z.ZodType>(
  { paperStore, documentStore, audit, now }: Desk,
  printing: Printing,
  wanted: NewPaper<Data>,
): Promise<IssuedPaper> => {
  const { paper, number, reference, dossierId } = wanted;
  const { slice, kind } = paper;
  const data = JSON.parse(canonical(paper.data.parse(wanted.data))) as object;
  const earlier = await paperStore.findByNumber(slice, kind, number);
  if (earlier) return sameAs(earlier, data);

  const snapshot = snapshotOf(wanted, data, { printing, now });
  const bytes = await printing.printer.print(`${slice}/${kind}`, snapshot, wanted.attached);
  const sha256 = await printing.files.put(bytes);
  const id = newId<DocumentId>();
  const made = { slice, kind, number, reference, dossierId, amount: wanted.amount ?? null, code: snapshot.code };

  await documentStore.insert({
    id,
    sha256,
    name: fileNameOf(kind, number),
    mediaType: 'application/pdf',
    size: bytes.length,
    uploadedBy: null,
    status: 'clean',
    receivedAt: now,
  });
  await documentStore.admit(id, readersOf(wanted));
  await paperStore.insert({
    ...made,
    documentId: id,
    snapshot,
    sha256,
    status: 'valid',
    replacedBy: null,
    issuedAt: now,
  });
  await audit.record({
    kind: 'documents.paper_issued',
    subjectType: 'document',
    subjectId: id,
    dossierId,
    related: [number, sha256],
    after: { slice, kind, number, sha256 },
  });
  return { documentId: id, code: snapshot.code, sha256 };
};

/** Asked for again, as an automatic step may: the first paper stands, if it says the same. */
const sameAs = ({ slice, kind, number, documentId, code, sha256, snapshot }: Paper, data: object): IssuedPaper => {
  if (canonical(snapshot.data) !== canonical(data)) throw paperNumberTaken(`${slice}/${kind}`, number);
  return { documentId, code, sha256 };
};

const readersOf = ({ readers, dossierId, paper }: NewPaper<z.ZodType>): Readers => {
  if (readers) return readers;
  if (dossierId === null) throw new Error(`nobody may read the paper ${paper.slice}/${paper.kind}`);
  return { permission: 'dossier.read', on: { dossierId } };
};

const snapshotOf = (
  { paper: { kind, languages }, number }: NewPaper<z.ZodType>,
  data: object,
  { printing: { texts, publicUrl }, now }: { printing: Printing; now: Date },
): Snapshot => {
  const code = newCode();
  const day = localDateOf(now);
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const facts = { ...data, number };
  const wordsIn = (language: (typeof languages)[number]) => ({
    ...texts.sentencesUnder(language, 'paper.house.', facts),
    ...texts.sentencesUnder(language, `paper.${kind}.`, facts),
  });
  const words = Object.fromEntries(languages.map((language) => [language, wordsIn(language)])) as Snapshot['words'];
  return {
    title: languages.map((language) => words[language]?.['title'] ?? kind).join(' · '),
    number,
    code,
    verifyAt: `${publicUrl}/verify/${code}`,
    date: { year, month, day: date, text: dayText(day) },
    languages,
    words,
    data,
  };
};

interface Mark {
  readonly status: 'replaced' | 'withdrawn';
  readonly by: DocumentId | null;
  readonly reason: string | null;
}

const mark = async ({ audit, paperStore }: Desk, documentId: DocumentId, { status, by, reason }: Mark) => {
  const { dossierId, number, sha256 } = await paperStore.getById(documentId);
  await paperStore.setStatus(documentId, status, by);
  await audit.record({
    kind: `documents.paper_${status}`,
    subjectType: 'document',
    subjectId: documentId,
    dossierId,
    related: [number, sha256, ...(by === null ? [] : [by])],
    after: { status },
    reason,
  });
};
