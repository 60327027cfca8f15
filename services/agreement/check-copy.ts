import type { Command, Dependencies } from '../shared/command.ts';
import type { SignedCopyId } from '../shared/ids.ts';
import { withSignature, type Agreement, type Signatory } from './agreement.ts';
import { agreementNotOpen } from './agreement-errors.ts';
import type { AgreementUnit } from './agreement-ports.ts';
import { agreementView, type AgreementView } from './agreement-views.ts';
import { askAgain, recordSignature } from './signed-turn.ts';
import { owedBy } from './signature-turn.ts';
import { judged, type CopyVerdict, type SignedCopy } from './signed-copy.ts';

/** A desk officer looks at a copy signed by hand: it is the party's signature, or the party is asked again. */
export const checkCopy =
  ({ transact }: Dependencies<AgreementUnit>) =>
  (command: Command, copyId: SignedCopyId, verdict: CopyVerdict): Promise<AgreementView> =>
    transact(command, async (unit) => {
      const { agreements, documents, access, processes, obligations, audit, now } = unit;
      const { dossierId } = await agreements.getByCopy(copyId);
      await access.requireOn('agreement.check_copy', dossierId);
      await processes.lockStage(dossierId);
      const agreement = await agreements.getByCopy(copyId);
      const { copy, turn } = found(agreement, copyId);
      if (agreement.status !== 'signing') throw agreementNotOpen(agreement.number, agreement.status);

      const checked = judged(copy, verdict, { person: access.person(), now });

      if (checked.status === 'accepted') await documents.getCleanDocument(copy.documentId);
      await agreements.saveCopy(checked);
      await obligations.close('signed_copy', copyId);
      await audit.record({
        kind: 'agreement.copy_checked',
        subjectType: 'agreement',
        subjectId: agreement.id,
        dossierId,
        related: [turn.id, copyId, copy.documentId],
        before: { status: copy.status },
        after: { status: checked.status, sha256: copy.sha256 },
        reason: checked.reason,
      });
      const copies = agreement.copies.map((each) => (each.id === copyId ? checked : each));
      const known = { ...agreement, copies };
      return agreementView(
        checked.status === 'accepted' ? await accept(unit, known, { copy, turn }) : await refuse(unit, known, turn),
      );
    });

interface Brought {
  readonly copy: SignedCopy;
  readonly turn: Signatory;
}

const found = ({ copies, signatories }: Agreement, id: SignedCopyId): Brought => {
  const copy = copies.find((each) => each.id === id);
  const turn = signatories.find((each) => each.id === copy?.signatoryId);
  if (!copy || !turn) throw new Error(`copy ${id} is not of this agreement`);
  return { copy, turn };
};

/** Signed on the day on which it was brought: what the desk took to look at it is not the party's. */
const accept = (unit: AgreementUnit, agreement: Agreement, { copy, turn }: Brought): Promise<Agreement> => {
  const { handedInBy: personId, knownBy, handedInAt: signedAt, id: copyId } = copy;
  const { sha256 } = agreement.document;
  const signature = { personId, knownBy, signedAt, sha256, level: 'handwritten', copyId } as const;
  return recordSignature(unit, withSignature(agreement, turn, { signature, now: unit.now }), turn);
};

const refuse = async (unit: AgreementUnit, agreement: Agreement, turn: Signatory): Promise<Agreement> => {
  const { agreements, outbox, processes } = unit;
  const { number, dossierId } = agreement;
  const asked = await askAgain(unit, agreement, turn);
  const signatories = agreement.signatories.map((each) => (each.id === asked.id ? asked : each));
  const refused = { ...agreement, signatories, version: agreement.version + 1 };
  await agreements.save(refused);
  const reason = agreement.copies.findLast(({ signatoryId }) => signatoryId === turn.id)?.reason ?? '';
  await outbox.notify({ kind: 'agreement.copy_refused', to: owedBy(turn.party), dossierId, data: { number, reason } });
  await processes.bump(dossierId);
  return refused;
};
