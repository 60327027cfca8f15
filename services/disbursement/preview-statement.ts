import type { Actor } from '../shared/command.ts';
import type { FunderId } from '../shared/ids.ts';
import type { ReadDependencies } from '../shared/read.ts';
import { sha256Of } from '../shared/canonical.ts';
import { readCamt053 } from './camt053.ts';
import { statementAccountUnknown } from './disbursement-errors.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import { statementText } from './import-statement.ts';
import { movementsOf, reconcile, type Reconciled } from './reconciliation.ts';

/** What a statement would do if it were imported now. */
export interface StatementPreview {
  readonly statementId: string;
  readonly funderId: FunderId;
  readonly isImported: boolean;
  readonly settled: number;
  readonly returned: number;
  readonly unmatched: number;
  /** The first of them. */
  readonly entries: readonly Pick<
    Reconciled,
    'line' | 'amount' | 'direction' | 'bookedOn' | 'endToEndId' | 'mismatch'
  >[];
}

/** Enough to see whether it is the right file. */
const SHOWN_MAX = 200;

/** What a statement would do, line by line, before anybody imports it; nothing is kept. */
export const previewStatement =
  ({ read }: ReadDependencies<DisbursementUnit>) =>
  (actor: Actor, bytes: Uint8Array): Promise<StatementPreview> =>
    read(actor, async ({ access, bankStatements, paymentOrders }) => {
      const statement = readCamt053(statementText(bytes));
      const { account, statementId } = statement;
      const funderId = await bankStatements.findFunderByRib(account);
      await access.require('statement.import', funderId === null ? {} : { funderIds: [funderId] });
      if (funderId === null) throw statementAccountUnknown();
      const movements = movementsOf(statement);
      const orders = await paymentOrders.listNamed(movements.flatMap(({ endToEndId }) => endToEndId ?? []));
      const { entries, answers } = reconcile(movements, orders, account);
      const settled = answers.filter(({ answer }) => answer === 'settled').length;
      return {
        statementId,
        funderId,
        isImported: (await bankStatements.find({ account, statementId, sha256: sha256Of(bytes) })) !== null,
        settled,
        returned: answers.length - settled,
        unmatched: entries.filter(({ mismatch }) => mismatch !== null).length,
        entries: entries.slice(0, SHOWN_MAX).map(({ line, amount, direction, bookedOn, endToEndId, mismatch }) => ({
          line,
          amount,
          direction,
          bookedOn,
          endToEndId,
          mismatch,
        })),
      };
    });
