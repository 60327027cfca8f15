import { sha256Of } from '../shared/canonical.ts';
import { localDateOf } from '../shared/dates.ts';
import { PUBLIC } from '../shared/command.ts';
import type { ReadDependencies } from '../shared/read.ts';
import { paperUnknown } from './documents-errors.ts';
import type { DocumentsUnit } from './documents-ports.ts';
import type { PaperCheck, VerifiedPaper } from './documents-views.ts';
import { codeOf } from './paper.ts';

type Reading = ReadDependencies<DocumentsUnit>;

/** What anybody may know of a paper who holds it: no natural person's name is among it. */
export const verifyPaper =
  ({ read }: Reading) =>
  (typed: string): Promise<VerifiedPaper> =>
    read(PUBLIC, async ({ paperStore }) => {
      const paper = await paperStore.findByCode(codeOf(typed));
      if (!paper) throw paperUnknown();
      const { kind, number, reference, amount, sha256, status, issuedAt, snapshot, replacedBy } = paper;
      const replacing = replacedBy === null ? null : await paperStore.getById(replacedBy);
      return {
        kind,
        title: snapshot.title,
        number,
        reference,
        date: localDateOf(issuedAt),
        amount,
        sha256,
        status,
        replacedBy: replacing && { number: replacing.number, code: replacing.code },
      };
    });

/** Whether these are the bytes that were given out under this code; nothing of them is kept. */
export const comparePaper = (dependencies: Reading) => {
  const verify = verifyPaper(dependencies);
  return async (typed: string, bytes: Uint8Array): Promise<PaperCheck> => {
    const paper = await verify(typed);
    const sha256 = sha256Of(bytes);
    return { isSame: sha256 === paper.sha256, sha256, paper };
  };
};
