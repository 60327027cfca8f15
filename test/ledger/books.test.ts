import { evidence, pledge } from '../../services/ledger/contribution-acts.ts';
import {
  callGuarantee,
  commit,
  order,
  raiseEnvelope,
  release,
  releaseCover,
  replaceHold,
  writeOff,
  type EnvelopeShare,
} from '../../services/ledger/ledger-acts.ts';
import { recogniseReceipt, suspendReceipt } from '../../services/ledger/receipt-acts.ts';
import { newId, type DossierId, type FunderId } from '../../services/shared/ids.ts';
import { dirhams, money } from '../../services/shared/money.ts';
import { automatically, createWorld, type World } from '../support/world.ts';
import { bookkeeping, share, SOON } from './bookkeeping.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.drop());

const { post, available, balanceOf, held, differences } = bookkeeping(() => world);

describe('a guarantor’s book', () => {
  const guarantee = async (amount = dirhams(1_000)): Promise<EnvelopeShare> => {
    const of = { ...share(), isGuarantee: true };
    await post([raiseEnvelope(of, amount)]);
    return of;
  };
  const coverOf = async ({ dossierId }: EnvelopeShare) =>
    (await world.read(automatically('look', '').actor, ({ ledger }) => ledger.covers(dossierId)))[0];

  it('holds, covers, releases and calls principal, and shows none of it as cash', async () => {
    const of = await guarantee();
    const kept = await held(of, dirhams(400));
    expect(await available(of)).toBe(dirhams(600));
    await expect(held(of, dirhams(601))).rejects.toMatchObject({ code: 'envelope_exceeded' });
    const open = await world.read(automatically('look', '').actor, ({ ledger }) => ledger.openHolds(of.dossierId));
    expect(open).toEqual([kept]);

    await post([commit(kept)]);
    await post([releaseCover(of, dirhams(100), of.dossierId)]);
    await post([callGuarantee(of, dirhams(50), of.dossierId)]);
    expect(await coverOf(of)).toMatchObject({ held: 0n, covered: dirhams(250), called: dirhams(50) });
    expect(await balanceOf(of)).toBeUndefined();
    expect(await differences()).toBe(0);
  });

  it('can order and pay nothing: no account for it can exist there', async () => {
    const of = await guarantee();
    await post([commit(await held(of, dirhams(400)))]);
    for (const cash of [order(of, dirhams(1), of.dossierId), writeOff(of, dirhams(1), of.dossierId)]) {
      await expect(post([cash])).rejects.toMatchObject({ constraint: 'account_book_nature' });
    }
    const inCash = { ...of, isGuarantee: false };
    await expect(post([commit({ ...(await held(of, dirhams(1))), share: inCash })])).rejects.toMatchObject({
      code: 'hold_differs',
    });
  });

  it('frees what was held for nobody', async () => {
    const of = await guarantee();
    const [smaller] = (await post(replaceHold(await held(of, dirhams(400)), dirhams(300), new Date(SOON)))).slice(1);
    const kept = await world.read(automatically('look', '').actor, ({ ledger }) => ledger.hold(smaller!));
    await post([release(kept)]);
    expect(await available(of)).toBe(dirhams(1_000));
  });
});

describe('the holder’s own contribution', () => {
  const contributionOf = (dossierId: DossierId) =>
    world.read(automatically('look', '').actor, ({ ledger }) => ledger.contribution(dossierId));

  it('is pledged in cash and in kind, and evidenced within each, never across', async () => {
    const dossierId = newId<DossierId>();
    await post(pledge(dossierId, { cash: dirhams(110), in_kind: dirhams(90) }, dossierId));
    await post([evidence(dossierId, { nature: 'cash', amount: dirhams(60), subjectId: newId() })]);
    await post([evidence(dossierId, { nature: 'in_kind', amount: dirhams(90), subjectId: newId() })]);
    expect(await contributionOf(dossierId)).toEqual({
      dueCash: dirhams(50),
      shownCash: dirhams(60),
      dueInKind: 0n,
      shownInKind: dirhams(90),
    });
    const beyond = evidence(dossierId, { nature: 'in_kind', amount: money(1n), subjectId: newId() });
    await expect(post([beyond])).rejects.toMatchObject({ kind: 'refused', code: 'contribution_exceeded' });
    expect(await differences()).toBe(0);
  });

  it('has no row for a nature of which nothing is brought', () => {
    expect(pledge(newId<DossierId>(), { cash: dirhams(5), in_kind: money(0n) }, newId())).toHaveLength(1);
  });
});

describe('a receipt that nobody recognises', () => {
  it('waits in suspense on its bank account until it is recognised, once', async () => {
    const bank = { rib: '999360000000000000000334', funderId: newId<FunderId>() };
    const subjectId = newId();
    const waiting = () => world.read(automatically('look', '').actor, ({ ledger }) => ledger.suspense(bank.rib));
    const [reverses] = await post([suspendReceipt(bank, dirhams(70), subjectId)]);
    expect(await waiting()).toBe(dirhams(70));
    const recognising = () => post([recogniseReceipt(bank, dirhams(70), { reverses: reverses!, subjectId })]);
    await recognising();
    await expect(recognising()).rejects.toMatchObject({ code: 'transfer_already_reversed' });
    expect(await waiting()).toBe(0n);
    expect(await differences()).toBe(0);
  });
});
