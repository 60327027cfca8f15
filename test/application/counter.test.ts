import { ROLES } from '../../services/access/policy.ts';
import type { Mandate, NewMandate } from '../../services/application/mandate.ts';
import type { Actor } from '../../services/shared/command.ts';
import { LocalDate } from '../../services/shared/dates.ts';
import { tazartPlan, tazartProject } from '../support/builders/application.ts';
import { openCallWorld, type CallWorld } from '../support/builders/programme.ts';
import { certifiedOrganisation, storedDocument, type OrganisationWorld } from '../support/builders/registry.ts';
import { by, createWorld, type World } from '../support/world.ts';
import { refused, rowsOf } from './asking.ts';

interface Counter extends CallWorld, OrganisationWorld {
  readonly agent: Actor;
}

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.drop());

/** A platform of Khénifra, whose agent has a holder in front. */
const atTheCounter = async (): Promise<Counter> => {
  const call = await openCallWorld(world);
  const applicant = await certifiedOrganisation(world);
  const agent = await world.holding('agent', 'platform_agent', { kind: 'territory', id: '05.301' });
  return { ...call, ...applicant, agent };
};

const mandated = async (
  { organisation, agent }: Counter,
  change: Partial<NewMandate> = {},
  by_: Actor = agent,
): Promise<Mandate> => {
  const documentId = await storedDocument(world, agent, `Mandat ${organisation.id}`);
  const input = {
    organisationId: organisation.id,
    documentId,
    declaredBy: 'Fatima, présidente',
    until: LocalDate.parse('2026-06-30'),
    ...change,
  };
  return world.useCases.application.recordMandate(by(by_), input);
};

const start = ({ callId, organisation }: Counter, actor: Actor) =>
  world.useCases.application.startApplication(by(actor), {
    callId,
    organisationId: organisation.id,
    title: tazartProject.title,
  });

describe('a platform agent', () => {
  it('enters and submits a dossier for a holder under a recorded mandate; the trail says for whom', async () => {
    const counter = await atTheCounter();
    const { agent, holder, funders } = counter;
    const { id: mandateId } = await mandated(counter);
    const { id, version } = await start(counter, agent);
    const { saveSection, submitApplication } = world.useCases.application;
    const first = await saveSection(by(agent, { expectedVersion: version }), id, { project: tazartProject });
    const plan = tazartPlan(funders.indh, funders.region05);
    await saveSection(by(agent, { expectedVersion: first.version }), id, { plan });
    expect((await submitApplication(by(agent), id)).receipt.number).toBe('R-AAP-2026-01-0001');
    const events = await rowsOf<{ kind: string; actor_id: string; on_behalf_of: object; related: string[] }>(
      world,
      `select kind, actor_id, on_behalf_of, related from audit.event
       where dossier_id = '${id}' and kind like 'application.%' order by seq`,
    );
    expect(events.map(({ kind }) => kind)).toEqual([
      'application.started',
      'application.saved',
      'application.saved',
      'application.submitted',
    ]);
    for (const event of events) {
      expect(event).toMatchObject({ actor_id: agent.id, on_behalf_of: { personId: holder.id } });
      expect(event.related).toContain(mandateId);
    }
  });

  it('does nothing without the mandate, after its last day, or once the holder took it back', async () => {
    const counter = await atTheCounter();
    const { agent, holder, organisation } = counter;
    const missing = { code: 'mandate_missing', details: { organisationId: organisation.id } };
    expect(await refused(start(counter, agent))).toEqual(missing);
    const short = await mandated(counter, { until: LocalDate.parse('2026-01-20') });
    const { id, version } = await start(counter, agent);
    await world.moveTo('2026-01-21T10:00:00Z');
    const save = () =>
      world.useCases.application.saveSection(by(agent, { expectedVersion: version }), id, { project: tazartProject });
    expect(await refused(save())).toEqual(missing);
    const long = await mandated(counter);
    await save();
    const { endMandate, listMandates, submitApplication } = world.useCases.application;
    expect(await refused(endMandate(by(agent), long.id))).toMatchObject({ code: 'permission_denied' });
    await endMandate(by(holder), long.id);
    expect(await refused(endMandate(by(holder), long.id))).toMatchObject({ code: 'mandate_already_ended' });
    expect(await refused(submitApplication(by(agent), id))).toEqual(missing);
    const { items } = await listMandates(holder, organisation.id);
    expect(items.map(({ id: each, endedAt }) => [each, endedAt !== null])).toEqual([
      [long.id, true],
      [short.id, false],
    ]);
  });

  it('does not write under a colleague’s mandate', async () => {
    const counter = await atTheCounter();
    await mandated(counter);
    const colleague = await world.holding('colleague', 'platform_agent', { kind: 'territory', id: '05.301' });
    expect(await refused(start(counter, colleague))).toMatchObject({ code: 'mandate_missing' });
  });

  it('records no mandate that has ended already, and nobody else records one', async () => {
    const counter = await atTheCounter();
    const past = mandated(counter, { until: LocalDate.parse('2026-01-01') });
    expect(await refused(past)).toMatchObject({ code: 'mandate_date_past' });
    for (const role of ROLES.filter((each) => each !== 'platform_agent')) {
      const actor = await world.holding(`some ${role}`, role);
      expect([role, (await refused(mandated(counter, {}, actor)))?.code]).toEqual([role, 'permission_denied']);
    }
  });

  it('tells the organisation that a mandate was recorded in its name', async () => {
    const counter = await atTheCounter();
    await mandated(counter);
    const told = await rowsOf(
      world,
      `select to_by, to_id from engine.notice where kind = 'application.mandate_recorded'`,
    );
    expect(told).toEqual([{ to_by: 'organisation', to_id: counter.organisation.id }]);
  });
});
