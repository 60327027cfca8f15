import { asDomainError } from '../../db/shared/constraints.ts';
import type { Decision } from '../../services/committee/decision.ts';
import type { DossierId } from '../../services/shared/ids.ts';
import { dirhams } from '../../services/shared/money.ts';
import {
  decidedItem,
  retained,
  retainedDossier,
  signedSession,
  type SessionWorld,
} from '../support/builders/committee.ts';
import { by, createWorld, type World } from '../support/world.ts';

type Deciding = (session: SessionWorld) => Decision;

let world: World;

beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.drop());

const stageOf = async (dossierId: DossierId): Promise<string | undefined> => {
  const { rows } = await world.admin.raw<{ rows: { stage: string }[] }>(
    'select stage from engine.process where subject_id = ?',
    [dossierId],
  );
  return rows[0]?.stage;
};

describe('signMinutes', () => {
  it('takes effect with the second signature: the dossier enters cofinancing with its award', async () => {
    const session = await decidedItem(world);
    const { chair, secretary, sessionId, dossierId } = session;
    const { closeSession, signMinutes, getMinutes } = world.useCases.committee;
    const { number, content, contentHash } = await closeSession(by(secretary), sessionId);
    expect(number).toBe('PV-2026-001');
    expect(content).toContain('Déport de \u2068member-1\u2069');

    await signMinutes(by(chair), sessionId, { contentHash });
    expect(await stageOf(dossierId)).toBe('committee');
    await signMinutes(by(secretary), sessionId, { contentHash });

    expect(await stageOf(dossierId)).toBe('cofinancing');
    const { signatures } = await getMinutes(chair, sessionId);
    expect(signatures.map(({ office }) => office)).toEqual(['chair', 'secretary']);
  });

  it('is the only way to signed minutes: the database refuses the word without both signatures', async () => {
    const { secretary, sessionId } = await decidedItem(world);
    await world.useCases.committee.closeSession(by(secretary), sessionId);
    const word = world.knex('committee.session').where({ id: sessionId }).update({ status: 'signed' });
    expect(asDomainError(await word.catch((error: unknown) => error))).toMatchObject({ code: 'minutes_unsigned' });
  });

  it('tells the award: amount, lines with their holds, conditions', async () => {
    const { award, itemId, dossierId, funders, envelopes, chair } = await retainedDossier(world);
    const holds = await world.read(chair, ({ ledger }) => ledger.openHolds(dossierId));
    const line = (funder: 'indh' | 'region05', amount: bigint, holdId: string) => ({
      funderId: funders[funder],
      envelopeId: envelopes[funder],
      instrument: 'grant',
      amount,
      holdId,
    });
    expect(award).toEqual({
      itemId,
      dossierId,
      amount: dirhams(300_000),
      lines: [line('indh', dirhams(210_000), holds[0]!.id), line('region05', dirhams(90_000), holds[1]!.id)],
      conditions: [
        { text: 'Certificat sanitaire de l’unité de conditionnement', proof: 'sanitary_certificate', tranche: 2 },
      ],
    });
  });

  it('is refused on another hash, twice by one person, and to anybody else', async () => {
    const { chair, secretary, sessionId } = await decidedItem(world);
    const { closeSession, signMinutes } = world.useCases.committee;
    const { contentHash } = await closeSession(by(secretary), sessionId);
    const sign = (actor: typeof chair, hash = contentHash) => signMinutes(by(actor), sessionId, { contentHash: hash });
    await expect(sign(chair, 'f'.repeat(64))).rejects.toMatchObject({ code: 'content_changed' });
    await sign(chair);
    await expect(sign(chair)).rejects.toMatchObject({ kind: 'conflict', code: 'minutes_already_signed' });
    await expect(sign(await world.holding('chair-2', 'committee_chair'))).rejects.toMatchObject({
      code: 'not_a_member',
    });
    const forged = world.admin.raw(
      `insert into committee.signature select session_id, 'secretary', person_id, content_hash, signed_at
       from committee.signature`,
    );
    await expect(forged).rejects.toMatchObject({ hint: 'session_mismatch' });
  });

  it.each<[Deciding, string]>([
    [() => ({ kind: 'rejected', reasonCodes: ['not_viable'], text: 'Le marché n’est pas établi' }), 'rejected'],
    [(session) => ({ ...retained(session), kind: 'reserve', rank: 1 }), 'reserve'],
    [() => ({ kind: 'deferred', question: 'Qui entretient la pompe ?' }), 'committee'],
  ])('%s leads to %s', async (deciding, stage) => {
    const session = await decidedItem(world, deciding);
    await signedSession(world, session);
    expect(await stageOf(session.dossierId)).toBe(stage);
  });

  it('leaves votes, decisions, minutes and signatures that nobody can edit', async () => {
    await retainedDossier(world);
    for (const table of ['recusal', 'vote', 'decision', 'award_line', 'minutes', 'signature']) {
      await expect(world.admin.raw(`delete from committee.${table}`)).rejects.toThrow(/append-only/);
      await expect(world.admin.raw(`truncate committee.${table} cascade`)).rejects.toThrow(/append-only/);
    }
  });
});
