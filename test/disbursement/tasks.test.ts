import {
  claimedTranche,
  orderedTranche,
  sentRun,
  settle,
  type TrancheWorld,
} from '../support/builders/disbursement.ts';
import { storedDocument } from '../support/builders/registry.ts';
import { dirhams } from '../../services/shared/money.ts';
import { by, createWorld, type World } from '../support/world.ts';

describe('the lists of what waits in payments', () => {
  let world: World;
  let payments: TrancheWorld;
  const useCases = () => world.useCases.disbursement;

  beforeAll(async () => {
    world = await createWorld();
    payments = await orderedTranche(world);
  }, 120_000);
  afterAll(() => world.drop());

  it('listWaitingOrders tells how many orders of which funder wait, the most money first, until a run collects them', async () => {
    const { payer, approver } = payments.staff;
    const { items } = await useCases().listWaitingOrders(payer, {});
    const waiting = payments.tranche.legs.map(({ funderId, amount }) => ({ funderId, count: 1, amount }));
    expect(items).toEqual(waiting.sort((one, other) => Number(other.amount - one.amount)));
    const { indh, region05 } = payments.funders;
    const own = await useCases().listWaitingOrders(payer, { funderId: indh });
    expect(own.items).toEqual(items.filter(({ funderId }) => funderId === indh));
    const ofRegion = await world.holding('payer-of-region', 'payer', { kind: 'funder', id: region05 });
    for (const [actor, query] of [
      [payments.holder, {}],
      [approver, {}],
      [ofRegion, { funderId: indh }],
      [ofRegion, {}],
    ] as const) {
      await expect(useCases().listWaitingOrders(actor, query)).rejects.toMatchObject({ code: 'permission_denied' });
    }
    expect((await useCases().listWaitingOrders(ofRegion, { funderId: region05 })).items).toHaveLength(1);
  });

  it('show payment runs by funder and status, a page at a time', async () => {
    const { indh, cdg } = payments.funders;
    const first = await sentRun(world, payments, indh);
    const second = await sentRun(world, payments, cdg);
    const { payer } = payments.staff;
    const waiting = await useCases().listWaitingOrders(payer, {});
    expect(waiting.items.map(({ funderId }) => funderId)).not.toContain(indh);
    const page = await useCases().listPaymentRuns(payer, { limit: 1 });
    expect(page).toMatchObject({ items: [{ id: first.id, status: 'sent', signatures: 2 }], next: first.id });
    const rest = await useCases().listPaymentRuns(payer, { limit: 1, after: page.next! });
    expect(rest).toMatchObject({ items: [{ id: second.id }], next: null });
    const none = await useCases().listPaymentRuns(payer, { limit: 10, status: 'prepared', funderId: indh });
    expect(none.items).toEqual([]);
  });

  it('are not for whoever holds no part in it', async () => {
    await expect(useCases().listPaymentRuns(payments.holder, { limit: 10 })).rejects.toMatchObject({
      code: 'permission_denied',
    });
    await expect(useCases().listTrancheTasks(payments.staff.payer, { act: 'verify', limit: 10 })).rejects.toMatchObject(
      { code: 'permission_denied' },
    );
    const region = { kind: 'funder', id: payments.funders.region05 } as const;
    const ofRegion = await world.holding('payer-region', 'payer', region);
    await expect(useCases().listAllRecoveries(ofRegion, { limit: 10 })).rejects.toMatchObject({
      code: 'permission_denied',
    });
    const own = { limit: 10, funderId: payments.funders.region05 };
    expect((await useCases().listAllRecoveries(ofRegion, own)).items).toEqual([]);
  });

  it('show open recoveries, by funder and by the day they are due', async () => {
    await settle(world, payments, { ...payments.tranche, legs: payments.tranche.legs.slice(1, 2) });
    const documentId = await storedDocument(world, payments.holder, 'constat');
    const order = { cause: 'unspent', amount: dirhams(600), reason: 'Reliquat', documentId } as const;
    const { id, dueOn } = await useCases().orderRecovery(by(payments.officer), payments.dossierId, order);
    const list = (query: object) => useCases().listAllRecoveries(payments.staff.payer, { limit: 10, ...query });
    expect((await list({ status: 'issued' })).items).toMatchObject([{ id, amount: dirhams(600) }]);
    expect((await list({ dueBefore: dueOn })).items).toEqual([]);
    expect((await list({ funderId: payments.funders.indh })).items).toEqual([]);
    expect((await list({ funderId: payments.funders.region05 })).items).toMatchObject([{ id }]);
  });
});

describe('the tranches that wait for me', () => {
  it('leave out what I may not sign, having had a part in it', async () => {
    const world = await createWorld();
    const { tranche, officer, staff } = await claimedTranche(world);
    const list = (actor: typeof officer) =>
      world.useCases.disbursement.listTrancheTasks(actor, { act: 'prepare', limit: 10 });
    expect((await list(staff.preparer)).items).toMatchObject([{ id: tranche.id, status: 'claimed', number: 1 }]);
    await world.holding('desk-officer', 'payment_preparer');
    expect((await list(officer)).items).toEqual([]);
    await world.drop();
  });
});
