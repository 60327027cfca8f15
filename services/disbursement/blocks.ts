import type { CoverNeed, SuspensionFacts } from '../agreement/agreement-facts.ts';
import type { CoverBalance, ShareBalance } from '../ledger/ledger-acts.ts';
import type { AccountHold, AttestationStanding, PayeeAccount } from '../registry/registry-facts.ts';
import type { LocalDate } from '../shared/dates.ts';
import type { PersonId } from '../shared/ids.ts';
import { total } from '../shared/money.ts';
import {
  isAccepted,
  isConcluded,
  isStanding,
  type ConditionVerdict,
  type Leg,
  type Proof,
  type Requirement,
  type Tranche,
} from './disbursement.ts';
import type { PaymentBlock } from './disbursement-facts.ts';

export interface Block {
  readonly code: string;
  /** What stands in the way: a kind of proof, a leg, a tranche, a report… */
  readonly subject: string;
}

export interface Circumstances {
  readonly tranche: Tranche;
  readonly previous: Tranche | null;
  readonly legs: readonly Leg[];
  readonly proofs: readonly Proof[];
  readonly verdicts: readonly Pick<ConditionVerdict, 'proofId' | 'funderId' | 'judgedBy'>[];
  readonly isAgreementEffective: boolean;
  readonly account: PayeeAccount | null;
  /** Why no payment may go to it; the registry's word. */
  readonly accountHold: AccountHold | null;
  /** What the rulebook asks for at every payment, as the registry has it. */
  readonly attestations: readonly Pick<AttestationStanding, 'kind' | 'status'>[];
  readonly openRecoveries: number;
  readonly balances: readonly ShareBalance[];
  /** What is paid guaranteed only. */
  readonly coverNeeds: readonly CoverNeed[];
  readonly covers: readonly Pick<CoverBalance, 'covered' | 'called'>[];
  /** What other slices say. */
  readonly others: readonly PaymentBlock[];
  readonly today: LocalDate;
}

/** Every reason why this tranche may not be paid now; none where it may. */
export const blocksOf = (known: Circumstances): Block[] => [
  ...agreementBlocks(known),
  ...attestationBlocks(known),
  ...asked(known).flatMap((requirement) => proofBlocks(requirement, known)),
  ...commitmentBlocks(known),
  ...guaranteeBlocks(known),
  ...namedBy(known.others, known),
];

/** A loan that is admitted guaranteed only, and its guarantors have let go of what they cover; what was called, stood. */
const guaranteeBlocks = ({ tranche, legs, coverNeeds, covers }: Circumstances): Block[] => {
  const isPaid = ({ envelopeId }: CoverNeed) => legs.some((leg) => leg.envelopeId === envelopeId && leg.amount > 0n);
  if (!coverNeeds.some(isPaid)) return [];
  const inForce = total(covers.flatMap(({ covered, called }) => [covered, called]));
  return inForce < total(coverNeeds.map(({ amount }) => amount)) ? [block('guarantee_lapsed', tranche.dossierId)] : [];
};

/** Somebody has stopped every payment of the dossier. */
export const suspensionBlocks = (suspension: SuspensionFacts | null): PaymentBlock[] =>
  suspension === null ? [] : [{ code: 'dossier_suspended', subjectId: suspension.id, tranche: null }];

/** What keeps a tranche from being offered: the one before it, and what other slices say. */
export const blocksBeforeClaim = (
  tranche: Tranche,
  previous: Tranche | null,
  others: readonly PaymentBlock[],
): Block[] => [...previousBlocks(previous), ...namedBy(others, { tranche, previous })];

/**
 * Who has judged a condition of the award: the proof that the committee waits for, or for a funder what its own condition
 * asks. They sign no payment that waits for it.
 */
export const conditionJudges = ({ tranche: { requirements }, proofs, verdicts }: Circumstances): PersonId[] => {
  const ofCommittee = requirements.filter(({ condition, funderId }) => condition !== null && funderId === null);
  return [
    ...proofs
      .filter(({ kind }) => ofCommittee.some(({ proof }) => proof === kind))
      .flatMap(({ checkedBy }) => checkedBy ?? []),
    ...verdicts.map(({ judgedBy }) => judgedBy),
  ];
};

/** What the tranche requires, and whatever else was brought: nothing is paid on a proof that nobody judged. */
const asked = ({ tranche: { requirements }, proofs }: Circumstances): Requirement[] => [
  ...requirements,
  ...[...new Set(proofs.filter(isStanding).map(({ kind }) => kind))]
    .filter((kind) => !requirements.some(({ proof }) => proof === kind))
    .map((proof) => ({ proof, condition: null, funderId: null })),
];

/** What other slices say of this tranche, of one before it that pays nothing, or of all. */
const namedBy = (
  blocks: readonly PaymentBlock[],
  { tranche, previous }: Pick<Circumstances, 'tranche' | 'previous'>,
): Block[] =>
  blocks
    .filter((block) => isAbout(block, { from: previous?.number ?? 0, to: tranche.number }))
    .map(({ code, subjectId }) => ({ code, subject: subjectId }));

/** Tranches after `from`, up to `to`. */
export const isAbout = ({ tranche }: PaymentBlock, { from, to }: { from: number; to: number }): boolean =>
  tranche === null || (tranche > from && tranche <= to);

const agreementBlocks = ({ tranche, previous, isAgreementEffective, accountHold, openRecoveries }: Circumstances) => {
  const { dossierId } = tranche;
  const found: (Block | false)[] = [
    !isAgreementEffective && block('agreement_not_effective', dossierId),
    ...previousBlocks(previous),
    accountHold !== null && block(accountHold, dossierId),
    openRecoveries > 0 && block('recovery_open', dossierId),
  ];
  return found.filter((each) => each !== false);
};

const attestationBlocks = ({ attestations }: Circumstances): Block[] =>
  attestations.flatMap(({ kind, status }) => (status === 'valid' ? [] : [block(`attestation_${status}`, kind)]));

const previousBlocks = (previous: Tranche | null): Block[] =>
  previous === null || isConcluded(previous) ? [] : [block('previous_tranche_unsettled', previous.id)];

const block = (code: string, subject: string): Block => ({ code, subject });

const proofBlocks = (
  { proof, condition, funderId }: Requirement,
  { proofs, verdicts, today }: Circumstances,
): Block[] => {
  const standing = proofs.filter((each) => each.kind === proof && isStanding(each));
  const isJudged = ({ id }: Proof) => verdicts.some((each) => each.proofId === id && each.funderId === funderId);
  const code = proofFault(standing, today) ?? (funderId === null || standing.some(isJudged) ? null : 'condition_open');
  if (code === null) return [];
  return [block(condition === null ? code : 'condition_open', proof)];
};

const proofFault = (standing: readonly Proof[], today: LocalDate): string | null => {
  if (standing.length === 0) return 'proof_missing';
  if (!standing.every(isAccepted)) return 'proof_unverified';
  const isExpired = standing.some(({ status, validUntil }) => status !== 'waived' && (validUntil ?? today) < today);
  return isExpired ? 'proof_expired' : null;
};

const commitmentBlocks = ({ legs, balances }: Circumstances): Block[] =>
  legs
    .filter(({ envelopeId, amount }) => {
      const committed = balances.find((balance) => balance.envelopeId === envelopeId)?.committed ?? 0n;
      return committed < amount;
    })
    .map(({ id }) => block('commitment_short', id));
