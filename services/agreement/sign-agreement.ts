import { commit } from '../ledger/ledger-acts.ts';
import type { Command, Dependencies } from '../shared/command.ts';
import type { AgreementId, SignatoryId } from '../shared/ids.ts';
import type { Subject } from '../shared/permission.ts';
import { permissionDenied } from '../shared/shared-errors.ts';
import { requireCurrent } from '../shared/version.ts';
import { nextSignatory, sign, turnOf, type Agreement, type Party, type Signatory } from './agreement.ts';
import type { AgreementUnit } from './agreement-ports.ts';
import { agreementView, type AgreementView } from './agreement-views.ts';
import { askSignature, owedBy, signatureDueAt } from './signature-turn.ts';

/** One party signs, in its turn; the last signature makes the agreement effective and the holds commitments. */
export const signAgreement =
  ({ transact }: Dependencies<AgreementUnit>) =>
  (command: Command, id: AgreementId, { contentHash }: { readonly contentHash: string }): Promise<AgreementView> =>
    transact(command, async (unit) => {
      const { agreements, access, processes, obligations, audit, now } = unit;
      const { dossierId } = await agreements.getById(id);
      await processes.lockStage(dossierId);
      // Read again: what it was before the dossier was ours may be old.
      const agreement = await agreements.getById(id);
      const turn = turnOf(agreement, await partiesOf(unit, agreement));
      await access.require('agreement.sign', subjectOf(agreement, turn.party));
      requireCurrent(command, agreement);
      const { knownBy } = command.actor;

      const signed = sign(agreement, turn, { personId: access.person(), knownBy, contentHash, now });

      const signature = signed.signatories.find((each) => each.id === turn.id)?.signature;
      if (signature) await agreements.addSignature(signed, turn, signature);
      await agreements.save(signed);
      await obligations.close('signature', turn.id);
      await audit.record({
        kind: 'agreement.signed',
        subjectType: 'agreement',
        subjectId: id,
        dossierId,
        related: [turn.id],
        before: { status: agreement.status, position: turn.position },
        after: { status: signed.status, signature, party: turn.party },
      });
      return agreementView(signed.status === 'effective' ? await takeEffect(unit, signed) : await passOn(unit, signed));
    });

/** The holder signs through the organisation, a funder through its own line: a role on one reaches no other. */
const subjectOf = ({ dossierId }: Agreement, party: Party): Subject =>
  party.by === 'holder'
    ? { dossierId, organisationId: party.organisationId }
    : { dossierId, funderIds: [party.funderId] };

const partiesOf = async ({ access }: AgreementUnit, agreement: Agreement): Promise<Set<SignatoryId>> => {
  const mine = new Set<SignatoryId>();
  for (const { id, party } of agreement.signatories) {
    if (await access.allows('agreement.sign', subjectOf(agreement, party))) mine.add(id);
  }
  if (mine.size > 0) return mine;
  await access.requireOn('dossier.read', agreement.dossierId);
  throw permissionDenied('agreement.sign');
};

const passOn = async (unit: AgreementUnit, signed: Agreement): Promise<Agreement> => {
  const { agreements, application, programme, processes, now } = unit;
  const next = nextSignatory(signed);
  if (!next) throw new Error(`agreement ${signed.number} has nobody left to sign and is not effective`);
  const { callId, rulebookHash } = await application.getDossier(signed.dossierId);
  const { rulebook } = await programme.getCall(callId, rulebookHash);
  const asked: Signatory = { ...next, dueAt: signatureDueAt(now, rulebook.agreement.signatureDays) };
  if (asked.dueAt) await agreements.saveTurn(asked.id, asked.dueAt);
  await askSignature(unit, signed, asked);
  await processes.bump(signed.dossierId);
  return { ...signed, signatories: signed.signatories.map((each) => (each.id === asked.id ? asked : each)) };
};

/** Every firm hold becomes a commitment, all in one call: no half-closed plan ever exists. */
const takeEffect = async (unit: AgreementUnit, signed: Agreement): Promise<Agreement> => {
  const { ledger, cofinancing, outbox, audit, processes } = unit;
  const { dossierId, id, number } = signed;
  const financing = await cofinancing.getFinancing(dossierId);
  const holds = [];
  for (const { holdId } of [...financing.lines, ...financing.covers]) holds.push(await ledger.hold(holdId));
  const posted = await ledger.post(holds.map(commit));
  await audit.record({
    kind: 'agreement.took_effect',
    subjectType: 'agreement',
    subjectId: id,
    dossierId,
    related: [...posted, ...financing.lines.flatMap(({ lineId, funderId }) => [lineId, funderId])],
    after: { number, effectiveAt: signed.effectiveAt, lines: signed.lines },
  });
  for (const { party } of signed.signatories) {
    await outbox.notify({ kind: 'agreement.took_effect', to: owedBy(party), dossierId, data: { number } });
  }
  await processes.enter(dossierId, 'execution');
  return signed;
};
