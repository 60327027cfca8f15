import { decidedItem, openedSession, retained, vote } from '../support/builders/committee.ts';
import { hold } from '../../services/ledger/ledger-acts.ts';
import { newId, type DossierId } from '../../services/shared/ids.ts';
import { dirhams } from '../../services/shared/money.ts';
import { by, createWorld, type World } from '../support/world.ts';

let world: World;

beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.drop());

const available = (session: Awaited<ReturnType<typeof openedSession>>, funder: 'indh' | 'region05') =>
  world.read(session.chair, ({ ledger }) => ledger.available(session.envelopes[funder]));

describe('decideItem', () => {
  it('retains 300,000 with one condition and holds each line on its envelope', async () => {
    const session = await decidedItem(world);
    const { items } = await world.useCases.committee.getSession(session.chair, session.sessionId);
    expect(items[0]!.item).toMatchObject({
      status: 'decided',
      decided: {
        decision: retained(session),
        tally: { present: 5, recused: 1, quorum: 4, for: 4, against: 0, abstain: 0 },
      },
    });
    expect(await available(session, 'indh')).toBe(dirhams(6_000_000 - 210_000));
    expect(await available(session, 'region05')).toBe(dirhams(1_500_000 - 90_000));
    const holds = await world.read(session.chair, ({ ledger }) => ledger.openHolds(session.dossierId));
    expect(holds.map(({ amount, subjectId }) => [amount, subjectId])).toEqual([
      [dirhams(210_000), session.itemId],
      [dirhams(90_000), session.itemId],
    ]);
  });

  it('is refused where an envelope cannot hold its line, and holds nothing', async () => {
    const session = await openedSession(world);
    const { chair, members, itemId } = session;
    await vote(world, session, { voters: [chair, ...members.slice(0, 4)], vote: 'for' });
    await spend(session);
    await expect(world.useCases.committee.decideItem(by(chair), itemId, retained(session))).rejects.toMatchObject({
      kind: 'refused',
      code: 'envelope_exceeded',
      details: { funderId: session.funders.region05, amount: '90000.00', available: '89999.00' },
    });
    expect(await available(session, 'indh')).toBe(dirhams(6_000_000));
  });

  it('is refused once the quorum of the item is lost, with the numbers', async () => {
    const session = await openedSession(world);
    const { chair, members, itemId } = session;
    const { recuse, decideItem } = world.useCases.committee;
    for (const member of members.slice(0, 2)) await recuse(by(member), itemId, { reason: 'Family' });
    await vote(world, session, { voters: [chair, members[2]!, members[3]!], vote: 'for' });
    await expect(decideItem(by(chair), itemId, retained(session))).rejects.toMatchObject({
      kind: 'refused',
      code: 'quorum_lost',
      details: { present: 5, recused: 2, quorum: 4 },
    });
  });

  it('is refused against the votes, and by anybody but the chair of the session', async () => {
    const session = await openedSession(world);
    const { chair, members, itemId } = session;
    await vote(world, session, { voters: [chair, ...members.slice(0, 2)], vote: 'against' });
    const { decideItem } = world.useCases.committee;
    await expect(decideItem(by(chair), itemId, retained(session))).rejects.toMatchObject({ code: 'majority_missing' });
    await expect(decideItem(by(members[0]!), itemId, retained(session))).rejects.toMatchObject({
      code: 'not_presiding',
    });
    const otherChair = await world.holding('chair-2', 'committee_chair');
    await expect(decideItem(by(otherChair), itemId, retained(session))).rejects.toMatchObject({
      code: 'not_presiding',
    });
  });

  it('happens once for an item', async () => {
    const { chair, members, itemId, contentHash, ...session } = await decidedItem(world);
    await expect(world.useCases.committee.decideItem(by(chair), itemId, retained(session))).rejects.toMatchObject({
      kind: 'conflict',
      code: 'already_decided',
    });
    await expect(
      world.useCases.committee.castVote(by(members[4]!), itemId, { vote: 'for', contentHash }),
    ).rejects.toMatchObject({ code: 'already_decided' });
  });

  it('cannot be written by SQL with lines that are not the amount, nor with other counts than the votes', async () => {
    const { itemId } = await decidedItem(world);
    const more = world.admin.raw(
      `insert into committee.award_line values (?, 3, gen_random_uuid(), gen_random_uuid(), 1, gen_random_uuid())`,
      [itemId],
    );
    await expect(more).rejects.toMatchObject({ hint: 'lines_do_not_sum' });
    const counts = world.admin.raw(
      `insert into committee.decision (item_id, session_id, kind, content, present, recused, quorum, votes_for,
         votes_against, abstentions, decided_by, decided_at)
       select i.id, s.id, 'deferred', '{}', 7, 0, s.quorum, 7, 0, 0, s.chair_id, now()
       from committee.session s join committee.item i on i.session_id = s.id`,
    );
    await expect(counts).rejects.toMatchObject({ hint: 'tally_differs' });
  });
});

/** Another dossier takes nearly all of the region's envelope: 89,999 DH are left. */
const spend = async ({ funders, envelopes, admin }: Awaited<ReturnType<typeof openedSession>>) => {
  const share = { funderId: funders.region05, envelopeId: envelopes.region05, dossierId: newId<DossierId>() };
  const transfer = hold(share, dirhams(1_500_000 - 89_999), {
    dueAt: new Date('2026-12-31T00:00:00Z'),
    subjectId: newId(),
  });
  await world.transact(by(admin), ({ ledger }) => ledger.post([transfer]));
};
