import { statementOf } from '../../infra/bank-simulator/statement.ts';
import type { PlacementInput } from '../../services/disbursement/place-entries.ts';
import type { PaymentRunView, UnmatchedEntry } from '../../services/disbursement/disbursement-views.ts';
import type { Actor } from '../../services/shared/command.ts';
import { addDays, localDateOf } from '../../services/shared/dates.ts';
import { newId, type FunderId, type PaymentOrderId } from '../../services/shared/ids.ts';
import { dirhams } from '../../services/shared/money.ts';
import {
  answerRun,
  differences,
  orderedTranche,
  sentRun,
  trancheOf,
  type TrancheWorld,
} from '../support/builders/disbursement.ts';
import { storedDocument } from '../support/builders/registry.ts';
import { automatically, by, createWorld, type World } from '../support/world.ts';

const RIBS = { indh: '999360000000000000000334', region05: '999157000000000000000456' };
const reason = 'Libellé tronqué par la banque';

describe('what fits no order', () => {
  let world: World;
  let payments: TrancheWorld;
  let runs: Record<'indh' | 'region05' | 'cdg', PaymentRunView>;
  let second: Actor;
  const useCases = () => world.useCases.disbursement;
  const waiting = async (funderId?: FunderId): Promise<UnmatchedEntry[]> => {
    const { items } = await useCases().listUnmatchedEntries(payments.staff.payer, { limit: 50, funderId });
    return items;
  };
  const place = (entries: readonly UnmatchedEntry[], on: PlacementInput['on'], actor = payments.staff.payer) =>
    useCases().placeEntries(by(actor), { entryIds: entries.map(({ id }) => id), on, reason });
  const confirm = (id: string, actor = second) => useCases().confirmPlacement(by(actor), id);
  const orderOf = (run: PaymentRunView): PaymentOrderId => run.orders[0]!.orderId;
  const suspense = (rib: string) => world.read(payments.staff.payer, ({ ledger }) => ledger.suspense(rib));

  /** The statement of a run's file, with movements that name nobody. */
  const importStrangers = async (run: PaymentRunView, movements: readonly [whole: number, isCredit: boolean][]) => {
    const { bytes } = await useCases().getPaymentFile(payments.staff.payer, run.id);
    const statement = statementOf(bytes.toString(), [], {
      statementId: `S-${String(Math.random()).slice(2, 12)}`,
      bookedOn: localDateOf(await world.now()),
      strangers: movements.map(([whole, isCredit]) => ({
        amount: dirhams(whole),
        isCredit,
        reference: null,
        words: 'Virement',
      })),
    });
    return useCases().importStatement(by(payments.staff.payer), Buffer.from(statement));
  };

  beforeAll(async () => {
    world = await createWorld();
    payments = await orderedTranche(world);
    const { indh, region05, cdg } = payments.funders;
    runs = {
      indh: await sentRun(world, payments, indh),
      region05: await sentRun(world, payments, region05),
      cdg: await sentRun(world, payments, cdg),
    };
    second = payments.staff.approver;
  });
  afterAll(() => world.drop());

  it('waits with its suggestions; money that arrived is in the books as what nobody has recognised', async () => {
    const bank = await importStrangers(runs.indh, [
      [50_000, false],
      [22_000, false],
      [700, true],
    ]);
    expect(bank).toMatchObject({ matched: 0, unmatched: 3 });
    expect(await suspense(RIBS.indh)).toBe(dirhams(700));
    expect(await differences(world)).toEqual([]);
    const trx = await world.admin.transaction();
    await trx.raw('set local session_replication_role = replica');
    await trx('disbursement.statement_entry').where({ direction: 'credit' }).update({ amount_centimes: 1 });
    expect(await trx('disbursement.difference').pluck('what')).toEqual(['suspense']);
    await trx.rollback();
  });

  it('can be the parts of one payment, to the centime, and never of another account or amount', async () => {
    const [first, rest, credit] = await waiting();
    const on = { kind: 'payment', orderId: orderOf(runs.indh) } as const;
    await expect(place([first!], on)).rejects.toMatchObject({
      code: 'placement_sum_differs',
      details: { sum: '50000.00', amount: '72000.00' },
    });
    await expect(place([first!, credit!], on)).rejects.toMatchObject({
      code: 'placement_unfit',
      details: { mismatch: 'entries_differ' },
    });
    await importStrangers(runs.region05, [[72_000, false]]);
    const [other] = await waiting(payments.funders.region05);
    await expect(place([other!], on)).rejects.toMatchObject({
      code: 'placement_unfit',
      details: { mismatch: 'other_account' },
    });
    await expect(place([rest!], { kind: 'payment', orderId: orderOf(runs.region05) })).rejects.toMatchObject({
      code: 'placement_sum_differs',
    });
  });

  it('is settled by hand only with a second person', async () => {
    const [first, rest] = await waiting(payments.funders.indh);
    const on = { kind: 'payment', orderId: orderOf(runs.indh) } as const;
    const { id } = await place([first!, rest!], on);
    await expect(place([rest!], { kind: 'foreign' })).rejects.toMatchObject({ code: 'entry_placed_already' });
    await expect(confirm(id, payments.staff.payer)).rejects.toMatchObject({
      code: 'same_person_twice',
      details: { part: 'proposer' },
    });
    const row = world.admin('disbursement.placement').where({ id });
    await expect(row.update({ decided_by: payments.staff.payer.id, status: 'confirmed' })).rejects.toThrow(
      'placement_two_people',
    );
    const { items } = await useCases().listPlacements(second, { limit: 50, status: 'proposed' });
    expect(items).toMatchObject([{ id, kind: 'payment', answer: 'settled' }]);
    expect((await trancheOf(world, payments, 1)).legs[0]).toMatchObject({ status: 'sent' });

    expect(await confirm(id)).toMatchObject({ status: 'confirmed' });
    expect((await trancheOf(world, payments, 1)).legs[0]).toMatchObject({ status: 'settled' });
    expect(await waiting(payments.funders.indh)).toHaveLength(1);
    await expect(confirm(id)).rejects.toMatchObject({ code: 'placement_not_open' });
    expect(await differences(world)).toEqual([]);
  });

  it('goes back to the queue when the second person does not agree', async () => {
    const [credit] = await waiting(payments.funders.indh);
    const { id } = await place([credit!], { kind: 'foreign' });
    expect((await waiting(payments.funders.indh))[0]).toMatchObject({ placementId: id });
    expect(await useCases().refusePlacement(by(second), id, { reason: 'À vérifier' })).toMatchObject({
      status: 'refused',
    });
    expect((await waiting(payments.funders.indh))[0]).toMatchObject({ placementId: null });
    expect(await suspense(RIBS.indh)).toBe(dirhams(700));
  });

  it('can be a stranger’s: it is recognised as such, and no order is touched', async () => {
    const [debit] = await waiting(payments.funders.region05);
    await confirm((await place([debit!], { kind: 'foreign' })).id);
    const [credit] = await waiting(payments.funders.indh);
    await confirm((await place([credit!], { kind: 'foreign' })).id);
    expect(await waiting()).toEqual([]);
    expect(await suspense(RIBS.indh)).toBe(0n);
    expect(await differences(world)).toEqual([]);
  });

  describe('once the bank has been silent for too long', () => {
    it('is asked of the bank, and its written answer confirmed by a second person: nothing is sent again', async () => {
      const documentId = await storedDocument(world, payments.staff.payer, 'lettre de la banque');
      const answer = { answer: 'settled', documentId, reason: 'Courrier de la banque' } as const;
      const asked = async (days: number) =>
        useCases().answerByInquiry(by(payments.staff.payer), orderOf(runs.region05), {
          ...answer,
          bookedOn: addDays(localDateOf(await world.now()), days),
        });
      await expect(asked(0)).rejects.toMatchObject({ code: 'order_not_in_status' });
      await useCases().lapseStatement(automatically('lapse', runs.region05.id), runs.region05.id);
      await expect(asked(1)).rejects.toMatchObject({ code: 'booked_in_future' });
      const { id } = await asked(0);
      await expect(asked(0)).rejects.toMatchObject({ code: 'inquiry_open' });
      const { getInquiredOrder } = useCases();
      const { endToEndId, orderId } = runs.region05.orders[0]!;
      expect(await getInquiredOrder(payments.staff.payer, orderId)).toEqual({ endToEndId });
      const payerOf = (id: FunderId) => world.holding(`payer of ${id}`, 'payer', { kind: 'funder', id });
      const refused = async (id: FunderId) =>
        expect(getInquiredOrder(await payerOf(id), orderId)).rejects.toMatchObject({ kind: 'forbidden' });
      await refused(payments.funders.indh);
      await expect(getInquiredOrder(await payerOf(newId<FunderId>()), orderId)).rejects.toMatchObject({
        kind: 'missing',
      });
      await expect(confirm(id, payments.staff.payer)).rejects.toMatchObject({ code: 'same_person_twice' });
      await confirm(id);
      expect((await trancheOf(world, payments, 1)).legs[1]).toMatchObject({ status: 'settled', attempt: 1 });
      expect(await differences(world)).toEqual([]);
    });

    it('is only confirmed by the statement that comes after all, once', async () => {
      expect(await answerRun(world, payments, { runId: runs.region05.id })).toMatchObject({ matched: 1, unmatched: 0 });
      expect(await answerRun(world, payments, { runId: runs.region05.id })).toMatchObject({ matched: 0, unmatched: 1 });
      expect((await waiting())[0]).toMatchObject({ mismatch: 'answered_already' });
      expect(await differences(world)).toEqual([]);
    });
  });

  it('can be money that came back: it is received on its recovery, and leaves the suspense', async () => {
    await answerRun(world, payments, { runId: runs.cdg.id });
    const documentId = await storedDocument(world, payments.holder, 'constat');
    const order = { cause: 'unspent', amount: dirhams(1_000), reason, documentId } as const;
    const recovery = await useCases().orderRecovery(by(payments.officer), payments.dossierId, order);
    await importStrangers(runs.indh, [[1_000, true]]);
    const [receipt] = await waiting(payments.funders.indh);
    const { id } = await place([receipt!], { kind: 'receipt', recoveryId: recovery.id });
    await confirm(id);
    const { items } = await useCases().listRecoveries(payments.holder, payments.dossierId);
    expect(items).toMatchObject([{ status: 'paid', received: dirhams(1_000) }]);
    expect(await suspense(RIBS.indh)).toBe(0n);
    expect(await differences(world)).toEqual([]);
  });
});
