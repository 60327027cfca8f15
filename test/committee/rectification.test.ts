import type { Decision } from '../../services/committee/decision.ts';
import type { ItemId } from '../../services/shared/ids.ts';
import { dirhams } from '../../services/shared/money.ts';
import {
  committee,
  decidedItem,
  opened,
  retained,
  signedSession,
  vote,
  type SessionWorld,
} from '../support/builders/committee.ts';
import { by, createWorld, type World } from '../support/world.ts';

let world: World;

beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.drop());

const LATER = new Date('2026-04-10T09:00:00Z');
const REJECTED: Extract<Decision, { kind: 'rejected' }> = {
  kind: 'rejected',
  reasonCodes: ['double_funding'],
  text: 'Aide déjà reçue',
};
const reserved = (session: SessionWorld): Decision => ({ ...retained(session), kind: 'reserve', rank: 1 });

const settled = async (deciding: (session: SessionWorld) => Decision): Promise<SessionWorld> => {
  const session = await decidedItem(world, deciding);
  await signedSession(world, session);
  return session;
};

/** A later session with nothing on its agenda but the correction. */
const correcting = async (
  first: SessionWorld,
  rectifies: readonly ItemId[] = [first.itemId],
): Promise<SessionWorld> => {
  const { convocation } = await committee(world);
  const { conveneSession, getSession } = world.useCases.committee;
  const { id: sessionId } = await conveneSession(by(first.secretary), {
    ...convocation,
    callId: first.callId,
    reference: 'CRS-2026-04',
    sittingAt: LATER,
    dossierIds: [],
    rectifies,
  });
  const { items } = await getSession(first.chair, sessionId);
  return opened(world, { ...first, sessionId, itemId: items[0]!.item.id });
};

const decide = async (session: SessionWorld, decision: Decision): Promise<void> => {
  const { chair, members, itemId } = session;
  await vote(world, session, { voters: [chair, ...members.slice(0, 3)], vote: 'for' });
  await world.useCases.committee.decideItem(by(chair), itemId, decision);
};

const stageOf = async ({ dossierId }: SessionWorld): Promise<string> =>
  (await world.admin('engine.process').where({ subject_id: dossierId }).first<{ stage: string }>()).stage;

const rectified = (becomes: Extract<Decision, { kind: 'rectified' }>['becomes']): Decision => ({
  kind: 'rectified',
  text: 'Le montant porté au procès-verbal est celui de la demande.',
  becomes,
});

describe('a rectifying decision', () => {
  it('corrects the record wherever the dossier is, and its minutes name what it corrects', async () => {
    const session = await correcting(await settled(() => REJECTED));
    await decide(session, rectified(null));
    const { content } = await world.useCases.committee.closeSession(by(session.secretary), session.sessionId);
    expect(content).toContain(
      'Rectification du procès-verbal \u2066PV-2026-001\u2069, séance \u2066CRS-2026-03\u2069.',
    );
    expect(content).toContain('Décision rectificative : \u2068Le montant');
    const { getMinutes, signMinutes } = world.useCases.committee;
    const { contentHash } = await getMinutes(session.secretary, session.sessionId);
    await signMinutes(by(session.secretary), session.sessionId, { contentHash });
    await signMinutes(by(session.chair), session.sessionId, { contentHash });
    expect(await stageOf(session)).toBe('rejected');
    expect(await world.admin('engine.notice').where({ kind: 'committee.rectified' })).toHaveLength(1);
  });

  it('retains a dossier of the reserve list, with its holds', async () => {
    const session = await correcting(await settled(reserved));
    await decide(session, rectified(retained(session)));
    await signedSession(world, session);
    expect(await stageOf(session)).toBe('cofinancing');
    const award = await world.read(session.chair, (unit) => unit.committee.getAward(session.dossierId));
    expect(award).toMatchObject({ itemId: session.itemId, amount: dirhams(300_000) });
    expect(award.conditions).toHaveLength(1);
    const holds = await world.read(session.chair, ({ ledger }) => ledger.openHolds(session.dossierId));
    expect(holds).toHaveLength(2);
  });

  it('rejects a dossier of the reserve list', async () => {
    const session = await correcting(await settled(reserved));
    await decide(session, rectified(REJECTED));
    await signedSession(world, session);
    expect(await stageOf(session)).toBe('rejected');
  });

  it('undoes nothing that has gone further: what was retained is with its funders', async () => {
    const session = await correcting(await settled(retained));
    await expect(decide(session, rectified(REJECTED))).rejects.toMatchObject({
      kind: 'refused',
      code: 'rectification_too_late',
      details: { stage: 'cofinancing' },
    });
  });

  it('is decided as one, and of a decision in effect', async () => {
    const first = await decidedItem(world, reserved);
    await expect(correcting(first)).rejects.toMatchObject({ code: 'not_rectifiable' });
    await signedSession(world, first);
    await expect(correcting(first, [])).rejects.toMatchObject({ code: 'agenda_empty' });
    const session = await correcting(first);
    await expect(decide(session, REJECTED)).rejects.toMatchObject({ code: 'decision_mismatch' });
  });
});
