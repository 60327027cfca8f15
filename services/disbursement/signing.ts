import { localDateOf } from '../shared/dates.ts';
import type { OrganisationId, PersonId, TrancheId } from '../shared/ids.ts';
import type { Permission } from '../shared/permission.ts';
import { askedAt } from '../programme/programme-facts.ts';
import type { AttestationStanding, PayeeAccount } from '../registry/registry-facts.ts';
import { requireCurrent } from '../shared/version.ts';
import { blocksOf, conditionJudges, type Circumstances } from './blocks.ts';
import { requireStatus, type Tranche, type TrancheStatus } from './disbursement.ts';
import { paymentBlocked } from './disbursement-errors.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';
import { requireNoPart, requireNotSigned, type Signature } from './four-eyes.ts';

/** A tranche to act on: of a dossier in execution, locked, for somebody who may. */
export const lockTranche = async (
  { command, access, processes, tranches }: DisbursementUnit,
  id: TrancheId,
  permission: Permission,
): Promise<Tranche> => {
  const { dossierId } = await tranches.getById(id);
  await access.requireOn(permission, dossierId);
  await processes.requireStage(dossierId, 'execution');
  const tranche = await tranches.lockById(id);
  requireCurrent(command, tranche);
  return tranche;
};

/** All that may stand between a tranche and its payment, as it is at this moment. */
export const circumstancesOf = async (unit: DisbursementUnit, tranche: Tranche): Promise<Circumstances> => {
  const { id, dossierId, number } = tranche;
  const dossier = await unit.application.getDossier(dossierId);
  const all = await unit.tranches.listByDossier(dossierId);
  return {
    tranche,
    previous: previousOf(all, number),
    legs: await unit.tranches.listLegs([id]),
    proofs: await unit.trancheProofs.listByTranche(id),
    verdicts: await unit.trancheProofs.listVerdicts(id),
    isAgreementEffective: await unit.tranches.isAgreementEffective(dossierId),
    ...(await payee(unit, dossier.organisationId)),
    attestations: await attestationsOf(unit, dossier),
    openRecoveries: await unit.recoveries.countOpen(dossierId),
    balances: await unit.ledger.balances(dossierId),
    coverNeeds: await unit.agreement.listCoverNeeds(dossierId),
    covers: await unit.ledger.covers(dossierId),
    others: await unit.paymentBlocks.listByDossier(dossierId),
    today: localDateOf(unit.now),
  };
};

/** The one that has to be settled first: what was cancelled is waited for no more. */
export const previousOf = (all: readonly Tranche[], number: number): Tranche | null =>
  all.filter((each) => each.number < number && each.status !== 'cancelled').at(-1) ?? null;

const payee = async ({ registry }: DisbursementUnit, organisationId: OrganisationId) => {
  const { account, hold } = await registry.accountStanding(organisationId);
  return { account, accountHold: hold };
};

/** Asked once, of the registry, for every payment of every dossier; nothing where the rulebook asks for nothing. */
const attestationsOf = async (
  { programme, registry, now }: DisbursementUnit,
  { callId, rulebookHash, organisationId }: Awaited<ReturnType<DisbursementUnit['application']['getDossier']>>,
): Promise<AttestationStanding[]> => {
  const { rulebook } = await programme.getCall(callId, rulebookHash);
  if (!rulebook.documents?.some(({ stage }) => stage === 'payment')) return [];
  const { legalForm } = await registry.getOrganisation(organisationId);
  const kinds = askedAt(rulebook, 'payment', legalForm).map(({ kind }) => kind);
  return registry.attestationStandings(organisationId, kinds, localDateOf(now));
};

/** The account to pay to, where nothing blocks the payment; refused with every block otherwise. */
export const requireUnblocked = (known: Circumstances): PayeeAccount => {
  const blocks = blocksOf(known);
  if (known.account === null || blocks.length > 0) throw paymentBlocked(blocks);
  return known.account;
};

/** Whoever declared or certified the account has had a say in where the money goes: the rest is for others. */
export const barHandlers = async (
  { approvalParties }: DisbursementUnit,
  subjectId: string,
  account: PayeeAccount | null,
): Promise<void> => {
  if (account === null) return;
  requireNotSigned(await approvalParties.list(subjectId), account.handledBy);
  await approvalParties.bar(subjectId, account.handledBy, 'account');
};

/** Takes one part in a payment, for the person who acts and for whom they stand for; refused to who has a part already. */
export const sign = async (
  { command, access, approvalParties }: DisbursementUnit,
  subjectId: string,
  part: Signature,
): Promise<PersonId> => {
  const person = access.person();
  const represented = command.actor.onBehalfOf === null ? [] : [command.actor.onBehalfOf.personId];
  requireNoPart(await approvalParties.list(subjectId), [person, ...represented]);
  await approvalParties.add(subjectId, { personId: person, part });
  await approvalParties.bar(subjectId, represented, 'represented');
  return person;
};

interface Step {
  readonly kind: string;
  readonly permission: Permission;
  readonly needed: TrancheStatus;
  readonly part: Signature;
  readonly signed: (tranche: Tranche, person: PersonId) => Tranche;
}

interface Signed {
  readonly tranche: Tranche;
  readonly known: Circumstances;
  readonly account: PayeeAccount;
}

/** One of the four signatures on a tranche: the right person, at the right moment, with nothing in the way. */
export const signTranche = async (unit: DisbursementUnit, id: TrancheId, step: Step): Promise<Signed> => {
  const { audit, processes, tranches } = unit;
  const before = await lockTranche(unit, id, step.permission);
  requireStatus(before, step.needed);
  const known = await circumstancesOf(unit, before);
  await barHandlers(unit, before.signingId, known.account);
  await unit.approvalParties.bar(before.signingId, conditionJudges(known), 'checker');
  const person = await sign(unit, before.signingId, step.part);
  const account = requireUnblocked(known);

  const tranche = { ...step.signed(before, person), version: before.version + 1 };

  await tranches.save(tranche);
  await audit.record({
    kind: step.kind,
    subjectType: 'tranche',
    subjectId: id,
    dossierId: before.dossierId,
    related: known.legs.flatMap((leg) => [leg.id, leg.funderId]),
    before: { status: before.status },
    after: { status: tranche.status, part: step.part, amount: tranche.amount, accountId: account.id },
  });
  await processes.bump(before.dossierId);
  return { tranche, known, account };
};
