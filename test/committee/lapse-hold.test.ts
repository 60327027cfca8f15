import { decidedItem, sessionOn, signedSession } from '../support/builders/committee.ts';
import { automatically, createWorld, type World } from '../support/world.ts';

let world: World;

beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.drop());

const openWaits = () => world.admin('engine.obligation').where({ kind: 'provisional_hold', closed_at: null });

describe('a provisional hold', () => {
  it('is waited for until the minutes are signed, with a reminder three days before', async () => {
    const session = await decidedItem(world);
    const { rows } = await world.admin.raw<{ rows: object[] }>(
      `select due_at, rungs -> 0 ->> 'at' as reminder from engine.obligation where kind = 'provisional_hold'`,
    );
    expect(rows).toEqual([{ due_at: new Date('2026-05-19T22:59:59.999Z'), reminder: '2026-05-16T22:59:59.999Z' }]);
    await signedSession(world, session);
    expect(await openWaits()).toEqual([]);
  });
});

describe('lapseHold', () => {
  it('returns the item with what it held freed, and the secretary is told once', async () => {
    const session = await decidedItem(world);
    const { chair, itemId, dossierId, sessionId } = session;
    await world.moveTo('2026-05-20T00:00:00Z');
    await world.useCases.committee.lapseHold(automatically('lapse', '1'), itemId);
    await world.useCases.committee.lapseHold(automatically('lapse', '2'), itemId);
    expect(await world.read(chair, ({ ledger }) => ledger.openHolds(dossierId))).toEqual([]);
    expect(await world.admin('engine.notice').where({ kind: 'committee.hold_lapsed' })).toHaveLength(1);
    const { items } = await world.useCases.committee.getSession(chair, sessionId);
    expect(items[0]!.item.status).toBe('returned');
    const later = await sessionOn(world, session, {
      reference: 'CRS-2026-06',
      sittingAt: new Date('2026-06-10T09:00:00Z'),
    });
    expect(later.dossierId).toBe(dossierId);
  });

  it('changes nothing once the minutes are signed', async () => {
    const session = await decidedItem(world);
    await signedSession(world, session);
    await world.useCases.committee.lapseHold(automatically('lapse', '1'), session.itemId);
    const holds = await world.read(session.chair, ({ ledger }) => ledger.openHolds(session.dossierId));
    expect(holds).toHaveLength(2);
  });
});
