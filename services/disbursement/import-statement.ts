import { suspendReceipt } from '../ledger/receipt-acts.ts';
import { canonical, sha256Of } from '../shared/canonical.ts';
import type { Command, Dependencies } from '../shared/command.ts';
import { newId } from '../shared/ids.ts';
import { applyAnswers } from './apply-answers.ts';
import { notABankStatement } from './bank-file-errors.ts';
import { readCamt053, type BankStatement } from './camt053.ts';
import { statementAccountUnknown, statementDiffers } from './disbursement-errors.ts';
import type { DisbursementUnit, KeptStatement } from './disbursement-ports.ts';
import type { StatementImport } from './disbursement-views.ts';
import { movementsOf, reconcile, type Reconciled } from './reconciliation.ts';

/** Takes a bank's statement in, once: its entries settle or return our orders, or wait for somebody to place them. */
export const importStatement =
  ({ transact }: Dependencies<DisbursementUnit>) =>
  (command: Command, bytes: Uint8Array): Promise<StatementImport> =>
    transact(command, async (unit) => {
      const { access, bankStatements, audit } = unit;
      const statement = readCamt053(statementText(bytes));
      const funderId = await bankStatements.findFunderByRib(statement.account);
      await access.require('statement.import', funderId === null ? {} : { funderIds: [funderId] });
      if (funderId === null) throw statementAccountUnknown();
      const kept: KeptStatement = {
        id: newId(),
        funderId,
        account: statement.account,
        statementId: statement.statementId,
        sha256: sha256Of(bytes),
        entriesHash: sha256Of(canonical(statement.entries)),
      };

      if (!(await bankStatements.insert(kept))) return alreadyImported(unit, kept);

      const counts = await answer(unit, kept, statement);
      await audit.record({
        kind: 'disbursement.statement_imported',
        subjectType: 'bank_statement',
        subjectId: kept.id,
        dossierId: null,
        related: [funderId, statement.statementId],
        after: { statementId: kept.statementId, sha256: kept.sha256, ...counts },
      });
      return imported(kept, false, counts);
    });

const answer = async (unit: DisbursementUnit, { id, account, funderId }: KeptStatement, statement: BankStatement) => {
  const { bankStatements, paymentOrders, processes } = unit;
  const movements = movementsOf(statement);
  const named = movements.flatMap(({ endToEndId }) => endToEndId ?? []);
  await processes.lockAll(await paymentOrders.dossiersNamedBy(named));

  const { entries, answers } = reconcile(movements, await paymentOrders.lockNamed(named), account);

  const ids = await bankStatements.keepEntries(id, entries);
  await bankStatements.keepAnswers({ statementId: id }, answers);
  await suspend(unit, { rib: account, funderId }, entries, ids);
  await applyAnswers(unit, id, answers);
  return bankStatements.countEntries(id);
};

/** Money that arrived and fits no order is in the books at once, as what nobody has recognised yet. */
const suspend = async (
  { ledger }: DisbursementUnit,
  bank: Parameters<typeof suspendReceipt>[0],
  ...[entries, ids]: [readonly Reconciled[], readonly string[]]
): Promise<void> => {
  const receipts = entries.flatMap(({ mismatch, direction, amount }, index) => {
    const isReceipt = mismatch !== null && mismatch !== 'not_booked' && direction === 'credit';
    return isReceipt ? [suspendReceipt(bank, amount, ids[index] ?? '')] : [];
  });
  await ledger.post(receipts);
};

/** The same bytes, or the same statement in other bytes. The same number with other entries is for somebody to look at. */
const alreadyImported = async ({ bankStatements, audit }: DisbursementUnit, again: KeptStatement) => {
  const before = await bankStatements.find(again);
  if (before?.entriesHash !== again.entriesHash) throw statementDiffers(again.statementId);
  await audit.record({
    kind: 'disbursement.statement_seen_again',
    subjectType: 'bank_statement',
    subjectId: before.id,
    dossierId: null,
    related: [before.funderId, before.statementId],
    after: { statementId: before.statementId, sha256: again.sha256 },
  });
  return imported(before, true, await bankStatements.countEntries(before.id));
};

const imported = (
  { id, statementId, funderId }: KeptStatement,
  alreadyImported: boolean,
  counts: Pick<StatementImport, 'matched' | 'unmatched'>,
): StatementImport => ({ id, statementId, funderId, alreadyImported, ...counts });

export const statementText = (bytes: Uint8Array): string => {
  const text = new TextDecoder('utf-8').decode(bytes);
  // What is not UTF-8 was replaced: names may suffer, so the file is not the bank's any more.
  if (text.includes('\uFFFD')) throw notABankStatement('malformed');
  return text;
};
