import { z } from 'zod';
import { rulebook01 } from '../../infra/demo/rulebook-01.ts';
import { CALL_STATUSES } from '../../services/programme/programme.ts';
import { CallPage, CallView } from '../../services/programme/programme-views.ts';
import { callInput, draftCallWorld, knownFunders, type CallWorld } from '../support/builders/programme.ts';
import { by, createWorld, type World } from '../support/world.ts';

describe('publishing a call', () => {
  let world: World;
  let call: CallWorld;
  beforeAll(async () => {
    world = await createWorld();
    call = await draftCallWorld(world);
  });
  afterAll(() => world.drop());

  const programme = () => world.useCases.programme;
  const draft = async (reference: string, change: object = {}) =>
    (await programme().createCall(by(call.admin), { ...callInput(call.funders, change), reference })).id;

  it('publishCall refuses a call that contradicts itself, with every fault', async () => {
    const rulebook = structuredClone(rulebook01);
    rulebook.rubric.criteria[0]!.weight = 15;
    rulebook.tranches[0]!.shareBasisPoints = 3000;
    rulebook.review.reviewersMin = 7;
    const id = await draft('AAP-2026-11', { rulebook, closesAt: '2026-01-12T08:00:00Z' });
    await expect(programme().publishCall(by(call.admin), id)).rejects.toMatchObject({
      kind: 'refused',
      code: 'call_contradictory',
      details: {
        faults: [
          { code: 'closes_before_opening' },
          // Only CDG's envelope is open to any call; the others are kept for the first.
          { code: 'envelope_absent', path: 'funderIds.0', funder: 'INDH' },
          { code: 'envelope_absent', path: 'funderIds.1', funder: 'REGION-05' },
          { code: 'envelope_absent', path: 'funderIds.2', funder: 'REGION-08' },
          { code: 'weights_not_100', sum: 95 },
          { code: 'reviewers_too_few', needed: 7, known: 4 },
          { code: 'tranche_shares_not_whole', sumBasisPoints: 9000 },
        ],
      },
    });
  });

  it('reviseCall corrects a draft on the version that was seen, and on no older one', async () => {
    const id = await draft('AAP-2026-12');
    const { reference: _reference, ...terms } = callInput(call.funders, { closesAt: '2026-05-01T12:00:00Z' });
    const revised = await programme().reviseCall(by(call.admin, { expectedVersion: 1 }), id, terms);
    expect(revised).toMatchObject({ version: 2, closesAt: new Date('2026-05-01T12:00:00Z'), reference: 'AAP-2026-12' });
    await expect(programme().reviseCall(by(call.admin, { expectedVersion: 1 }), id, terms)).rejects.toMatchObject({
      code: 'version_stale',
    });
  });

  it('is for an administrator, and shows drafts to nobody else', async () => {
    const stranger = await world.person('stranger');
    await expect(programme().publishCall(by(stranger), call.callId)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(programme().createCall(by(stranger), callInput(call.funders))).rejects.toMatchObject({
      code: 'permission_denied',
    });
    await expect(programme().getCall(stranger, call.callId)).rejects.toMatchObject({ code: 'call_missing' });
    expect((await programme().listCalls(stranger, { limit: 50 })).items).toEqual([]);
  });

  it('freezes the rulebook and opens the wait for the opening day', async () => {
    await expect(programme().publishCall(by(call.admin, { expectedVersion: 7 }), call.callId)).rejects.toMatchObject({
      code: 'version_stale',
      details: { expected: 7, current: 1 },
    });
    const published = await programme().publishCall(by(call.admin), call.callId);
    expect(published).toMatchObject({ status: 'published', version: 2 });
    const wait = { kind: 'call_opening', workflow_id: `call:${call.callId}`, closed_at: null };
    expect(await world.admin('engine.obligation').where({ subject_id: call.callId })).toMatchObject([
      { ...wait, due_at: new Date('2026-01-12T08:00:00Z') },
    ]);
    const { reference: _reference, ...terms } = callInput(call.funders);
    await expect(programme().reviseCall(by(call.admin), call.callId, terms)).rejects.toMatchObject({
      code: 'call_not_draft',
    });
    await expect(
      world.knex.raw(`update programme.call set rulebook = '{}', version = 9 where id = ?`, [call.callId]),
    ).rejects.toThrow('call_not_draft');
  });

  it('is then seen by anybody signed in, in the shape that was declared', async () => {
    const stranger = await world.person('stranger');
    const seen = await programme().getCall(stranger, call.callId);
    expect(z.encode(CallView, seen)).toMatchObject({ reference: 'AAP-2026-01', rulebook: rulebook01 });
    const page = await programme().listCalls(stranger, { limit: 1 });
    expect(z.encode(CallPage, page).items.map(({ reference }) => reference)).toEqual(['AAP-2026-01']);
  });

  it('lists the calls page by page, newest first, each once', async () => {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await programme().listCalls(call.admin, { limit: 1, after });
      seen.push(...page.items.map(({ id }) => id));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(seen).toHaveLength(3);
    expect(new Set(seen).size).toBe(3);
    expect((await programme().listCalls(call.admin, { limit: 50, status: 'draft' })).items).toHaveLength(2);
  });

  it('gives each reference once', async () => {
    await expect(draft('AAP-2026-01')).rejects.toMatchObject({ code: 'call_reference_taken' });
  });

  it('knows the statuses that the table knows', async () => {
    const { rows } = await world.admin.raw<{ rows: { definition: string }[] }>(
      `select pg_get_constraintdef(oid) as definition from pg_constraint where conname = 'call_status'`,
    );
    const inTable = [...(rows[0]?.definition ?? '').matchAll(/'(\w+)'/g)].map(([, status]) => status);
    expect(inTable).toEqual([...CALL_STATUSES]);
  });

  it('needs funders that are known', async () => {
    const other = await createWorld();
    const { admin, funders } = await knownFunders(other);
    const [, stranger] = Object.values(call.funders);
    await expect(
      other.useCases.programme.createCall(by(admin), callInput({ ...funders, indh: stranger! })),
    ).rejects.toMatchObject({ code: 'funder_missing' });
    await other.drop();
  });
});
