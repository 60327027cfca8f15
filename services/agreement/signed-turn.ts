import { ownContribution } from '../application/application-facts.ts';
import { pledge } from '../ledger/contribution-acts.ts';
import { commit } from '../ledger/ledger-acts.ts';
import { total } from '../shared/money.ts';
import { unnamed } from '../shared/personal.ts';
import { nextSignatory, type Agreement, type Signatory, type Signature } from './agreement.ts';
import { guaranteeNotInForce } from './agreement-errors.ts';
import type { AgreementUnit } from './agreement-ports.ts';
import { askSignature, signatureDueAt, tellParties } from './signature-turn.ts';

/** One signature is given: kept, told to the evidence, and either the next party is asked or all of it takes effect. */
export const recordSignature = async (unit: AgreementUnit, signed: Agreement, turn: Signatory): Promise<Agreement> => {
  const { agreements, obligations, audit } = unit;
  await requireGuaranteed(unit, signed);
  const signature = signed.signatories.find(({ id }) => id === turn.id)?.signature;
  if (!signature) throw new Error(`signatory ${turn.id} has not signed`);
  await agreements.addSignature(signed, turn, signature);
  await agreements.save(signed);
  await obligations.close('signature', turn.id);
  await audit.record({
    kind: 'agreement.signed',
    subjectType: 'agreement',
    subjectId: signed.id,
    dossierId: signed.dossierId,
    related: [turn.id, signed.document.id],
    before: { status: 'signing', position: turn.position },
    after: { status: signed.status, signature: onTrail(signature), party: turn.party },
  });
  return signed.status === 'effective' ? takeEffect(unit, signed) : askNext(unit, signed);
};

const onTrail = (signature: Signature) => ({
  ...signature,
  knownBy: unnamed(signature.personId, signature.knownBy),
});

/** Nobody binds itself to a loan whose guarantee, without which it is not admitted, has lapsed since. */
const requireGuaranteed = async ({ ledger, now }: AgreementUnit, { dossierId, lines }: Agreement): Promise<void> => {
  const needed = total(lines.map(({ coverNeeded }) => coverNeeded));
  if (needed === 0n) return;
  const holds = await ledger.openHolds(dossierId);
  const covers = holds.filter(({ share, dueAt }) => share.isGuarantee && dueAt > now);
  const covered = total(covers.map(({ amount }) => amount));
  if (covered < needed) throw guaranteeNotInForce(needed, covered);
};

const askNext = async (unit: AgreementUnit, signed: Agreement): Promise<Agreement> => {
  const next = nextSignatory(signed);
  if (!next) throw new Error(`agreement ${signed.number} has nobody left to sign and is not effective`);
  const asked = await askAgain(unit, signed, next);
  await unit.processes.bump(signed.dossierId);
  return { ...signed, signatories: signed.signatories.map((each) => (each.id === asked.id ? asked : each)) };
};

/** A party's turn begins, for the first time or after a copy that was none: it has all its days. */
export const askAgain = async (unit: AgreementUnit, agreement: Agreement, turn: Signatory): Promise<Signatory> => {
  const { agreements, application, programme, now } = unit;
  const { callId, rulebookHash } = await application.getDossier(agreement.dossierId);
  const { rulebook } = await programme.getCall(callId, rulebookHash);
  const dueAt = signatureDueAt(now, rulebook.agreement.signatureDays);
  const asked: Signatory = { ...turn, dueAt };
  await agreements.saveTurn(turn.id, dueAt);
  await askSignature(unit, agreement, asked);
  return asked;
};

/**
 * Every firm hold becomes a commitment and the holder's own part is pledged, all in one call: no half-closed plan ever
 * exists.
 */
const takeEffect = async (unit: AgreementUnit, signed: Agreement): Promise<Agreement> => {
  const { agreements, ledger, cofinancing, audit, processes } = unit;
  const { dossierId, id, number } = signed;
  const financing = await cofinancing.getFinancing(dossierId);
  const lines = [...financing.lines, ...financing.covers];
  const holds = [];
  for (const { holdId } of lines) holds.push(await ledger.hold(holdId));
  const own = { cash: ownContribution(financing.plan, 'cash'), in_kind: ownContribution(financing.plan, 'in_kind') };
  const posted = await ledger.post([...holds.map(commit), ...pledge(dossierId, own, id)]);
  await agreements.addPledge(id, own);
  await audit.record({
    kind: 'agreement.took_effect',
    subjectType: 'agreement',
    subjectId: id,
    dossierId,
    related: [...posted, ...lines.flatMap(({ lineId, funderId }) => [lineId, funderId])],
    after: { number, effectiveAt: signed.effectiveAt, lines: signed.lines, own },
  });
  await tellParties(unit, signed, 'agreement.took_effect');
  await processes.enter(dossierId, 'execution');
  return signed;
};
