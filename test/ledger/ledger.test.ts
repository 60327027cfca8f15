import {
  cancelOrder,
  commit,
  expire,
  hold,
  order,
  orderRecovery,
  position,
  raiseEnvelope,
  release,
  replaceHold,
  settle,
  send,
  writeOff,
  type EnvelopeShare,
} from '../../services/ledger/ledger-acts.ts';
import { newId, type PaymentRunId, type TransferId } from '../../services/shared/ids.ts';
import { dirhams, money } from '../../services/shared/money.ts';
import { createWorld, type World } from '../support/world.ts';
import { bookkeeping, share, SOON, spoil } from './bookkeeping.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.drop());

const { post, available, balanceOf, held, differences } = bookkeeping(() => world);

const funded = async (amount = dirhams(1_000)): Promise<EnvelopeShare> => {
  const of = share();
  await post([raiseEnvelope(of, amount)]);
  return of;
};

describe('the ledger', () => {
  it('holds no more than an envelope has', async () => {
    const of = await funded();
    await held(of, dirhams(999));
    await expect(held(of, money(101n))).rejects.toMatchObject({ kind: 'refused', code: 'envelope_exceeded' });
    expect(await available(of)).toBe(dirhams(1));
  });

  it('lets twenty ask at once for a tenth each, and gives it to ten', async () => {
    const of = await funded();
    const asked = await Promise.allSettled(Array.from({ length: 20 }, () => held(of, dirhams(100))));
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    expect(await available(of)).toBe(0n);
    expect(await differences()).toBe(0);
  });

  it('resolves a hold at most once', async () => {
    const of = await funded();
    const kept = await held(of, dirhams(400));
    const ends = await Promise.allSettled([post([commit(kept)]), post([release(kept)])]);
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const lost = ends.find((end) => end.status === 'rejected');
    expect(lost?.reason).toMatchObject({ kind: 'conflict', code: 'hold_already_resolved' });
  });

  it('replaces a hold by a smaller one in one call and frees the rest', async () => {
    const of = await funded();
    const kept = await held(of, dirhams(400));
    await post(replaceHold(kept, dirhams(150), new Date(SOON)));
    expect(await available(of)).toBe(dirhams(850));
  });

  it('expires a hold only when its date has passed, and commits it only before', async () => {
    const early = await funded();
    const soon = await held(early, dirhams(10), new Date('2026-01-06T00:00:00Z'));
    await expect(post([expire(soon)])).rejects.toMatchObject({ code: 'hold_not_due' });
    await world.moveTo('2026-01-07T00:00:00Z');
    await expect(post([commit(soon)])).rejects.toMatchObject({ code: 'hold_expired' });
    await post([expire(soon)]);
    expect(await available(early)).toBe(dirhams(1_000));
  });

  it('refuses a hold’s end that names another account or amount', async () => {
    const of = await funded();
    const kept = await held(of, dirhams(40));
    await expect(post([release({ ...kept, amount: dirhams(30) })])).rejects.toMatchObject({ code: 'hold_differs' });
    await expect(post([commit({ ...kept, amount: dirhams(41) })])).rejects.toMatchObject({ code: 'hold_exceeded' });
    await expect(post([release({ ...kept, share: await funded() })])).rejects.toMatchObject({ code: 'hold_differs' });
    await expect(post([release({ ...kept, id: newId<TransferId>() })])).rejects.toMatchObject({ code: 'hold_missing' });
  });

  it('posts all or nothing', async () => {
    const rich = await funded();
    const poor = await funded(dirhams(1));
    const due = { dueAt: new Date(SOON), subjectId: rich.dossierId };
    const both = [hold(rich, dirhams(500), due), hold(poor, dirhams(2), due)];
    await expect(post(both)).rejects.toMatchObject({ code: 'envelope_exceeded' });
    expect(await available(rich)).toBe(dirhams(1_000));
  });

  it('follows a leg from commitment to payment, and its position to zero', async () => {
    const of = await funded();
    const runId = newId<PaymentRunId>();
    const subjectId = newId();
    await post([commit(await held(of, dirhams(300)))]);
    await post([order(of, dirhams(300), subjectId)]);
    await post([send(of, dirhams(300), { runId, subjectId })]);
    await post([settle(of, dirhams(300), { runId, subjectId })]);
    const balance = await balanceOf(of);
    expect(balance).toMatchObject({ paid: dirhams(300), committed: 0n, ordered: 0n, clearing: 0n, held: 0n });
    expect(balance && position(balance)).toBe(0n);
    expect(await differences()).toBe(0);
  });

  it('posts a command once: the same id again changes nothing, other transfers under it are a conflict', async () => {
    const of = await funded();
    const call = (amounts: string[]) =>
      world.admin.raw(
        `select ledger.post('twice', ?, array[?::uuid], array[a.book], array[a.id], array[b.id], ?::bigint[],
           array['direct'], array[null::uuid], array[null::uuid], array[null::timestamptz], array['raise'], array[a.id])
         from ledger.account a join ledger.account b on b.book = a.book and b.kind = 'funding'
         where a.envelope_id = ? and a.kind = 'envelope'`,
        [amounts.join(), newId(), `{${amounts.join()}}`, of.envelopeId],
      );
    await call(['100']);
    await call(['100']);
    expect(await available(of)).toBe(money(100_100n));
    await expect(call(['200'])).rejects.toMatchObject({ hint: 'command_reused' });
  });
});

describe('an order before it is sent, and a recovery that is given up', () => {
  it('goes back to the commitment, once, by naming the order', async () => {
    const of = await funded();
    const subjectId = newId();
    await post([commit(await held(of, dirhams(300)))]);
    const [reverses] = await post([order(of, dirhams(300), subjectId)]);
    const cancelling = () => post([cancelOrder(of, dirhams(300), { reverses: reverses!, subjectId })]);
    await expect(post([cancelOrder(of, dirhams(200), { reverses: reverses!, subjectId })])).rejects.toMatchObject({
      code: 'reversal_differs',
    });
    await cancelling();
    await expect(cancelling()).rejects.toMatchObject({ code: 'transfer_already_reversed' });
    expect(await balanceOf(of)).toMatchObject({ committed: dirhams(300), ordered: 0n });
  });

  it('is written off, for what is still recoverable and no more', async () => {
    const of = await funded();
    const run = { runId: newId<PaymentRunId>(), subjectId: newId() };
    await post([commit(await held(of, dirhams(300)))]);
    await post([order(of, dirhams(300), run.subjectId)]);
    await post([send(of, dirhams(300), run)]);
    await post([settle(of, dirhams(300), run)]);
    await post([orderRecovery(of, dirhams(50), run.subjectId)]);
    await expect(post([writeOff(of, dirhams(51), run.subjectId)])).rejects.toMatchObject({ code: 'envelope_exceeded' });
    await post([writeOff(of, dirhams(50), run.subjectId)]);
    const balance = await balanceOf(of);
    expect(balance).toMatchObject({ paid: dirhams(250), recoverable: 0n, writtenOff: dirhams(50) });
    expect(balance && position(balance)).toBe(0n);
  });
});

const ACCOUNT_WITH_MONEY = `
  insert into ledger.account (id, book, kind, posted) select gen_random_uuid(), id, 'committed', 1 from ledger.book
  where nature = 'funder'`;
const BACK_DATED = `
  insert into ledger.transfer (id, book, debit, credit, amount, kind, cause, subject_id, command_id, recorded_at)
  select gen_random_uuid(), book, debit, credit, 1, 'direct', 'late', subject_id, command_id, now() - interval '1 day'
  from ledger.transfer limit 1`;

describe('the ledger’s tables', () => {
  const attempts: [string, string][] = [
    ['a transfer changed', 'update ledger.transfer set amount = amount + 1'],
    ['a transfer deleted', 'delete from ledger.transfer'],
    ['the transfers truncated', 'truncate ledger.transfer cascade'],
    ['a claimed command changed', `update ledger.command set answer = ''`],
    ['an overdraft written', `update ledger.account set posted = -1 where not counterpart`],
    ['an account moved to another book', `update ledger.account set book = gen_random_uuid()`],
    ['a balance that no transfer gives', 'update ledger.account set posted = posted + 1 where not counterpart'],
    ['an account deleted', 'delete from ledger.account'],
    ['the accounts truncated', 'truncate ledger.account cascade'],
    ['the books truncated', 'truncate ledger.book cascade'],
    ['an account born with money', ACCOUNT_WITH_MONEY],
    ['a transfer dated before it was written', BACK_DATED],
    ['a book of another nature', `update ledger.book set nature = 'guarantee'`],
  ];

  it.each(attempts)('refuse %s, even to their owner', async (_name, sql) => {
    await funded();
    await expect(world.admin.raw(sql)).rejects.toThrow();
  });

  it('keep balances that follow the transfers, whoever writes them', async () => {
    const of = await funded();
    await world.admin.raw(`
      insert into ledger.transfer (id, book, debit, credit, amount, kind, cause, subject_id, command_id)
      select gen_random_uuid(), book, debit, credit, 5, 'direct', 'by hand', subject_id, command_id
      from ledger.transfer order by seq desc limit 1`);
    expect(await available(of)).toBe(dirhams(1_000) + 5n);
    expect(await differences()).toBe(0);
  });

  it.each([
    ...attempts,
    ['a transfer inserted', 'insert into ledger.transfer default values'],
    ['an account inserted', 'insert into ledger.account default values'],
  ])('give the application no right to have %s', async (_name, sql) => {
    await expect(world.knex.raw(sql)).rejects.toMatchObject({ code: '42501' });
  });

  it('show a balance that somebody changed as a difference', async () => {
    const of = await funded();
    await spoil(world, `update ledger.account set posted = posted + 1 where envelope_id = ? and kind = 'envelope'`, [
      of.envelopeId,
    ]);
    expect(await differences()).toBeGreaterThan(0);
  });
});
