import { decided, opened, rankedPair, retained, sessionOn, signedSession } from '../support/builders/committee.ts';
import { createWorld, type World } from '../support/world.ts';
import { readPdf } from '../support/pdf.ts';

let world: World;

beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.drop());

describe('the lists of a committee', () => {
  it('show what awaits a session, the sessions, and the reserve', async () => {
    const pair = await rankedPair(world);
    const { secretary, callId } = pair;
    const { listAwaiting, listSessions, listReserve } = world.useCases.committee;
    const first = await listAwaiting(secretary, callId, { limit: 1 });
    expect(first).toMatchObject({ items: [{ dossierId: pair.dossierId, rank: 1, sessions: 0, question: 'none' }] });
    const rest = await listAwaiting(secretary, callId, { limit: 50, after: Number(first.next) });
    expect(rest.items.map(({ dossierId }) => dossierId)).toEqual([pair.second.dossierId]);

    const asking = await opened(world, await sessionOn(world, pair));
    await decided(world, asking, () => ({ kind: 'deferred', question: 'Quel marché ?' }));
    await signedSession(world, asking);
    const second = { ...pair, ...pair.second };
    const sittingAt = new Date('2026-04-02T09:00:00Z');
    const reserving = await sessionOn(world, second, { reference: 'CRS-2026-04', sittingAt });
    await decided(world, await opened(world, reserving), () => ({
      ...retained(second),
      kind: 'reserve',
      rank: 1,
      amount: retained(second).lines[0]!.amount,
      lines: [retained(second).lines[0]!],
    }));
    await signedSession(world, reserving);

    expect((await listAwaiting(secretary, callId, { limit: 50 })).items).toMatchObject([
      { dossierId: pair.dossierId, sessions: 1, question: 'open' },
    ]);
    const sessions = await listSessions(secretary, callId, { limit: 50, status: 'signed' });
    expect(sessions.items.map(({ reference, items, minutes }) => [reference, items, minutes])).toEqual([
      ['CRS-2026-04', 1, 'PV-2026-002'],
      ['CRS-2026-03', 1, 'PV-2026-001'],
    ]);
    const page = await listSessions(secretary, callId, { limit: 1 });
    expect((await listSessions(secretary, callId, { limit: 1, after: page.next! })).items).toHaveLength(1);
    expect((await listReserve(secretary, callId, { limit: 50 })).items).toMatchObject([
      { dossierId: pair.second.dossierId, rank: 1, status: 'waiting' },
    ]);
    expect((await listReserve(secretary, callId, { limit: 50, status: 'promoted' })).items).toEqual([]);
  });
});

describe('signed minutes', () => {
  it('are a paper in Arabic and in French, for those who read the committee', async () => {
    const pair = await rankedPair(world);
    const session = await decided(world, await opened(world, await sessionOn(world, pair)), retained);
    await signedSession(world, session);
    const { documentId, contentHash } = await world.useCases.committee.getMinutes(session.secretary, session.sessionId);
    const { bytes } = await world.useCases.documents.getDocumentContent(session.members[0]!, documentId!);
    const pdf = await readPdf(bytes);
    const facts = [
      'PV-2026-001',
      'CRS-2026-03',
      'Décision : retenu sous conditions',
      '300\u00a0000,00',
      'Initiative nationale pour le développement humain',
      'Déport de member-1',
      'Signature de la présidence',
      'توقيع الرئاسة',
      contentHash.slice(0, 20),
    ];
    expect(facts.filter((words) => !pdf.says(words))).toEqual([]);
    const read = world.useCases.documents.getDocumentContent(session.holder, documentId!);
    await expect(read).rejects.toMatchObject({ code: 'document_missing' });
  });
});
