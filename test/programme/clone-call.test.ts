import type { CallClone } from '../../services/programme/programme.ts';
import { idOf, type CallId } from '../../services/shared/ids.ts';
import { apiOf } from '../support/api.ts';
import { changedRules, closeByCalendar, openCallWorld, type CallWorld } from '../support/builders/programme.ts';
import { rolesLetThrough } from '../support/refusing.ts';
import { by, createWorld, type World } from '../support/world.ts';

let world: World;
let call: CallWorld;
beforeEach(async () => {
  world = await createWorld();
  call = await openCallWorld(world);
});
afterEach(() => world.drop());

const next = {
  reference: 'AAP-2027-01',
  opensAt: new Date('2027-01-11T08:00:00Z'),
  closesAt: new Date('2027-03-05T16:30:00Z'),
};
const clone = (change: Partial<CallClone> = {}, id = call.callId, actor = call.admin) =>
  world.useCases.programme.cloneCall(by(actor), id, { ...next, ...change });

describe('cloneCall', () => {
  it('drafts a call with the texts, funders and rules now in force, and dates of its own', async () => {
    const changed = await changedRules(world, call, (rules) => (rules.review.days = 20));
    const { titles, description, leadFunderId, funderIds, rulebook, rulebookHash } = changed;
    const draft = await clone();
    expect(draft).toMatchObject({ ...next, status: 'draft', version: 1, cancelReason: null });
    expect(draft).toMatchObject({ titles, description, leadFunderId, funderIds, rulebook, rulebookHash });
    expect(draft.id).not.toBe(call.callId);
    const events = await world.admin('audit.event').where({ subject_id: draft.id });
    expect(events).toMatchObject([{ kind: 'programme.call_drafted', related: [draft.id, call.callId] }]);
  });

  it('is called otherwise where titles of its own are given', async () => {
    const titles = { ar: 'طلب جديد', fr: 'Nouvel appel', en: 'A new call' };
    expect(await clone({ titles })).toMatchObject({ ...next, titles });
  });

  it('leaves the earlier call as it is, whatever becomes of the draft', async () => {
    const before = await world.useCases.programme.getCall(call.admin, call.callId);
    const draft = await clone();
    const terms = { ...draft, titles: { ar: 'طلب آخر', fr: 'Autre appel', en: 'Another call' } };
    const { titles, description, opensAt, closesAt, leadFunderId, funderIds, rulebook } = terms;
    await world.useCases.programme.reviseCall({ ...by(call.admin), expectedVersion: 1 }, draft.id, {
      ...{ titles, description, opensAt, closesAt, leadFunderId, rulebook },
      funderIds: [...funderIds],
    });
    expect(await world.useCases.programme.getCall(call.admin, call.callId)).toEqual(before);
  });

  it('may be of a closed call, and its draft is published like any other', async () => {
    await world.moveTo('2026-03-06T16:31:00Z');
    await closeByCalendar(world, call.callId);
    const draft = await clone({
      reference: 'AAP-2026-09',
      opensAt: new Date('2026-09-01T08:00:00Z'),
      closesAt: new Date('2026-10-01T16:30:00Z'),
    });
    // What a funder has reserved to the earlier call does not follow.
    const publishing = world.useCases.programme.publishCall(by(call.admin), draft.id);
    await expect(publishing).rejects.toMatchObject({
      code: 'call_contradictory',
      details: { faults: expect.arrayContaining([expect.objectContaining({ code: 'envelope_absent' })]) as object },
    });
  });

  it('needs a reference that no call has, and a call that is there', async () => {
    await expect(clone({ reference: 'AAP-2026-01' })).rejects.toMatchObject({ code: 'call_reference_taken' });
    await expect(clone({}, idOf<CallId>('nothing'))).rejects.toMatchObject({ code: 'call_missing' });
    const body = {
      ...next,
      reference: 'appel 1',
      opensAt: next.opensAt.toISOString(),
      closesAt: next.closesAt.toISOString(),
    };
    await apiOf(world)(call.admin).post(`/calls/${call.callId}/clones`, body).expect(400);
  });

  it('is for the fund’s administrator alone', async () => {
    expect(await rolesLetThrough(world, (actor) => clone({}, call.callId, actor))).toEqual(['fund_administrator']);
  });
});
