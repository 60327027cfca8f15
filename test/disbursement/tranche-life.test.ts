import type { TrancheId } from '../../services/shared/ids.ts';
import { newId } from '../../services/shared/ids.ts';
import { dirhams } from '../../services/shared/money.ts';
import {
  answerRun,
  claim,
  claimedTranche,
  differences,
  offerByItself,
  orderedByFour,
  orderedTranche,
  proofsFor,
  sentRun,
  settle,
  trancheOf,
  verifyProofs,
  type TrancheWorld,
} from '../support/builders/disbursement.ts';
import { by, createWorld, type World } from '../support/world.ts';

describe('a claim sent back with questions', () => {
  let world: World;
  let payments: TrancheWorld;
  const useCases = () => world.useCases.disbursement;
  const returned = (actor: keyof TrancheWorld['staff']) =>
    useCases().returnClaim(by(payments.staff[actor]), payments.tranche.id, { questions: 'Quelle facture ?' });
  const signAs = (step: 'prepareTranche' | 'verifyTranche' | 'approveTranche', actor: keyof TrancheWorld['staff']) =>
    useCases()[step](by(payments.staff[actor]), payments.tranche.id);

  beforeAll(async () => {
    world = await createWorld();
    payments = await claimedTranche(world);
  });
  afterAll(() => world.drop());

  it('is given back by whoever it waits for, and by nobody else', async () => {
    await expect(returned('verifier')).rejects.toMatchObject({ code: 'permission_denied' });
    await verifyProofs(world, payments, payments.tranche);
    await signAs('prepareTranche', 'preparer');
    await expect(returned('preparer')).rejects.toMatchObject({ code: 'permission_denied' });
    await signAs('verifyTranche', 'verifier');
    await signAs('approveTranche', 'approver');
    expect(await returned('payer')).toMatchObject({
      status: 'claimable',
      reopenedReason: 'Quelle facture ?',
      next: { act: 'claim', role: 'project_holder' },
    });
    await expect(returned('preparer')).rejects.toMatchObject({ code: 'tranche_not_in_status' });
  });

  it('tells its holder why, and waits for the claim again', async () => {
    const notices = await world.admin('engine.notice').where('kind', 'disbursement.claim_returned');
    expect(notices).toMatchObject([{ data: { reason: 'Quelle facture ?', tranche: 1 } }]);
    const open = { kind: 'claim', subject_id: payments.tranche.id, closed_at: null };
    expect(await world.admin('engine.obligation').where(open)).toHaveLength(1);
  });

  it('keeps its proofs and is signed anew by four people: what was signed before counts no more', async () => {
    const claimed = await useCases().claimTranche(by(payments.holder), payments.tranche.id, { proofs: [] });
    expect(claimed.proofs.map(({ status }) => status)).toEqual(['verified', 'verified']);
    await expect(signAs('verifyTranche', 'verifier')).rejects.toMatchObject({ code: 'tranche_not_in_status' });
    await signAs('prepareTranche', 'preparer');
    await signAs('verifyTranche', 'verifier');
    await signAs('approveTranche', 'approver');
    const ordered = await useCases().orderTranche(by(payments.staff.payer), payments.tranche.id);
    expect(ordered.status).toBe('ordered');
    await expect(returned('preparer')).rejects.toMatchObject({ code: 'tranche_not_in_status' });
    expect(await differences(world)).toEqual([]);
  });

  it('cannot be signed anew by stealth: the database asks that it is given back', async () => {
    const tranche = () => world.admin('disbursement.tranche').where({ id: payments.tranche.id });
    await expect(tranche().update({ signing_id: newId() })).rejects.toThrow('is signed anew');
    await expect(tranche().update({ prepared_by: null })).rejects.toThrow('does not change');
    await expect(tranche().update({ amount_centimes: 1 })).rejects.toThrow('does not change');
  });
});

describe('an order taken back before it is sent', () => {
  let world: World;
  let payments: TrancheWorld;
  const useCases = () => world.useCases.disbursement;
  const reason = { reason: 'Montant à revoir' };
  const leg = async (index = 0) => (await trancheOf(world, payments, 1)).legs[index]!;
  const prepared = async () => {
    const executionDate = (await world.now()).toISOString().slice(0, 10) as never;
    return useCases().preparePaymentRun(by(payments.staff.payer), { funderId: payments.funders.indh, executionDate });
  };

  beforeAll(async () => {
    world = await createWorld();
    payments = await orderedTranche(world);
  });
  afterAll(() => world.drop());

  it('cannot be while a run holds it; the run is cancelled first, and its orders wait for the next', async () => {
    const { payer, approver } = payments.staff;
    const run = await prepared();
    await useCases().approvePaymentRun(by(approver), run.id);
    const { id } = await leg();
    await expect(useCases().cancelOrder(by(payer), id, reason)).rejects.toMatchObject({ code: 'order_in_run' });
    expect(await useCases().cancelPaymentRun(by(payer), run.id, reason)).toMatchObject({ status: 'cancelled' });
    await expect(useCases().cancelPaymentRun(by(payer), run.id, reason)).rejects.toMatchObject({
      code: 'run_not_in_status',
    });
    await expect(useCases().approvePaymentRun(by(payer), run.id)).rejects.toMatchObject({ code: 'run_not_in_status' });
    expect(await leg()).toMatchObject({ status: 'ordered', runId: null });
    expect(await prepared()).toMatchObject({ count: 1, controlSum: dirhams(72_000) });
  });

  it('is taken back by whoever is asked to sign it and finds it wrong; whoever collected it is told why', async () => {
    const { payer, approver } = payments.staff;
    const { runId } = await leg();
    expect(await useCases().cancelPaymentRun(by(approver), runId!, reason)).toMatchObject({ status: 'cancelled' });
    expect(await leg()).toMatchObject({ status: 'ordered', runId: null });
    const told = await world.admin('engine.notice').where('kind', 'disbursement.run_cancelled');
    expect(told).toMatchObject([{ to_id: payer.id, data: reason }]);
    await prepared();
  });

  it('gives its money back to the commitment, and may be repaired and ordered as a new attempt', async () => {
    const { payer, approver } = payments.staff;
    const { id, runId } = await leg();
    await useCases().cancelPaymentRun(by(payer), runId!, reason);
    const { legs } = await useCases().cancelOrder(by(payer), id, reason);
    expect(legs[0]).toMatchObject({ status: 'cancelled', attempt: 1 });
    expect(await differences(world)).toEqual([]);
    await expect(useCases().cancelOrder(by(payer), id, reason)).rejects.toMatchObject({ code: 'order_not_in_status' });
    await useCases().repairLeg(by(payer), id, reason);
    await useCases().approveRetry(by(approver), id);
    await useCases().orderRetry(by(payer), id);
    expect(await leg()).toMatchObject({ status: 'ordered', attempt: 2 });
    expect(await differences(world)).toEqual([]);
  });

  it('is forced by an account that was replaced: its run is neither signed nor exported any more', async () => {
    const { payer, approver } = payments.staff;
    const run = await prepared();
    /** A replaced account never comes back: this one was never gone, the test only looks away from it. */
    const refusedMeanwhile = async (asked: () => Promise<unknown>) => {
      await world.admin('registry.account').update({ status: 'replaced' });
      await expect(asked()).rejects.toMatchObject({
        code: 'account_replaced',
        details: { endToEndIds: ['CONV-2026-0001/T1/L1/2'] },
      });
      await world.admin.transaction(async (trx) => {
        await trx.raw('set local session_replication_role = replica');
        await trx('registry.account').update({ status: 'active' });
      });
    };
    await refusedMeanwhile(() => useCases().approvePaymentRun(by(approver), run.id));
    await useCases().approvePaymentRun(by(approver), run.id);
    await refusedMeanwhile(() => useCases().approvePaymentRun(by(payer), run.id));
    await useCases().approvePaymentRun(by(payer), run.id);
    await refusedMeanwhile(() => useCases().exportPaymentRun(by(payer), run.id));
    await useCases().exportPaymentRun(by(payer), run.id);
    await expect(useCases().cancelPaymentRun(by(payer), run.id, reason)).rejects.toMatchObject({
      code: 'run_not_in_status',
    });
    await expect(useCases().cancelOrder(by(payer), (await leg()).id, reason)).rejects.toMatchObject({
      code: 'order_not_in_status',
    });
  });
});

describe('a payment given up', () => {
  let world: World;
  let payments: TrancheWorld;
  const useCases = () => world.useCases.disbursement;
  const reason = { reason: 'Compte clos, projet arrêté' };
  const giveUp = async (index: number, number = 1) => {
    const { legs } = await trancheOf(world, payments, number);
    return useCases().giveUpLeg(by(payments.staff.approver), legs[index]!.id, reason);
  };

  beforeAll(async () => {
    world = await createWorld();
    payments = await orderedTranche(world);
  });
  afterAll(() => world.drop());

  it('may be only where nothing is on its way', async () => {
    await expect(giveUp(2)).rejects.toMatchObject({ code: 'order_not_in_status' });
  });

  it('no longer holds up its tranche: what the others paid settles it', async () => {
    const { legs } = payments.tranche;
    const { id } = await sentRun(world, payments, legs[2]!.funderId);
    const endToEndId = legs[2]!.endToEndId!;
    await answerRun(world, payments, { runId: id, answers: [{ endToEndId, answer: 'returned', reason: 'AC04' }] });
    expect((await giveUp(2)).legs[2]).toMatchObject({ status: 'given_up' });
    await expect(giveUp(2)).rejects.toMatchObject({ code: 'order_not_in_status' });
    await expect(useCases().repairLeg(by(payments.staff.payer), legs[2]!.id, reason)).rejects.toMatchObject({
      code: 'leg_given_up',
    });
    await settle(world, payments, { ...payments.tranche, legs: legs.slice(0, 2) });
    expect(await trancheOf(world, payments, 1)).toMatchObject({ status: 'settled', blocks: [] });
    expect(await differences(world)).toEqual([]);
  });

  it('cancels its tranche where nothing of it was paid; a tranche not ordered yet is cancelled whole', async () => {
    await offerByItself(world, payments, 2);
    const { id, legs } = await orderedByFour(world, payments, 2);
    const cancel = (trancheId: TrancheId) => useCases().cancelTranche(by(payments.staff.approver), trancheId, reason);
    await expect(cancel(id)).rejects.toMatchObject({ code: 'tranche_not_in_status' });
    for (const leg of legs) await useCases().cancelOrder(by(payments.staff.payer), leg.id, reason);
    for (const index of [0, 1, 2]) await giveUp(index, 2);
    expect(await trancheOf(world, payments, 2)).toMatchObject({ status: 'cancelled', next: null, blocks: [] });
    await offerByItself(world, payments, 3);
    const third = await claim(world, payments, 3);
    expect(third.blocks.map(({ code }) => code)).not.toContain('previous_tranche_unsettled');
    expect(await cancel(third.id)).toMatchObject({ status: 'cancelled' });
    await expect(cancel(third.id)).rejects.toMatchObject({ code: 'tranche_not_in_status' });
    await expect(
      useCases().claimTranche(by(payments.holder), third.id, {
        proofs: await proofsFor(world, payments.holder, third),
      }),
    ).rejects.toMatchObject({ code: 'tranche_not_in_status' });
    expect(await differences(world)).toEqual([]);
    const facts = await world.read(payments.holder, ({ disbursement }) =>
      disbursement.listTranches(payments.dossierId),
    );
    expect(facts.map(({ isSettled }) => isSettled)).toEqual([true, true, true]);
  });
});
