import { z } from 'zod';
import { rulebook01 } from '../../infra/demo/rulebook-01.ts';
import { Rulebook } from '../../services/programme/programme-facts.ts';
import { draftDossier, submittedDossier, type DossierWorld } from '../support/builders/application.ts';
import { ighrem } from '../support/builders/registry.ts';
import { by, createWorld, type World } from '../support/world.ts';

const REASON = 'Le plafond suit la décision 14 du conseil.';

describe('changing the rules of a published call', () => {
  let world: World;
  let early: DossierWorld;
  beforeAll(async () => {
    world = await createWorld();
    early = await draftDossier(world);
  });
  afterAll(() => world.drop());

  const changed = (change: (wire: z.input<typeof Rulebook>) => void) => {
    const wire = structuredClone(rulebook01);
    change(wire);
    return z.decode(Rulebook, wire);
  };
  const change = (rulebook: Rulebook, command = by(early.admin)) =>
    world.useCases.programme.changeRulebook(command, early.callId, { rulebook, reason: REASON });
  const half = changed(({ funding }) => {
    funding.grantShareMaxBasisPoints = 5000;
    for (const cap of funding.grantCaps) cap.cap.amount = '99999.00';
  });

  it('is refused where nothing changes, where it contradicts itself, and on a stale version', async () => {
    await expect(change(changed(() => undefined))).rejects.toMatchObject({ code: 'rulebook_unchanged' });
    await expect(change(changed(({ committee }) => (committee.quorum = 9)))).rejects.toMatchObject({
      code: 'call_contradictory',
      details: { faults: [{ code: 'quorum_above_seats', quorum: 9, seats: 7 }] },
    });
    await expect(change(half, by(early.admin, { expectedVersion: 1 }))).rejects.toMatchObject({
      code: 'version_stale',
    });
  });

  it('changeRulebook keeps every version with its reason', async () => {
    const { programme } = world.useCases;
    const before = await programme.getCall(early.admin, early.callId);
    const after = await change(half);
    expect(after.rulebookHash).not.toBe(before.rulebookHash);
    const { items } = await programme.listRulebooks(early.admin, early.callId);
    expect(items).toMatchObject([
      { number: 1, hash: before.rulebookHash, reason: null },
      { number: 2, hash: after.rulebookHash, reason: REASON },
    ]);
    expect(await programme.getCall(early.admin, early.callId, before.rulebookHash)).toMatchObject({
      rulebook: before.rulebook,
      rulebookHash: before.rulebookHash,
    });
    await expect(programme.getCall(early.admin, early.callId, 'f'.repeat(64))).rejects.toMatchObject({
      code: 'rulebook_missing',
    });
  });

  it('leaves a dossier that had begun on its own rules, and gives the new ones to the next', async () => {
    const { receipt } = await world.useCases.application.submitApplication(by(early.holder), early.dossierId);
    expect(receipt.reference).toBe(early.reference);
    const late = submittedDossier(world, { call: early, account: 'ighrem', input: ighrem });
    await expect(late).rejects.toMatchObject({
      code: 'application_incomplete',
      details: { findings: [{ code: 'grant_over_limit', numbers: { allowed: { amount: '99999.00' } } }] },
    });
  });

  it('keeps each version for good, and lets no rulebook in that is not among them', async () => {
    await expect(world.admin('programme.rulebook_version').update({ reason: 'Another' })).rejects.toThrow();
    await expect(
      world.knex.raw(`update programme.call set rulebook = '{}', rulebook_hash = 'x' where id = ?`, [early.callId]),
    ).rejects.toThrow('call_not_draft');
  });
});
