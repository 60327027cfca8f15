import { programmeLapses } from '../../workflows/programme/programme-activities.ts';
import { closeByCalendar, openByCalendar, publishedCallWorld, type CallWorld } from '../support/builders/programme.ts';
import { automatically, by, createWorld, type World } from '../support/world.ts';

describe('the calendar of a call', () => {
  let world: World;
  let call: CallWorld;
  beforeAll(async () => {
    world = await createWorld();
    call = await publishedCallWorld(world);
  });
  afterAll(() => world.drop());

  const openWaits = async () =>
    (await world.admin('engine.obligation').where({ subject_id: call.callId, closed_at: null })).map(
      ({ kind }: { kind: string }) => kind,
    );

  it('opens nothing before its day', async () => {
    await expect(openByCalendar(world, call.callId)).rejects.toMatchObject({ code: 'call_step_not_due' });
    await world.moveTo('2026-01-12T07:59:58Z');
    await expect(openByCalendar(world, call.callId)).rejects.toMatchObject({ code: 'call_step_not_due' });
  });

  it('openCall opens it then, and waits for the closing', async () => {
    await world.moveTo('2026-01-12T08:00:00Z');
    expect(await openByCalendar(world, call.callId)).toMatchObject({ status: 'open' });
    expect(await openWaits()).toEqual(['call_closing']);
  });

  it('asked again under another id, it changes nothing', async () => {
    const { openCall } = world.useCases.programme;
    const again = await openCall(automatically('after a restart', call.callId), call.callId);
    expect(again.version).toBe(3);
    expect(await openWaits()).toEqual(['call_closing']);
    const events = await world.admin('audit.event').where({ kind: 'programme.call_opened' });
    expect(events).toMatchObject([{ actor_id: 'system', subject_id: call.callId }]);
  });

  it('nobody opens it by hand without the right', async () => {
    const stranger = await world.person('stranger');
    await expect(world.useCases.programme.openCall(by(stranger), call.callId)).rejects.toMatchObject({
      kind: 'forbidden',
    });
  });

  it('closeCall closes it at its instant in Ramadan; its process stays open for the sessions that follow', async () => {
    await world.moveTo('2026-03-06T16:29:58Z');
    expect(await closeByCalendar(world, call.callId)).toMatchObject({ status: 'open' });
    await world.moveTo('2026-03-06T16:30:00Z');
    const lapses = programmeLapses(world.useCases.programme);
    expect(await lapses.call_closing(automatically('call_closed', call.callId), call.callId)).toMatchObject({
      status: 'closed',
    });
    expect(await openWaits()).toEqual(['call_settlement']);
    expect(await world.admin('engine.process').where({ subject_id: call.callId })).toMatchObject([{ open: true }]);
    expect(await lapses.call_opening(automatically('late', call.callId), call.callId)).toMatchObject({
      status: 'closed',
    });
  });

  it('knows the holidays: fixed ones for two years, those of the moon as provisional', async () => {
    const holidays = await world.read(call.admin, ({ programme }) => programme.holidays());
    expect([...holidays]).toEqual(expect.arrayContaining(['2026-01-11', '2026-01-14', '2026-10-31', '2027-11-18']));
    const provisional = await world.admin('programme.holiday').where({ is_provisional: true }).count();
    expect(provisional).toEqual([{ count: 14n }]);
    expect(holidays.size).toBe(22 + 14);
  });
});
