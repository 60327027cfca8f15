import { remembering } from '../../api/shared/verified-tokens.ts';
import { createApp } from '../support/app.ts';
import { createWorld } from '../support/world.ts';

/** The application's clock has milliseconds: a role that ends between two of them is still held in the first. */
const ENDED = `update access.role_grant set to_at = date_trunc('milliseconds', engine.now()) where person_id = ?`;

const SECOND = 1000;
const END = 100;

const watched = (change: { tokensMax?: number; end?: number } = {}) => {
  const clock = { at: 0 };
  const verified: string[] = [];
  const verify = (token: string) => {
    verified.push(token);
    if (token.startsWith('bad')) return Promise.reject(new Error('bad'));
    return Promise.resolve({ sub: token, exp: change.end ?? END });
  };
  const keeping = { seconds: 60, tokensMax: change.tokensMax ?? 10, now: () => clock.at };
  return { clock, verified, ask: remembering(verify, keeping) };
};

describe('a verified token', () => {
  it('is not verified again for a minute, and then is', async () => {
    const { clock, verified, ask } = watched();
    expect(await ask('a')).toMatchObject({ sub: 'a' });
    clock.at = 59 * SECOND;
    expect(await ask('a')).toMatchObject({ sub: 'a' });
    expect(verified).toEqual(['a']);
    clock.at = 60 * SECOND;
    await ask('a');
    expect(verified).toEqual(['a', 'a']);
  });

  it('is never believed beyond its end without asking', async () => {
    const { clock, verified, ask } = watched({ end: 10 });
    await ask('a');
    clock.at = 10 * SECOND - 1;
    await ask('a');
    expect(verified).toEqual(['a']);
    clock.at = 10 * SECOND;
    await ask('a');
    expect(verified).toEqual(['a', 'a']);
  });

  it('is remembered for itself only, and a bad one never', async () => {
    const { verified, ask } = watched();
    await ask('a');
    expect(await ask('b')).toMatchObject({ sub: 'b' });
    for (let times = 0; times < 2; times += 1) await expect(ask('bad')).rejects.toThrow('bad');
    expect(verified).toEqual(['a', 'b', 'bad', 'bad']);
  });

  it('is forgotten where there are too many, the oldest first', async () => {
    const { verified, ask } = watched({ tokensMax: 2 });
    for (const token of ['a', 'b', 'c', 'b', 'c', 'a']) await ask(token);
    expect(verified).toEqual(['a', 'b', 'c', 'a']);
  });

  it('says who somebody is, not what they may: a role that ends is gone with the next request', async () => {
    const world = await createWorld();
    const app = await createApp(world);
    const admin = await world.holding('admin', 'fund_administrator');
    const client = await app.as(admin);
    await client.get('/people').expect(200);
    await world.admin.raw(ENDED, [admin.id]);
    await client.get('/people').expect(403);
    await app.stop();
    await world.drop();
  });
});
