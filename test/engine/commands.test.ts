import { DomainError } from '../../services/shared/errors.ts';
import { newId } from '../../services/shared/ids.ts';
import { by, createWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.drop());

describe('a command', () => {
  it('asked twice happens once and gives the first answer, bigint and date included', async () => {
    const command = by(await world.person('amina'));
    let times = 0;
    const ask = () =>
      world.transact(command, async ({ now }) => {
        times += 1;
        return Promise.resolve({ amount: 125_000n, now });
      });
    const first = await ask();
    expect(await ask()).toEqual(first);
    expect(times).toBe(1);
  });

  it('asked twice at once happens once', async () => {
    const command = by(await world.person('amina'));
    let times = 0;
    const ask = () =>
      world.transact(command, async () => {
        times += 1;
        await new Promise((resolve) => setTimeout(resolve, 50));
        return times;
      });
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
  });

  it('with the same id and other input, or another person, is a conflict', async () => {
    const command = by(await world.person('amina'));
    await world.transact(command, () => Promise.resolve('done'));
    const reused = { kind: 'conflict', code: 'command_reused' };
    const again = (change: object) => world.transact({ ...command, ...change }, () => Promise.resolve('other'));
    await expect(again({ inputHash: 'other' })).rejects.toMatchObject(reused);
    await expect(again({ actor: await world.person('brahim') })).rejects.toMatchObject(reused);
  });

  it('that fails leaves nothing and frees its id', async () => {
    const command = by(await world.person('amina'));
    const refused = world.transact(command, async ({ audit }) => {
      await audit.record({ kind: 'test.tried', subjectType: 'test', subjectId: command.id, dossierId: null });
      throw new DomainError('refused', 'no');
    });
    await expect(refused).rejects.toMatchObject({ code: 'no' });
    expect(await world.admin('audit.event').where({ command_id: command.id })).toEqual([]);
    await expect(world.transact(command, () => Promise.resolve('now it works'))).resolves.toBe('now it works');
  });

  it('leaves an event that says who, how known, by which command and request', async () => {
    const actor = await world.person('amina');
    const command = by(actor, { requestId: 'request-1' });
    await world.transact(command, ({ audit }) =>
      audit.record({
        kind: 'test.done',
        subjectType: 'test',
        subjectId: newId(),
        dossierId: null,
        before: { amount: 1n },
        after: { amount: 2n },
      }),
    );
    expect(await world.admin('audit.event').where({ command_id: command.id })).toMatchObject([
      {
        actor_id: actor.id,
        known_by: { ...actor.knownBy, subject: expect.stringMatching(/^commitment:[0-9a-f]{64}$/) as string },
        outcome: 'done',
        request_id: 'request-1',
        before: { amount: '1' },
        after: { amount: '2' },
      },
    ]);
  });
});

describe('the clock', () => {
  it('goes forward only, once anything has happened', async () => {
    await world.transact(by(await world.person('amina')), () => Promise.resolve(null));
    const back = world.admin.raw(`update engine.clock set ahead = ahead - interval '1 hour'`);
    await expect(back).rejects.toMatchObject({ code: 'TZ002' });
  });
});

describe('evidence', () => {
  it.each(['update audit.event set kind = kind', 'delete from audit.event', 'truncate audit.event'])(
    'refuses %s, to its owner and to the application',
    async (sql) => {
      await expect(world.admin.raw(sql)).rejects.toThrow();
      await expect(world.knex.raw(sql)).rejects.toMatchObject({ code: '42501' });
    },
  );
});
