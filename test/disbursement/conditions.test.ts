import type { ConditionInput } from '../../services/disbursement/judge-condition.ts';
import type { TrancheView } from '../../services/disbursement/disbursement-views.ts';
import type { Actor } from '../../services/shared/command.ts';
import {
  claim,
  plannedTranches,
  trancheOf,
  verifyProofs,
  type PaymentWorld,
} from '../support/builders/disbursement.ts';
import { by, createWorld, type World } from '../support/world.ts';

describe('a condition that a funder set', () => {
  let world: World;
  let payments: PaymentWorld;
  let claimed: TrancheView;
  const judge = (actor: Actor, change: Partial<ConditionInput> = {}) =>
    world.useCases.disbursement.judgeCondition(by(actor), proofOf('cash_contribution').id, {
      funderId: payments.funders.indh,
      verdict: 'satisfied',
      reason: 'Relevé bancaire vu',
      ...change,
    });
  const proofOf = (kind: string) => claimed.proofs.find((proof) => proof.kind === kind)!;
  const blocks = async () => (await trancheOf(world, payments, 1)).blocks;

  beforeAll(async () => {
    world = await createWorld();
    payments = await plannedTranches(world);
    const requirements = [
      { proof: 'rib_certificate', condition: null, funderId: null },
      { proof: 'cash_contribution', condition: 'Apport versé', funderId: payments.funders.indh },
    ];
    await world
      .admin('disbursement.tranche')
      .where({ dossier_id: payments.dossierId, number: 1 })
      .update({ requirements: JSON.stringify(requirements) });
    claimed = await claim(world, payments, 1);
  });
  afterAll(() => world.drop());

  it('keeps its tranche blocked, though the preparer has verified its proof', async () => {
    await verifyProofs(world, payments, claimed);
    expect(await blocks()).toEqual([{ code: 'condition_open', subject: 'cash_contribution' }]);
    await expect(
      world.useCases.disbursement.prepareTranche(by(payments.staff.preparer), claimed.id),
    ).rejects.toMatchObject({ code: 'payment_blocked' });
  });

  it('is judged by that funder’s people, and by nobody else', async () => {
    for (const actor of [payments.people.region05.approver, payments.staff.preparer, payments.holder]) {
      await expect(judge(actor)).rejects.toMatchObject({ code: 'permission_denied' });
    }
    const other = { funderId: payments.funders.region05 };
    await expect(judge(payments.people.region05.officer, other)).rejects.toMatchObject({ code: 'condition_missing' });
  });

  it('is satisfied, or waived, once; who judged it does not sign the payment', async () => {
    const { officer } = payments.people.indh;
    await judge(officer);
    expect(await blocks()).toEqual([]);
    await expect(judge(officer)).rejects.toMatchObject({ code: 'condition_judged_already' });
    await world.holding('indh-officer', 'payment_preparer');
    const { prepareTranche } = world.useCases.disbursement;
    await expect(prepareTranche(by(officer), claimed.id)).rejects.toMatchObject({
      code: 'same_person_twice',
      details: { part: 'checker' },
    });
    await prepareTranche(by(payments.staff.preparer), claimed.id);
    await expect(judge(officer)).rejects.toMatchObject({ code: 'tranche_not_in_status' });
  });

  it('has to be judged again of a proof that replaces a refused one', async () => {
    const { returnClaim, claimTranche, checkProof } = world.useCases.disbursement;
    await returnClaim(by(payments.staff.verifier), claimed.id, { questions: 'Quel compte ?' });
    await claimTranche(by(payments.holder), claimed.id, { proofs: [] });
    const refused = { verdict: 'refused', reason: 'Illisible' } as const;
    await checkProof(by(payments.staff.preparer), proofOf('cash_contribution').id, refused);
    await expect(judge(payments.people.indh.approver)).rejects.toMatchObject({ code: 'tranche_not_in_status' });
    const second = await claim(world, payments, 1);
    await verifyProofs(world, payments, second);
    expect(await blocks()).toEqual([{ code: 'condition_open', subject: 'cash_contribution' }]);
    await expect(judge(payments.people.indh.approver)).rejects.toMatchObject({ code: 'proof_already_checked' });
  });
});

describe('a condition that the committee set', () => {
  let world: World;
  let payments: PaymentWorld;
  let claimed: TrancheView;
  beforeAll(async () => {
    world = await createWorld();
    payments = await plannedTranches(world);
    const requirements = [
      { proof: 'rib_certificate', condition: null, funderId: null },
      { proof: 'cash_contribution', condition: 'Apport versé', funderId: null },
    ];
    await world
      .admin('disbursement.tranche')
      .where({ dossier_id: payments.dossierId, number: 1 })
      .update({ requirements: JSON.stringify(requirements) });
    claimed = await claim(world, payments, 1);
  });
  afterAll(() => world.drop());

  const useCases = () => world.useCases.disbursement;
  const check = (actor: Actor, kind: string) => {
    const { id } = claimed.proofs.find((proof) => proof.kind === kind)!;
    return useCases().checkProof(by(actor), id, { verdict: 'verified', reason: 'Conforme' });
  };
  const preparedBy = (actor: Actor) => useCases().prepareTranche(by(actor), claimed.id);
  const asChecker = { kind: 'refused', code: 'same_person_twice', details: { part: 'checker' } };

  it('is judged by somebody else than who prepares the payment', async () => {
    const { preparer } = payments.staff;
    await check(preparer, 'rib_certificate');
    await check(preparer, 'cash_contribution');
    await expect(preparedBy(preparer)).rejects.toMatchObject(asChecker);
    await check(await world.holding('another-desk', 'desk_officer'), 'cash_contribution');
    expect(await preparedBy(preparer)).toMatchObject({ status: 'prepared' });
  });

  it('keeps its judge from the payment when the claim was sent back and everything is signed anew', async () => {
    await useCases().returnClaim(by(payments.staff.verifier), claimed.id, { questions: 'Quel compte ?' });
    await useCases().claimTranche(by(payments.holder), claimed.id, { proofs: [] });
    const judge = await world.holding('another-desk', 'payment_preparer');
    await expect(preparedBy(judge)).rejects.toMatchObject(asChecker);
    expect(await preparedBy(payments.staff.preparer)).toMatchObject({ status: 'prepared' });
  });
});
