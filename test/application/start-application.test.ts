import type { OrganisationId } from '../../services/shared/ids.ts';
import { closeByCalendar, openCallWorld, publishedCallWorld, type CallWorld } from '../support/builders/programme.ts';
import { ighrem, registeredOrganisation } from '../support/builders/registry.ts';
import { by, createWorld, type World } from '../support/world.ts';
import { refused, rowsOf } from './asking.ts';

let world: World;
let call: CallWorld;

beforeEach(async () => {
  world = await createWorld();
  call = await openCallWorld(world);
});
afterEach(() => world.drop());

const title = 'Séchage de figues';
const starting = (organisationId: OrganisationId) => ({ callId: call.callId, organisationId, title });

describe('startApplication', () => {
  it('gives a reference for life, pins the rules and waits for the holder until the closing', async () => {
    const { holder, organisation } = await registeredOrganisation(world);
    const draft = await world.useCases.application.startApplication(by(holder), starting(organisation.id));
    const { rulebookHash, closesAt } = await world.useCases.programme.getCall(holder, call.callId);
    expect(draft).toMatchObject({ reference: 'AAP-2026-01-0001', status: 'draft', rulebookHash, version: 1 });
    expect(draft.project).toEqual({ title, sector: 'farm_produce_processing', province: '05.301', commune: 'El Kbab' });

    const { stage, waitsFor } = await world.useCases.application.getDossier(holder, draft.id);
    expect(stage).toBe('application');
    expect(waitsFor).toMatchObject([
      { kind: 'draft', owedBy: 'organisation', owedId: organisation.id, until: closesAt },
    ]);
    const [wait] = await rowsOf<{ rungs: { at: string; act: string }[] }>(
      world,
      `select rungs from engine.obligation where kind = 'draft'`,
    );
    // 16:30 on the clock of Casablanca each time: +01 before Ramadan began on 15 February, +00 since.
    expect(wait!.rungs.map(({ at }) => at)).toEqual([
      '2026-02-27T16:30:00.000Z',
      '2026-03-03T16:30:00.000Z',
      '2026-03-05T16:30:00.000Z',
    ]);
  });

  it('numbers the dossiers of a call without a gap, also when one start fails', async () => {
    const first = await registeredOrganisation(world);
    const second = await registeredOrganisation(world, { account: 'holder-ighrem', input: ighrem });
    const { startApplication } = world.useCases.application;
    await startApplication(by(first.holder), starting(first.organisation.id));
    expect(await refused(startApplication(by(first.holder), starting(first.organisation.id)))).toMatchObject({
      code: 'already_applied',
      details: { reference: 'AAP-2026-01-0001' },
    });
    const { reference } = await startApplication(by(second.holder), starting(second.organisation.id));
    expect(reference).toBe('AAP-2026-01-0002');
  });

  it('keeps one application per organisation and call when two are started at once', async () => {
    const { holder, organisation } = await registeredOrganisation(world);
    const start = () => refused(world.useCases.application.startApplication(by(holder), starting(organisation.id)));
    const answers = await Promise.all([start(), start(), start()]);
    expect(answers.filter((answer) => answer === null)).toHaveLength(1);
    expect(answers.filter((answer) => answer?.code === 'already_applied')).toHaveLength(2);
    const [{ count }] = (await world.admin('application.dossier').count()) as [{ count: bigint }];
    expect(count).toBe(1n);
  });

  it('is refused by the database too, whatever the code does', async () => {
    const { holder, organisation } = await registeredOrganisation(world);
    const { id } = await world.useCases.application.startApplication(by(holder), starting(organisation.id));
    await expect(
      world.admin.raw(
        `insert into application.dossier select (jsonb_populate_record(d,
           jsonb_build_object('id', gen_random_uuid(), 'reference', 'AAP-2026-01-0099'))).*
         from application.dossier d where id = ?`,
        [id],
      ),
    ).rejects.toMatchObject({ constraint: 'application_once_per_call' });
  });

  it('is refused to somebody who does not represent the organisation', async () => {
    const { organisation } = await registeredOrganisation(world);
    const stranger = await world.person('stranger');
    const attempt = world.useCases.application.startApplication(by(stranger), starting(organisation.id));
    expect(await refused(attempt)).toMatchObject({ code: 'permission_denied' });
  });

  it('is refused from the closing instant on, whatever the call says of itself', async () => {
    const { holder, organisation } = await registeredOrganisation(world);
    await world.moveTo('2026-03-06T16:30:00Z');
    const start = () => refused(world.useCases.application.startApplication(by(holder), starting(organisation.id)));
    expect(await start()).toMatchObject({ code: 'call_not_open', details: { callStatus: 'open' } });
    await closeByCalendar(world, call.callId);
    expect(await start()).toMatchObject({ code: 'call_not_open', details: { callStatus: 'closed' } });
  });

  it('is refused before the call has opened', async () => {
    const early = await createWorld();
    try {
      const { callId } = await publishedCallWorld(early);
      const { holder, organisation } = await registeredOrganisation(early);
      const start = { callId, organisationId: organisation.id, title };
      expect(await refused(early.useCases.application.startApplication(by(holder), start))).toMatchObject({
        code: 'call_not_open',
      });
    } finally {
      await early.drop();
    }
  });
});
