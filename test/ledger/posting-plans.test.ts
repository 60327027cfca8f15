import { ledgerOn } from '../../db/ledger/ledger-store.ts';
import { hold, raiseEnvelope, type NewTransfer } from '../../services/ledger/ledger-acts.ts';
import { systemCommand } from '../../services/shared/command.ts';
import { newId } from '../../services/shared/ids.ts';
import { dirhams } from '../../services/shared/money.ts';
import { explaining, faultsIn } from '../bench/plans.ts';
import { createWorld, type World } from '../support/world.ts';
import { share, SOON } from './bookkeeping.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.drop());

describe('a posting', () => {
  it('finds its accounts by their keys, also on a connection that began with a payment run’s thousand', async () => {
    const { knex, take } = explaining(world);
    const post = (transfers: readonly NewTransfer[]) =>
      knex.transaction((trx) => ledgerOn(trx, systemCommand('plans', 'post', newId())).post(transfers));
    const parts = Array.from({ length: 1_000 }, share);
    const [first = share()] = parts;
    await post(parts.map((part) => raiseEnvelope(part, dirhams(1_000))));
    take();

    await post([hold(first, dirhams(1), { dueAt: new Date(SOON), subjectId: first.dossierId })]);
    const explained = take();
    await knex.destroy();

    expect(explained.length).toBeGreaterThan(5);
    expect(explained.flatMap(faultsIn)).toEqual([]);
  });
});
