import { commit, expire, hold, raiseEnvelope, release } from '../../../services/ledger/ledger-acts.ts';
import { newId } from '../../../services/shared/ids.ts';
import { money } from '../../../services/shared/money.ts';
import { bookkeeping, share } from '../../ledger/bookkeeping.ts';
import { openCallWorld } from '../../support/builders/programme.ts';
import { automatically, by, type World } from '../../support/world.ts';
import { atOnce, codeOf, times, type Race } from './race.ts';

const CLIENTS = 10;
const DUE = new Date('2027-01-01T00:00:00Z');

/** An envelope has enough for some of those who ask for a part of it at once. */
export const oneEnvelope: Race = {
  name: 'one envelope',
  prepare: (world) => {
    const { post, available } = bookkeeping(() => world);
    return Promise.resolve(async (chance) => {
      const part = share();
      const winners = 1 + chance.below(CLIENTS - 1);
      const each = money(1n + BigInt(chance.below(1_000_000)));
      const rest = BigInt(chance.below(Number(each)));
      await post([raiseEnvelope(part, money(each * BigInt(winners) + rest))]);

      const ask = () => post([hold(part, each, { dueAt: DUE, subjectId: part.dossierId })]);
      const raced = await atOnce(
        times(CLIENTS, () => ask),
        { winners, losing: ['envelope_exceeded'] },
      );

      const left = await available(part);
      return { ...raced, faults: [...raced.faults, ...(left === rest ? [] : [`${left} are left, not ${rest}`])] };
    });
  },
};

/** A hold is committed, released and expired at once; another of the same envelope and dossier stands beside it. */
export const oneHold: Race = {
  name: 'one hold',
  prepare: (world) => {
    const { post, held, available } = bookkeeping(() => world);
    return Promise.resolve(async (chance) => {
      const part = share();
      const amount = money(1n + BigInt(chance.below(1_000_000)));
      await post([raiseEnvelope(part, money(amount * 2n))]);
      const kept = await held(part, amount, DUE);
      await held(part, amount, DUE);

      const ends = [() => commit(kept), () => release(kept), () => expire(kept)];
      const asks = times(CLIENTS, (index) => (index < 2 ? ends[index] : undefined) ?? chance.oneOf(ends));
      const raced = await atOnce(
        asks.map((end) => () => post([end()])),
        { winners: 1, losing: ['hold_already_resolved', 'hold_not_due'] },
      );

      const left = await available(part);
      const isRight = left === 0n || left === amount;
      return { ...raced, faults: [...raced.faults, ...(isRight ? [] : [`${left} are left of two times ${amount}`])] };
    });
  },
};

/** One number after the other, although some who take one give it back by failing. */
export const oneNumber: Race = {
  name: 'one receipt number',
  prepare: async (world) => {
    const { callId } = await openCallWorld(world);
    let last = 0;
    const given = (fails: boolean) => () =>
      world.transact(automatically('number', newId()), async ({ dossiers }) => {
        const number = await dossiers.nextNumber(callId, 'receipts');
        if (fails) throw Object.assign(new Error('given back'), { code: 'given_back' });
        return number;
      });
    return async (chance) => {
      const failing = chance.below(4);
      const asks = times(CLIENTS, (index) => given(index < failing));
      const raced = await atOnce(asks, { winners: CLIENTS - failing, losing: ['given_back'] });
      const numbers = [...raced.won].sort((left, right) => left - right);
      const expected = times(numbers.length, (index) => last + 1 + index);
      last = numbers.at(-1) ?? last;
      const isRight = numbers.join() === expected.join();
      return {
        ...raced,
        faults: [...raced.faults, ...(isRight ? [] : [`${numbers.join()} given, not ${expected.join()}`])],
      };
    };
  },
};

/** One command sent many times at once is one command: done once, answered the same; under another input it is none. */
export const oneCommand: Race = {
  name: 'one idempotency key',
  prepare: async (world) => {
    const { callId, admin } = await openCallWorld(world);
    const sent = (command: ReturnType<typeof by>) => () =>
      world.transact(command, ({ dossiers }) => dossiers.nextNumber(callId, 'dossiers'));
    let before = await countOf(world);
    return async (chance) => {
      const command = by(admin);
      const strange = chance.below(3);
      const asks = times(CLIENTS, (index) => sent(index < strange ? { ...command, inputHash: 'other' } : command));
      const outcomes = await Promise.allSettled(asks.map((ask) => ask()));
      const answers = new Set(
        outcomes.map((each) => (each.status === 'fulfilled' ? `answered ${each.value}` : codeOf(each.reason))),
      );
      const after = await countOf(world);
      const done = after - before;
      before = after;
      const answered = [...answers].filter((answer) => answer !== 'command_reused');
      return {
        clients: CLIENTS,
        faults: [
          ...(done === 1 ? [] : [`one command was done ${String(done)} times`]),
          ...(answered.length === 1 ? [] : [`one command was answered differently: ${answered.join(', ')}`]),
        ],
      };
    };
  },
};

const countOf = async ({ admin }: World): Promise<number> => {
  const { rows } = await admin.raw<{ rows: { count: number }[] }>(
    'select coalesce(sum(dossiers), 0)::int as count from application.call_counter',
  );
  return rows[0]?.count ?? 0;
};
