import type { RecoveryView } from '../../services/disbursement/disbursement-views.ts';
import type { Actor } from '../../services/shared/command.ts';
import { addDays, LocalDate, localDateOf } from '../../services/shared/dates.ts';
import type { DocumentId } from '../../services/shared/ids.ts';
import { dirhams } from '../../services/shared/money.ts';
import {
  claim,
  differences,
  offerByItself,
  orderedByFour,
  settle,
  settledTranche,
  trancheOf,
  type TrancheWorld,
} from '../support/builders/disbursement.ts';
import { storedDocument } from '../support/builders/registry.ts';
import { by, createWorld, type World } from '../support/world.ts';

const reason = { reason: 'Dépense hors projet' };

describe('a recovery of an expense that was not eligible', () => {
  let world: World;
  let payments: TrancheWorld;
  let documentId: DocumentId;
  let lead: Actor;
  const useCases = () => world.useCases.disbursement;
  const order = (whole: number) =>
    useCases().orderRecovery(by(payments.officer), payments.dossierId, {
      cause: 'ineligible_expense',
      amount: dirhams(whole),
      documentId,
      ...reason,
    });
  const notified = async (whole: number): Promise<RecoveryView> => {
    const { id } = await order(whole);
    return useCases().notifyRecovery(by(payments.officer), id, { notifiedOn: localDateOf(await world.now()) });
  };
  const waits = async (id: string) => {
    const open = await world
      .admin('engine.obligation')
      .where({ kind: 'recovery', subject_id: id })
      .whereNull('closed_at');
    return open.length;
  };

  beforeAll(async () => {
    world = await createWorld();
    payments = await settledTranche(world);
    documentId = await storedDocument(world, payments.holder, 'constat');
    lead = payments.people.indh.approver;
  });
  afterAll(() => world.drop());

  it('asks back no more than was paid, from each funder in the proportion it paid', async () => {
    await expect(order(120_001)).rejects.toMatchObject({
      code: 'recovery_exceeds_paid',
      details: { amount: '120001.00', paid: '120000.00' },
    });
    const issued = await order(1_000);
    expect(issued).toMatchObject({ status: 'issued', cause: 'ineligible_expense', reason: 'Dépense hors projet' });
    expect(issued.shares.map(({ amount }) => amount).sort()).toEqual([dirhams(100), dirhams(300), dirhams(600)]);
    expect(await differences(world)).toEqual([]);
  });

  it('blocks every later payment while it is open', async () => {
    await offerByItself(world, payments, 2);
    const { blocks } = await claim(world, payments, 2);
    expect(blocks).toContainEqual({ code: 'recovery_open', subject: payments.dossierId });
  });

  it('is notified on a day that has come, and contested by its holder only', async () => {
    const { id } = await order(500);
    const tomorrow = addDays(localDateOf(await world.now()), 1);
    await expect(useCases().notifyRecovery(by(payments.officer), id, { notifiedOn: tomorrow })).rejects.toMatchObject({
      code: 'notification_in_future',
    });
    await expect(useCases().contestRecovery(by(payments.holder), id, reason)).rejects.toMatchObject({
      code: 'recovery_not_open',
    });
    await useCases().notifyRecovery(by(payments.officer), id, { notifiedOn: LocalDate.parse('2026-01-20') });
    await expect(useCases().contestRecovery(by(lead), id, reason)).rejects.toMatchObject({ code: 'permission_denied' });
    expect(await useCases().contestRecovery(by(payments.holder), id, reason)).toMatchObject({ status: 'contested' });
    expect(await waits(id)).toBe(0);
  });

  it('that is contested is maintained by the lead funder with a new date, and waited for again', async () => {
    const { id, dueOn } = await notified(500);
    await useCases().contestRecovery(by(payments.holder), id, reason);
    await world.moveTo(new Date((await world.now()).getTime() + 86_400_000));
    const other = payments.people.region05.approver;
    await expect(useCases().maintainRecovery(by(other), id, reason)).rejects.toMatchObject({
      code: 'permission_denied',
    });
    const maintained = await useCases().maintainRecovery(by(lead), id, reason);
    expect(maintained).toMatchObject({ status: 'notified', dueOn: addDays(dueOn, 1) });
    expect(await waits(id)).toBe(1);
    await expect(useCases().maintainRecovery(by(lead), id, reason)).rejects.toMatchObject({
      code: 'recovery_not_open',
    });
  });

  it('that is contested with reason is cancelled: the holder keeps the money', async () => {
    const { id } = await notified(500);
    await useCases().contestRecovery(by(payments.holder), id, reason);
    expect(await useCases().cancelRecovery(by(lead), id, reason)).toMatchObject({ status: 'cancelled' });
    expect(await waits(id)).toBe(0);
    expect(await differences(world)).toEqual([]);
    await expect(useCases().cancelRecovery(by(lead), id, reason)).rejects.toMatchObject({ code: 'recovery_not_open' });
  });

  it('is never decided by who ordered it, in code or in the tables', async () => {
    const { id } = await order(500);
    await world.holding('desk-officer', 'funder_approver');
    await expect(useCases().cancelRecovery(by(payments.officer), id, reason)).rejects.toMatchObject({
      code: 'own_recovery_decided',
    });
    const written = { funderId: payments.funders.indh, ...reason };
    await expect(useCases().writeOffRecovery(by(payments.officer), id, written)).rejects.toMatchObject({
      code: 'own_recovery_decided',
    });
    const row = world.admin('disbursement.recovery').where({ id });
    await expect(row.update({ decided_by: payments.officer.id })).rejects.toThrow('recovery_four_eyes');
    await useCases().cancelRecovery(by(lead), id, reason);
  });

  it('is written off by each funder for its own part, and over when nothing is open', async () => {
    const { id } = await notified(1_000);
    const writeOff = (actor: Actor, funderId = payments.funders.indh) =>
      useCases().writeOffRecovery(by(actor), id, { funderId, ...reason });
    await expect(writeOff(payments.people.region05.approver)).rejects.toMatchObject({ code: 'permission_denied' });
    expect(await writeOff(lead)).toMatchObject({ status: 'notified', writtenOff: dirhams(600) });
    await useCases().receiveRecovery(by(payments.staff.payer), id, {
      amount: dirhams(400),
      receivedOn: LocalDate.parse('2026-12-20'),
      bankReference: 'VIR-9',
    });
    const { items } = await useCases().listRecoveries(payments.holder, payments.dossierId);
    expect(items.find((each) => each.id === id)).toMatchObject({ status: 'written_off', received: dirhams(400) });
    expect(await waits(id)).toBe(0);
    expect(await differences(world)).toEqual([]);
    await expect(writeOff(lead)).rejects.toMatchObject({ code: 'recovery_not_open' });
  });

  it('is counted among what a funder will not have paid', async () => {
    const forgone = await world.read(payments.officer, ({ disbursement }) =>
      disbursement.listForgone(payments.dossierId),
    );
    const whole = forgone.reduce((sum, { amount }) => sum + amount, 0n);
    // 1,000 issued, 500 contested, 500 maintained, 1,000 written off and received; two of 500 were cancelled.
    expect(whole).toBe(dirhams(3_000));
  });
});

describe('a final cost that is known before the last tranche', () => {
  let world: World;
  let payments: TrancheWorld;
  const report = async (finalCost: number) =>
    world.useCases.disbursement.reportFinalCost(by(payments.officer), payments.dossierId, {
      finalCost: dirhams(finalCost),
      documentId: await storedDocument(world, payments.holder, 'comptes certifiés'),
    });

  beforeAll(async () => {
    world = await createWorld();
    payments = await settledTranche(world);
    await offerByItself(world, payments, 2);
    await settle(world, payments, await orderedByFour(world, payments, 2));
    await offerByItself(world, payments, 3);
  });
  afterAll(() => world.drop());

  it('makes that tranche smaller: 60,000 become 42,000, and the rest goes back to the envelopes', async () => {
    const { recovery, released } = await report(470_000);
    expect({ recovery, released }).toEqual({ recovery: null, released: dirhams(18_000) });
    const last = await trancheOf(world, payments, 3);
    expect(last.amount).toBe(dirhams(42_000));
    expect(last.legs.map(({ amount }) => amount)).toEqual([dirhams(25_200), dirhams(12_600), dirhams(4_200)]);
    expect(await differences(world)).toEqual([]);
  });

  it('after which the tranche is paid as it now is, and nothing is asked back', async () => {
    await settle(world, payments, await orderedByFour(world, payments, 3));
    expect(await trancheOf(world, payments, 3)).toMatchObject({ status: 'settled' });
    const balances = await world.read(payments.officer, ({ ledger }) => ledger.balances(payments.dossierId));
    expect(balances.map(({ paid }) => paid).sort()).toEqual(
      [dirhams(28_200), dirhams(84_600), dirhams(169_200)].sort(),
    );
    expect(balances.every(({ committed }) => committed === 0n)).toBe(true);
    expect(await differences(world)).toEqual([]);
  });

  it('is the last word: nothing more is asked back after it', async () => {
    const input = { cause: 'unspent', amount: dirhams(1), ...reason } as const;
    const documentId = await storedDocument(world, payments.holder, 'solde');
    await expect(
      world.useCases.disbursement.orderRecovery(by(payments.officer), payments.dossierId, { ...input, documentId }),
    ).rejects.toMatchObject({ code: 'final_cost_reported' });
  });
});

describe('a final cost far below the plan', () => {
  it('cancels the tranches that are not signed, and asks back what was paid beyond it; it waits for signed ones', async () => {
    const world = await createWorld();
    const payments = await settledTranche(world);
    const { reportFinalCost, prepareTranche, returnClaim, checkProof, cancelTranche } = world.useCases.disbursement;
    const documentId = await storedDocument(world, payments.holder, 'comptes certifiés');
    const report = () =>
      reportFinalCost(by(payments.officer), payments.dossierId, { finalCost: dirhams(100_000), documentId });
    const { preparer, verifier, approver } = payments.staff;
    await offerByItself(world, payments, 2);
    const { id, proofs } = await claim(world, payments, 2);
    for (const proof of proofs)
      await checkProof(by(payments.officer), proof.id, { verdict: 'verified', reason: 'Conforme' });
    await prepareTranche(by(preparer), id);
    await expect(report()).rejects.toMatchObject({ code: 'tranches_unsettled', details: { numbers: [2] } });
    await returnClaim(by(verifier), id, { questions: 'Le coût final ?' });

    const { recovery, released } = await report();
    expect(released).toBe(dirhams(180_000));
    expect(recovery).toMatchObject({ amount: dirhams(60_000), cause: 'final_cost' });
    expect(await trancheOf(world, payments, 2)).toMatchObject({ status: 'cancelled', amount: 0n });
    expect(await trancheOf(world, payments, 3)).toMatchObject({ status: 'cancelled', amount: 0n });
    await expect(cancelTranche(by(approver), id, reason)).rejects.toMatchObject({ code: 'tranche_not_in_status' });
    expect(await differences(world)).toEqual([]);
    await world.drop();
  });
});
