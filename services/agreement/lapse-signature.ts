import { letGo } from '../ledger/ledger-acts.ts';
import type { Command, Dependencies } from '../shared/command.ts';
import { dossierWorkflowId, type SignatoryId } from '../shared/ids.ts';
import { nextSignatory, type Agreement } from './agreement.ts';
import type { AgreementUnit } from './agreement-ports.ts';
import { owedBy } from './signature-turn.ts';

/** A party did not sign in time: the award lapses, every hold is released, everybody is told. */
export const lapseSignature =
  ({ transact }: Dependencies<AgreementUnit>) =>
  (command: Command, signatoryId: SignatoryId): Promise<void> =>
    transact(command, async (unit) => {
      const { agreements, papers, access, processes, ledger, obligations, outbox, audit, now } = unit;
      const { dossierId } = await agreements.getBySignatory(signatoryId);
      await access.require('operations.manage', { dossierId });
      const stage = await processes.lockStage(dossierId);
      const agreement = await agreements.getBySignatory(signatoryId);
      const late = nextSignatory(agreement);
      if (stage !== 'agreement' || late?.id !== signatoryId || late.dueAt === null || now < late.dueAt) return;
      // In time, by hand: that the desk has not looked yet is not the party's fault.
      if (agreement.copies.some(({ signatoryId: of, status }) => of === signatoryId && status === 'waiting')) return;
      const holds = await ledger.openHolds(dossierId);
      const lapsed: Agreement = { ...agreement, status: 'lapsed', version: agreement.version + 1 };

      await agreements.save(lapsed);
      await papers.withdraw(agreement.document.id, 'lapsed');
      await ledger.post(holds.map((held) => letGo(held, now)));
      await obligations.closeAll(dossierWorkflowId(dossierId));
      await audit.record({
        kind: 'agreement.lapsed',
        subjectType: 'agreement',
        subjectId: agreement.id,
        dossierId,
        related: [signatoryId, ...holds.map(({ id }) => id)],
        before: { status: agreement.status },
        after: { status: lapsed.status, unsigned: late.party },
      });
      for (const { party } of agreement.signatories) {
        await outbox.notify({
          kind: 'agreement.lapsed',
          to: owedBy(party),
          dossierId,
          data: { number: agreement.number },
        });
      }
      await processes.enter(dossierId, 'unsigned');
    });
