import { begin, submit } from '../../services/application/application.ts';
import { demoCalls } from '../../infra/demo/calls.ts';
import { idOf, newId, type DossierId } from '../../services/shared/ids.ts';
import { apiOf } from '../support/api.ts';
import { draftDossier } from '../support/builders/application.ts';
import { openCallWorld } from '../support/builders/programme.ts';
import { ighrem } from '../support/builders/registry.ts';
import { createWorld, type World } from '../support/world.ts';
import { application, call, cooperative } from './demo-case.ts';

/** 16:30 in Casablanca both times: the first in Ramadan, when the Kingdom keeps UTC+0, the second at UTC+1. */
const CLOSINGS = [
  ['AAP-2026-01', '2026-03-06T16:30:00+00:00', '2026-03-06T16:30:00.000Z'],
  ['AAP-2026-02', '2026-04-30T16:30:00+01:00', '2026-04-30T15:30:00.000Z'],
] as const;
const closingOf = (reference: string) => demoCalls.find((each) => each.reference === reference)?.closesAt;
const before = (instant: string, seconds: number) => new Date(Date.parse(instant) - seconds * 1000);

describe.each(CLOSINGS)('the closing of %s, at %s', (reference, closing, instant) => {
  it('is that instant in universal time', () => {
    expect(new Date(closingOf(reference) ?? '').toISOString()).toBe(instant);
    expect(new Date(closing).toISOString()).toBe(instant);
  });

  it('lets a submission in one second before, and none at the instant', () => {
    const closesAt = new Date(closing);
    const draft = {
      ...begin(call, cooperative, { id: idOf<DossierId>('draft'), reference: 'x', title: 'x', now: call.opensAt }),
      ...application,
    };
    const submitAt = (now: Date) => submit(draft, { call: { ...call, closesAt }, now, findings: [] });
    expect(submitAt(before(closing, 1))).toMatchObject({ status: 'submitted', submittedAt: before(closing, 1) });
    expect(() => submitAt(closesAt)).toThrow('call_closed');
  });

  describe('over HTTP', () => {
    let world: World;
    beforeEach(async () => {
      world = await createWorld();
    });
    afterEach(() => world.drop());

    it('takes the one in time, refuses the one at the instant and keeps that as evidence', async () => {
      const opened = await openCallWorld(world, { reference, closesAt: instant });
      const early = await draftDossier(world, { call: opened });
      const late = await draftDossier(world, { call: opened, account: 'holder-ighrem', input: ighrem });
      const as = apiOf(world);
      // The clock goes on while the request is under way: the second itself is judged above.
      await world.moveTo(before(closing, 30));
      await as(early.holder).post(`/dossiers/${early.dossierId}/submission`, {}).expect(200);
      await world.moveTo(closing);
      const key = newId();
      const refusal = await as(late.holder)
        .post(`/dossiers/${late.dossierId}/submission`, {})
        .set({ 'idempotency-key': key })
        .expect(422);
      expect(refusal.body).toMatchObject({ title: 'call_closed', closesAt: instant });
      expect(await world.admin('audit.event').where({ command_id: key })).toMatchObject([
        {
          kind: 'request.submitApplication',
          outcome: 'refused',
          refusal_code: 'call_closed',
          actor_id: late.holder.id,
          subject_id: late.dossierId,
        },
      ]);
    });
  });
});
