import { commit, hold, raiseEnvelope, releaseCover } from '../../services/ledger/ledger-acts.ts';
import { newId, type EnvelopeId } from '../../services/shared/ids.ts';
import { dirhams } from '../../services/shared/money.ts';
import {
  claim,
  plannedTranches,
  trancheOf,
  verifyProofs,
  type PaymentWorld,
} from '../support/builders/disbursement.ts';
import { by, createWorld, type World } from '../support/world.ts';

describe('a loan that is paid guaranteed only', () => {
  let world: World;
  let payments: PaymentWorld;
  beforeAll(async () => {
    world = await createWorld();
    payments = await plannedTranches(world);
    await verifyProofs(world, payments, await claim(world, payments, 1));
    await needsCover();
  });
  afterAll(() => world.drop());

  /** What CDG gives, as if it had been a loan that the call admits guaranteed. */
  const needsCover = () =>
    world.admin.transaction(async (trx) => {
      await trx.raw('set local session_replication_role = replica');
      await trx.raw('update agreement.line set cover_needed_centimes = amount_centimes where funder_id = ?', [
        payments.funders.cdg,
      ]);
    });
  const cover = { envelopeId: newId<EnvelopeId>(), isGuarantee: true };
  const guarantee = () => ({ ...cover, funderId: payments.funders.region08, dossierId: payments.dossierId });
  const blocks = async (number = 1) => (await trancheOf(world, payments, number)).blocks.map(({ code }) => code);

  it('is blocked, with the reason, while there is no guarantee', async () => {
    expect(await blocks()).toEqual(['guarantee_lapsed']);
    const { id } = await trancheOf(world, payments, 1);
    await expect(world.useCases.disbursement.prepareTranche(by(payments.staff.preparer), id)).rejects.toMatchObject({
      code: 'payment_blocked',
      details: { blocks: [{ code: 'guarantee_lapsed', subject: payments.dossierId }] },
    });
  });

  it('is signed by everybody while the guarantee is in force, and by nobody after it has lapsed', async () => {
    await world.transact(by(payments.officer), async ({ ledger }) => {
      await ledger.post([raiseEnvelope(guarantee(), dirhams(80_000))]);
      const kept = { dueAt: new Date('2099-01-01'), subjectId: payments.dossierId };
      await ledger.post([hold(guarantee(), dirhams(30_000), kept)]);
      await ledger.post((await ledger.openHolds(payments.dossierId)).map(commit));
    });
    expect(await blocks()).toEqual([]);
    const { prepareTranche, verifyTranche, approveTranche, orderTranche } = world.useCases.disbursement;
    const { staff } = payments;
    const { id } = await trancheOf(world, payments, 1);
    await prepareTranche(by(staff.preparer), id);
    await verifyTranche(by(staff.verifier), id);
    await approveTranche(by(staff.approver), id);
    await lapse();
    await expect(orderTranche(by(staff.payer), id)).rejects.toMatchObject({ code: 'payment_blocked' });
  });

  const lapse = () =>
    world.transact(by(payments.officer), async ({ ledger }) => {
      await ledger.post([releaseCover(guarantee(), dirhams(1), payments.dossierId)]);
    });

  it('is not ordered in the database either', async () => {
    const { legs, id } = await trancheOf(world, payments, 1);
    const { rows: before } = await world.admin.raw<{ rows: object[] }>('select id from disbursement.payment_order');
    const ordering = world.admin.transaction(async (trx) => {
      await trx.raw('set local session_replication_role = replica');
      await trx.raw("update disbursement.tranche set status = 'ordered' where id = ?", [id]);
      await trx.raw('set local session_replication_role = origin');
      const cdg = legs.find(({ funderId }) => funderId === payments.funders.cdg)!;
      await trx.raw(
        `insert into disbursement.payment_order (id, leg_id, attempt, status, end_to_end_id, amount_centimes,
           account_id, rib, payee_name) select ?, ?, 1, 'ordered', 'E2E-1', ?, a.id, a.rib, 'Coop'
         from registry.account a limit 1`,
        [newId(), cdg.id, String(cdg.amount)],
      );
    });
    await expect(ordering).rejects.toMatchObject({ code: 'TZ422', hint: 'guarantee_not_in_force' });
    const { rows: after } = await world.admin.raw<{ rows: object[] }>('select id from disbursement.payment_order');
    expect(after).toEqual(before);
  });
});
