import { EventQuery } from '../../services/audit/audit-views.ts';
import { ROLES, type ScopeKind } from '../../services/access/policy.ts';
import { localDateOf } from '../../services/shared/dates.ts';
import type { Actor } from '../../services/shared/command.ts';
import { apiOf } from '../support/api.ts';
import { submittedDossier, type SubmittedWorld } from '../support/builders/application.ts';
import { by, createWorld, type World } from '../support/world.ts';

let world: World;
let known: SubmittedWorld;
let auditor: Actor;
beforeAll(async () => {
  world = await createWorld();
  known = await submittedDossier(world);
  auditor = await world.holding('auditor', 'auditor');
});
afterAll(() => world.drop());

const search = (query: Record<string, unknown> = {}, actor = auditor) =>
  world.useCases.audit.searchEvents(by(actor), EventQuery.parse({ limit: 200, ...query }));
const kinds = async (query: Record<string, unknown>, actor = auditor) =>
  (await search(query, actor)).items.map(({ kind }) => kind);

const STARTED = ['application.submitted', 'application.saved', 'application.saved', 'application.started'];

describe("the auditor's search", () => {
  it('finds by dossier, by slice, by kind, the newest first', async () => {
    const { dossierId } = known;
    expect(await kinds({ dossierId, kind: 'application' })).toEqual(STARTED);
    expect(await kinds({ dossierId, kind: 'application.saved' })).toEqual(['application.saved', 'application.saved']);
    expect(await kinds({ kind: 'application.sav' })).toEqual([]);
    expect(await kinds({ kind: 'programme' })).toContain('programme.call_published');
  });

  it('finds by person: what they did, and what was about them', async () => {
    const did = await search({ personId: known.holder.id });
    expect(did.items.length).toBeGreaterThan(STARTED.length);
    expect(did.items.map(({ kind }) => kind)).toContain('registry.organisation_registered');
    const [registered] = (await search({ kind: 'registry.organisation_registered' })).items;
    expect(registered?.actorId).toBe(known.holder.id);
  });

  it('finds by funder what names it', async () => {
    const found = await kinds({ funderId: known.funders.indh });
    expect(found.length).toBeGreaterThan(0);
    expect(await kinds({ funderId: known.dossierId, kind: 'programme' })).toEqual([]);
  });

  it('finds by an amount that the event speaks of, the bounds included', async () => {
    const rows = (await world.admin('audit.event_amount').orderBy('seq')) as { seq: bigint; amount_centimes: bigint }[];
    const { seq, amount_centimes: amount } = rows[0]!;
    const dirhams = `${amount / 100n}.${String(amount % 100n).padStart(2, '0')}`;
    const { items } = await search({ amountFrom: dirhams, amountTo: dirhams });
    const [event] = (await world.admin('audit.event').where({ seq: String(seq) })) as { id: string }[];
    expect(items.map(({ id }) => id)).toContain(event?.id);
    expect(await kinds({ amountFrom: '9999999999999' })).toEqual([]);
    await expect(search({ amountFrom: '2', amountTo: '1.99' })).rejects.toMatchObject({ code: 'range_reversed' });
  });

  it('finds by day in Morocco, both days included', async () => {
    const { dossierId } = known;
    const [submitted] = (await search({ dossierId, kind: 'application.submitted' })).items;
    const day = localDateOf(submitted!.effectiveOn);
    expect(await kinds({ dossierId, kind: 'application', from: day, to: day })).toEqual(STARTED);
    expect(await kinds({ dossierId, kind: 'application', from: '2027-01-01' })).toEqual([]);
    expect(await kinds({ dossierId, kind: 'application', to: '2025-01-01' })).toEqual([]);
    await expect(search({ from: '2026-02-02', to: '2026-02-01' })).rejects.toMatchObject({ code: 'range_reversed' });
  });

  it('leaves on the trail who searched for what', async () => {
    await search({ personId: known.holder.id, limit: 3 });
    const [last] = (await search({ kind: 'audit.events_searched', limit: 1 })).items;
    expect(last).toMatchObject({
      actorId: auditor.id,
      role: 'auditor',
      after: { query: { personId: known.holder.id, limit: 3 }, events: 3 },
    });
  });

  it('comes in pages without a gap, although each page adds an event', async () => {
    const all = await search({ dossierId: known.dossierId, kind: 'application' });
    const first = await search({ dossierId: known.dossierId, kind: 'application', limit: 3 });
    const rest = await search({ dossierId: known.dossierId, kind: 'application', limit: 3, after: first.next! });
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(all.items.map(({ id }) => id));
    expect(rest.next).toBeNull();
  });

  const at = (kind: ScopeKind, id: string) => ({ kind, id });
  it.each([
    ['the region of the dossier', () => at('territory', '05'), true],
    ['another region', () => at('territory', '08'), false],
    ['the call', () => at('call', known.callId), true],
    ['a funder that is not asked', () => at('funder', known.funders.cdg), false],
  ])('shows to an auditor over %s what is theirs', async (name, scope, isTheirs) => {
    const actor = await world.holding(`auditor over ${name}`, 'auditor', scope());
    expect(await kinds({ kind: 'application' }, actor)).toEqual(isTheirs ? STARTED : []);
    expect(await kinds({ kind: 'registry' }, actor)).toEqual([]);
  });

  it.each(ROLES.filter((role) => role !== 'auditor'))('is not for %s', async (role) => {
    const actor = await world.holding(`only ${role}`, role);
    await expect(search({}, actor)).rejects.toMatchObject({ kind: 'forbidden', code: 'permission_denied' });
  });

  it('is asked over HTTP, and refuses what is no question', async () => {
    const client = apiOf(world)(auditor);
    const found = await client.get(`/audit-events?dossierId=${known.dossierId}&kind=application&limit=1`).expect(200);
    expect(found.body).toMatchObject({ items: [{ kind: 'application.submitted' }] });
    for (const query of ['amountFrom=12,5', 'from=yesterday', 'kind=DROP', 'who=me']) {
      await client.get(`/audit-events?${query}`).expect(400);
    }
    await apiOf(world)(known.holder).get('/audit-events').expect(403);
  });
});
