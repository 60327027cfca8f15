import { draftDossier, submittedDossier, type DossierWorld } from '../support/builders/application.ts';
import { ighrem } from '../support/builders/registry.ts';
import { closeByCalendar } from '../support/builders/programme.ts';
import { automatically, by, createWorld, type World } from '../support/world.ts';

const REASON = 'Les routes du Haut Atlas sont coupées par la neige.';
const LATER = new Date('2026-03-20T16:30:00Z');

describe('extending a closing', () => {
  let world: World;
  let draft: DossierWorld;
  let sent: DossierWorld;
  beforeAll(async () => {
    world = await createWorld();
    draft = await draftDossier(world);
    sent = await submittedDossier(world, { call: draft, account: 'ighrem', input: ighrem });
  });
  afterAll(() => world.drop());

  const extend = (closesAt: Date, command = by(draft.admin)) =>
    world.useCases.programme.extendClosing(command, draft.callId, { closesAt, reason: REASON });
  const waitOf = (kind: string, subjectId: string) =>
    world.admin('engine.obligation').where({ kind, subject_id: subjectId, closed_at: null }).first();

  it('goes later only, and on the version that was seen', async () => {
    await expect(extend(new Date('2026-03-06T16:30:00Z'))).rejects.toMatchObject({
      kind: 'refused',
      code: 'closing_not_later',
    });
    await expect(extend(LATER, by(draft.admin, { expectedVersion: 1 }))).rejects.toMatchObject({
      code: 'version_stale',
    });
  });

  it('extendClosing moves the wait of the call and of every draft, with reminders before the new instant', async () => {
    await world.moveTo('2026-03-04T09:00:00Z');
    expect(await extend(LATER)).toMatchObject({ status: 'open', closesAt: LATER });
    expect(await waitOf('call_closing', draft.callId)).toMatchObject({ due_at: LATER, next_at: LATER });
    // 16:30 in Casablanca on each of the three days: in Ramadan, which ends on the last of them.
    expect(await waitOf('draft', draft.dossierId)).toMatchObject({
      due_at: LATER,
      rungs_done: 0,
      rungs: ['2026-03-13T16:30:00.000Z', '2026-03-17T16:30:00.000Z', '2026-03-19T16:30:00.000Z'].map((at) => ({
        at,
        act: 'remind',
      })),
    });
    expect(await waitOf('draft', sent.dossierId)).toBeUndefined();
  });

  it('tells the owner of the draft and the desk, and nobody whose application is in', async () => {
    const notices = await world.admin('engine.notice').where({ kind: 'programme.closing_extended' }).orderBy('to_by');
    expect(notices).toMatchObject([
      { to_by: 'organisation', to_id: draft.organisationId, dossier_id: draft.dossierId },
      { to_by: 'role', to_role: 'desk_officer', dossier_id: null },
    ]);
    const wanted = world.admin('audit.event').where({ kind: 'programme.closing_extended' });
    const event = (await wanted.first()) as { related: string[] } | undefined;
    expect(event).toMatchObject({ reason: REASON, subject_id: draft.callId });
    expect(event?.related).toContain(draft.dossierId);
    expect(event?.related).not.toContain(sent.dossierId);
  });

  it('honours the new instant: nothing closes or lapses at the old one, and a draft may still be sent', async () => {
    await world.moveTo('2026-03-06T16:30:01Z');
    expect(await closeByCalendar(world, draft.callId)).toMatchObject({ status: 'open' });
    const { lapseDraft, submitApplication } = world.useCases.application;
    await lapseDraft(automatically('lapse', 'too early'), draft.dossierId);
    expect(await waitOf('draft', draft.dossierId)).toMatchObject({ due_at: LATER });
    const { receipt } = await submitApplication(by(draft.holder), draft.dossierId);
    expect(receipt.at.getTime()).toBeGreaterThan(Date.parse('2026-03-06T16:30:00Z'));
  });

  it('is refused once the closing has come, also where the calendar is late', async () => {
    await world.moveTo(LATER);
    const later = new Date('2026-04-01T15:30:00Z');
    await expect(extend(later)).rejects.toMatchObject({ kind: 'refused', code: 'closing_passed' });
    await world.useCases.programme.closeCall(automatically('closing', 'later'), draft.callId);
    await expect(extend(later)).rejects.toMatchObject({ kind: 'conflict', code: 'call_status_wrong' });
  });

  it('is kept by the database too: never sooner, never after it has come', async () => {
    const closing = (closesAt: string) =>
      world.knex.raw('update programme.call set closes_at = ? where id = ?', [closesAt, draft.callId]);
    await expect(closing('2026-03-19T16:30:00Z')).rejects.toThrow('call_not_draft');
    await expect(closing('2026-04-19T15:30:00Z')).rejects.toThrow('call_not_draft');
  });
});
