import type { RecoveryView } from '../../services/disbursement/disbursement-views.ts';
import { LocalDate } from '../../services/shared/dates.ts';
import type { DocumentId } from '../../services/shared/ids.ts';
import { dirhams } from '../../services/shared/money.ts';
import { position } from '../../services/ledger/ledger-acts.ts';
import { differences, orderedTranche, paidDossier, type PaymentWorld } from '../support/builders/disbursement.ts';
import { storedDocument } from '../support/builders/registry.ts';
import { by, createWorld, type World } from '../support/world.ts';

describe('the final cost', () => {
  let world: World;
  let payments: PaymentWorld;
  let documentId: DocumentId;
  let recovery: RecoveryView;
  beforeAll(async () => {
    world = await createWorld();
    payments = await paidDossier(world);
    documentId = await storedDocument(world, payments.holder, 'comptes certifiés');
  });
  afterAll(() => world.drop());

  const report = () =>
    world.useCases.disbursement.reportFinalCost(by(payments.officer), payments.dossierId, {
      finalCost: dirhams(470_000),
      documentId,
    });
  const receive = (whole: number, bankReference: string) =>
    world.useCases.disbursement.receiveRecovery(by(payments.staff.payer), recovery.id, {
      amount: dirhams(whole),
      receivedOn: LocalDate.parse('2026-12-20'),
      bankReference,
    });
  const balances = () => world.read(payments.officer, ({ ledger }) => ledger.balances(payments.dossierId));

  it('is refused by reportFinalCost while a signed tranche is not settled', async () => {
    const other = await createWorld();
    const ordered = await orderedTranche(other);
    const input = { finalCost: dirhams(470_000), documentId };
    await expect(
      other.useCases.disbursement.reportFinalCost(by(ordered.officer), ordered.dossierId, input),
    ).rejects.toMatchObject({ code: 'tranches_unsettled', details: { numbers: [1] } });
    await other.drop();
  });

  it('is measured against the plan as the holder has revised it: nothing is asked back of what was never planned', async () => {
    const other = await createWorld();
    const paid = await paidDossier(other);
    await withRevisedPlan(other, paid);
    const accounts = await storedDocument(other, paid.holder, 'comptes certifiés');
    const input = { finalCost: dirhams(450_000), documentId: accounts };
    const stated = await other.useCases.disbursement.reportFinalCost(by(paid.officer), paid.dossierId, input);
    expect(stated).toMatchObject({ plannedCost: dirhams(450_000), released: dirhams(0), recovery: null });
    await other.drop();
  });

  it('6 % below the plan orders 18,000 back, 60/30/10 as they paid', async () => {
    recovery = (await report()).recovery!;
    expect(recovery).toMatchObject({ amount: dirhams(18_000), status: 'issued' });
    expect(recovery.shares.map(({ amount }) => amount)).toEqual([dirhams(10_800), dirhams(5_400), dirhams(1_800)]);
    expect((await balances()).map(({ paid }) => paid).sort()).toEqual(
      [dirhams(169_200), dirhams(28_200), dirhams(84_600)].sort(),
    );
    expect(await differences(world)).toEqual([]);
    await expect(report()).rejects.toMatchObject({ code: 'final_cost_reported' });
  });

  it('is repaid in parts through receiveRecovery, and every position is zero with the last', async () => {
    expect(await receive(6_000, 'VIR-1')).toMatchObject({ status: 'partly_paid', received: dirhams(6_000) });
    await expect(receive(1_000, 'VIR-1')).rejects.toMatchObject({ code: 'receipt_already_recorded' });
    await expect(receive(12_001, 'VIR-2')).rejects.toMatchObject({ code: 'receipt_exceeds' });
    expect(await differences(world)).toEqual([]);
    expect(await receive(12_000, 'VIR-2')).toMatchObject({ status: 'paid' });
    expect((await balances()).map(position)).toEqual([0n, 0n, 0n]);
    expect(await differences(world)).toEqual([]);
    const waiting = await world.admin('engine.obligation').where('kind', 'recovery').whereNull('closed_at');
    expect(waiting).toHaveLength(0);
    const { items } = await world.useCases.disbursement.listRecoveries(payments.holder, payments.dossierId);
    expect(items).toMatchObject([{ status: 'paid', received: dirhams(18_000) }]);
    const facts = await world.read(payments.officer, ({ disbursement }) =>
      disbursement.findFinalCost(payments.dossierId),
    );
    expect(facts).toEqual({ plannedCost: dirhams(500_000), finalCost: dirhams(470_000) });
  });
});

/** The holder was asked to do with 50,000 less, and did. */
const withRevisedPlan = (world: World, { dossierId, holder }: PaymentWorld) =>
  world.admin.transaction(async (trx) => {
    await trx.raw('set local session_replication_role = replica');
    await trx.raw(
      `insert into cofinancing.revision
         (id, round_id, dossier_id, status, message, asked_by, asked_at, due_at, plan, answered_by, answered_at)
       select gen_random_uuid(), r.id, d.id, 'revised', 'Avec moins', :by, now(), now() + interval '1 day',
         jsonb_set(d.plan, '{uses,0,amount,amount}', '"210000.00"'), :by, now()
       from application.dossier d join cofinancing.round r on r.dossier_id = d.id and r.number = 1
       where d.id = :dossierId`,
      { by: holder.id, dossierId },
    );
  });
