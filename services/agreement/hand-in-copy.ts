import { addDays, endOf, localDateOf } from '../shared/dates.ts';
import type { Command, Dependencies } from '../shared/command.ts';
import { dossierWorkflowId, newId, type AgreementId, type DocumentId, type SignedCopyId } from '../shared/ids.ts';
import type { NewObligation } from '../shared/obligation.ts';
import { requireCurrent } from '../shared/version.ts';
import { requireSignable } from './agreement.ts';
import type { AgreementUnit } from './agreement-ports.ts';
import { agreementView, type AgreementView } from './agreement-views.ts';
import type { SignedCopy } from './signed-copy.ts';
import { requireTurn } from './signing-party.ts';

const DESK = { by: 'role', role: 'desk_officer' } as const;

/** A party brings the paper signed by hand, in its turn and in time: from then on it waits for the desk. */
export const handInCopy =
  ({ transact }: Dependencies<AgreementUnit>) =>
  (command: Command, id: AgreementId, { documentId }: { readonly documentId: DocumentId }): Promise<AgreementView> =>
    transact(command, async (unit) => {
      const { agreements, attachments, access, processes, obligations, outbox, audit, now } = unit;
      const { dossierId } = await agreements.getById(id);
      await processes.lockStage(dossierId);
      const agreement = await agreements.getById(id);
      const turn = await requireTurn(unit, agreement);
      requireCurrent(command, agreement);
      const handedInBy = access.person();
      requireSignable(agreement, turn, { personId: handedInBy, now });
      const { sha256 } = await attachments.attach(documentId, dossierId);
      const copy: SignedCopy = {
        id: newId<SignedCopyId>(),
        signatoryId: turn.id,
        documentId,
        sha256,
        handedInBy,
        knownBy: command.actor.knownBy,
        handedInAt: now,
        status: 'waiting',
        checkedBy: null,
        checkedAt: null,
        reason: null,
      };
      const brought = { ...agreement, copies: [...agreement.copies, copy], version: agreement.version + 1 };

      await agreements.addCopy(brought, copy);
      await agreements.save(brought);
      await obligations.close('signature', turn.id);
      await obligations.open(dossierWorkflowId(dossierId), checkWait(copy));
      await audit.record({
        kind: 'agreement.copy_handed_in',
        subjectType: 'agreement',
        subjectId: id,
        dossierId,
        related: [turn.id, copy.id, documentId],
        after: { party: turn.party, sha256 },
      });
      await outbox.notify({
        kind: 'agreement.copy_handed_in',
        to: DESK,
        dossierId,
        data: { number: agreement.number, position: turn.position },
      });
      await processes.bump(dossierId);
      return agreementView(brought);
    });

/** The desk is reminded after 3 days; after 7 the fund administrator hears of it. The party has done its part. */
const checkWait = ({ id, handedInAt }: SignedCopy): NewObligation => {
  const after = (days: number) => endOf(addDays(localDateOf(handedInAt), days));
  return {
    kind: 'signed_copy',
    subjectId: id,
    owed: DESK,
    rungs: [
      { at: after(3), act: 'remind' },
      { at: after(7), act: 'escalate' },
    ],
    dueAt: null,
  };
};
