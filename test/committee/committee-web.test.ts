import {
  committee,
  convenedSession,
  decidedItem,
  idOfPerson,
  openedSession,
  rankedPair,
  signedSession,
  vote,
  withCommitteeRule,
} from '../support/builders/committee.ts';
import { rankedDossier } from '../support/builders/scoring.ts';
import { createPages, type TestPages } from '../support/pages.ts';
import { by, createWorld, type World } from '../support/world.ts';
import type { Actor } from '../../services/shared/command.ts';
import { dirhams } from '../../services/shared/money.ts';

let world: World;
let pages: TestPages;
beforeEach(async () => {
  world = await createWorld();
  pages = await createPages(world);
});
afterEach(async () => {
  await pages.stop();
  await world.drop();
});

const as = (actor: Actor) => pages.browse(actor);

describe('the committee’s pages', () => {
  it('convene a session, and say beside the field what cannot be read', async () => {
    const { callId, dossierId } = await rankedDossier(world);
    const { secretary, convocation } = await committee(world);
    const page = await as(secretary);
    expect((await page.follow(`/sessions?callId=${callId}`)).html).toContain('Dossiers that await a session');
    const { chairIds, memberIds } = await world.useCases.committee.listCommittee(secretary, callId);
    const seats = [...chairIds, ...memberIds].flatMap((personId, place): [string, string][] => [
      [`members.${place}.personId`, personId],
      [`members.${place}.capacity`, 'titular'],
      [`members.${place}.third`, convocation.members.find((each) => each.personId === personId)?.third ?? 'civil'],
    ]);
    const asked = {
      ...Object.fromEntries(seats),
      reference: 'CRS-2026-03',
      chairId: convocation.chairId,
      secretaryId: convocation.secretaryId,
      dossierIds: dossierId,
    };
    const address = `/sessions/new?callId=${callId}`;
    const { html: blank } = await page.follow(address);
    expect(typedIn(blank, 'reference')).toBe('AAP-2026-01/1');
    expect(blank).not.toContain('A committee of three thirds');
    expect(blank).not.toContain('members.1.third');
    await withCommitteeRule(world, callId, { thirds: { elected: 3, state: 2, civilSociety: 2 } });
    const { html: inThirds } = await page.follow(address);
    expect(inThirds).toContain('Titular seats: elected 3, State services 2, civil society 2.');
    expect(inThirds).toMatch(/id="convene_session-members.1.third-hint"[^>]*>On whose behalf they sit/);
    const thirdsAsked = seats.map((_, place) => [`members.${place}.hasThirds`, 'yes'] as const);
    const thirdless = { ...asked, ...Object.fromEntries(thirdsAsked), 'members.1.third': '' };
    const refused = await page.fill(address, 'convene_session', { ...thirdless, sittingAt: 'demain' });
    expect(refused.html).toMatch(/member-1 – Third: Choose the third/);
    expect(refused.html).toContain('href="#convene_session-sittingAt"');
    const undated = await page.fill(address, 'convene_session', { ...asked, sittingAt: 'demain' });
    expect(undated.status).toBe(422);
    expect(undated.html).toContain('href="#convene_session-sittingAt"');
    expect(undated.html).toContain('CRS-2026-03');
    const convened = await page.fill(address, 'convene_session', { ...asked, sittingAt: '20/03/2026 10:00' });
    expect(convened.html).toContain('The members are convened.');
    expect((await page.follow(address)).html).toContain('AAP-2026-01/2');
  });

  it('open with the quorum only, take votes and recusals, and state what they decide', async () => {
    const { chair, members, funders, sessionId, itemId, callId } = await convenedSession(world);
    await world.moveTo('2026-03-20T11:00:00Z');
    const page = await as(chair);
    const sessionAt = `/sessions/${sessionId}`;
    const few = await page.fill(sessionAt, 'open_session', { presentIds: idOfPerson(chair) });
    expect(few.status).toBe(422);
    expect(few.html).toContain('The quorum is missing');
    const present = [chair, ...members.slice(0, 4)].map(idOfPerson).join(',');
    expect((await page.fill(sessionAt, 'open_session', { presentIds: present })).html).toContain('Quorum there');

    const itemAt = `${sessionAt}/items/${itemId}`;
    const leaving = await (await as(members[0]!)).fill(itemAt, 'recuse', { reason: 'قرابة' });
    expect(leaving.html).toContain('Your recusal is recorded.');
    expect(leaving.html).toContain('You have left for this item');
    for (const voter of [chair, ...members.slice(1, 4)]) {
      const voted = await (await as(voter)).fill(itemAt, 'cast_vote', { vote: 'for' });
      expect(voted.html).toContain('Your vote is recorded.');
    }
    expect((await (await as(members[1]!)).follow(itemAt)).html).toContain('Your recorded vote: For');
    expect((await (await as(members[4]!)).follow(itemAt)).html).toContain('You do not sit with a voice');
    expect((await page.follow(sessionAt)).html).toContain('open each dossier to vote');

    const { funderIds } = await world.useCases.programme.getCall(chair, callId);
    const retain = {
      kind: 'retained',
      amount: '300 000',
      'conditions.0.text': 'Certificat sanitaire',
      'conditions.0.proof': 'sanitary_certificate',
      'conditions.0.tranche': '2',
      ...linesOf(funderIds, { [funders.indh]: '210 000', [funders.region05]: '90 000' }),
    };
    const decideAt = `${itemAt}?decide=retained`;
    const { html: asPlanned } = await page.follow(decideAt);
    expect(typedIn(asPlanned, 'amount')).toBe('300\u00a0000,00');
    expect(funderIds.map((_, place) => typedIn(asPlanned, `lines.${place}.amount`)).sort()).toEqual([
      '210\u00a0000,00',
      '90\u00a0000,00',
    ]);
    const unequal = await page.fill(decideAt, 'decide_item', { ...retain, amount: '310 000' });
    expect(unequal.status).toBe(422);
    expect(unequal.html).toContain('Certificat sanitaire');
    expect(typedIn(unequal.html, 'amount')).toBe('310 000');
    const decided = await page.fill(decideAt, 'decide_item', retain);
    expect(decided.html).toContain('The decision is recorded.');
    expect(decided.html).toContain('Sanitary certificate');
    expect((await page.follow(sessionAt)).html).toContain('the secretary closes the session and writes the minutes');
  });

  it('write the minutes and sign them twice; only then the holder reads the decision, and nothing of the votes', async () => {
    const { chair, secretary, holder, sessionId, dossierId } = await decidedItem(world);
    const sessionAt = `/sessions/${sessionId}`;
    const decisionAt = `/dossiers/${dossierId}/decision`;
    const page = await as(secretary);
    expect((await page.fill(sessionAt, 'close_session', {})).html).toContain('PV-2026-001');
    expect((await page.fill(sessionAt, 'sign_minutes', {})).html).toContain('Your signature is recorded.');
    expect((await (await as(holder)).follow(decisionAt)).html).toContain('The committee has not decided yet');
    const signed = await (await as(chair)).fill(sessionAt, 'sign_minutes', {});
    expect(signed.html).toContain('Signed minutes (PDF)');
    const { html } = await (await as(holder)).follow(decisionAt);
    expect(html).toContain('Certificat sanitaire');
    expect(html).toContain('210\u00a0000,00');
    expect(html).not.toContain('member-1');
  });

  it('reject with reasons that the holder reads, and correct it in a later session', async () => {
    const session = await openedSession(world);
    const { chair, members, secretary, holder, dossierId, sessionId, itemId, callId } = session;
    await vote(world, session, { voters: [chair, ...members.slice(0, 4)], vote: 'against' });
    const chairPage = await as(chair);
    const itemAt = `/sessions/${sessionId}/items/${itemId}`;
    const silent = await chairPage.fill(`${itemAt}?decide=rejected`, 'decide_item', { kind: 'rejected' });
    expect(silent.status).toBe(422);
    expect(silent.html).toContain('href="#decide_item-text"');
    expect(silent.html).toContain('Choose one reason at least.');
    const reasons = { kind: 'rejected', reasonCodes: 'not_viable,other', text: 'Marché trop étroit' };
    await chairPage.fill(`${itemAt}?decide=rejected`, 'decide_item', reasons);
    await signedSession(world, session);
    const { html } = await (await as(holder)).follow(`/dossiers/${dossierId}/decision`);
    expect(html).toContain('Not viable');
    expect(html).toContain('Marché trop étroit');
    const again = await (await as(secretary)).follow(itemAt);
    const link = `/sessions/new?callId=${callId}&amp;rectifies=${itemId}`;
    expect(again.html).toContain(link);
    expect((await (await as(secretary)).follow(link.replace('&amp;', '&'))).html).toContain(
      'This session corrects an earlier decision.',
    );
  });

  it('put a question to the holder, who answers it on the page of the decision', async () => {
    const session = await decidedItem(world, () => ({ kind: 'deferred', question: 'Quel débouché ?' }));
    await signedSession(world, session);
    const holder = await as(session.holder);
    const at = `/dossiers/${session.dossierId}/decision`;
    expect((await holder.follow(at)).html).toContain('Quel débouché ?');
    const done = await holder.fill(at, 'answer_question', { text: 'Une coopérative de distribution' });
    expect(done.html).toContain('Your answer is sent to the committee.');
  });

  it('promote from the reserve list, and tell the holder its place', async () => {
    const session = await decidedItem(world, ({ funders }) => ({
      kind: 'reserve',
      rank: 1,
      amount: retainedAmount,
      lines: [{ funderId: funders.indh, amount: retainedAmount }],
      conditions: [],
    }));
    await signedSession(world, session);
    const at = `/dossiers/${session.dossierId}/decision`;
    expect((await (await as(session.holder)).follow(at)).html).toContain('When money is freed');
    expect((await (await as(session.holder)).follow(at)).html).not.toContain('value="promote_dossier"');
    const secretary = await as(session.secretary);
    expect((await secretary.follow(`/sessions?callId=${session.callId}`)).html).toContain(session.reference);
    const done = await secretary.fill(at, 'promote_dossier', {});
    expect(done.html).toContain('The dossier is promoted');
  });

  it('record that a session cannot be held, and convene it again', async () => {
    const { secretary, sessionId, chair } = await convenedSession(world);
    await world.moveTo('2026-03-20T11:00:00Z');
    const page = await as(secretary);
    const done = await page.fill(`/sessions/${sessionId}`, 'adjourn_session', { presentIds: idOfPerson(chair) });
    expect(done.html).toContain('The session is adjourned.');
    expect(done.html).toContain(`secondOf=${sessionId}`);
    const stranger = await as(await world.holding('stranger', 'reviewer'));
    expect((await stranger.follow(`/sessions/${sessionId}`)).status).toBe(403);
  });

  it('name another chair for an item that the chair has left', async () => {
    const session = await openedSession(world);
    const { chair, members, secretary, sessionId, itemId } = session;
    await world.useCases.committee.recuse(by(chair), itemId, { reason: 'Famille' });
    const page = await as(secretary);
    const named = await page.fill(`/sessions/${sessionId}/items/${itemId}`, 'name_chair', {
      personId: idOfPerson(members[0]!),
    });
    expect(named.html).toContain('Who presides over this item is recorded.');
    expect((await (await as(members[0]!)).follow(`/sessions/${sessionId}/items/${itemId}`)).html).toContain(
      'State the decision',
    );
  });
});

describe('listCommittee and listDecisions', () => {
  it('name who can be convened to whoever convenes, and decisions to whoever may read the dossier', async () => {
    const { callId, second } = await rankedPair(world);
    const { chair, secretary } = await committee(world);
    const { listCommittee, listDecisions } = world.useCases.committee;
    expect(await listCommittee(secretary, callId)).toMatchObject({
      chairIds: [chair.id],
      secretaryIds: [secretary.id],
    });
    await expect(listCommittee(chair, callId)).rejects.toMatchObject({ code: 'permission_denied' });
    const nothing = { decisions: [], questions: [], reserve: null };
    expect(await listDecisions(second.holder, second.dossierId)).toEqual(nothing);
    const stranger = await world.holding('stranger', 'reviewer');
    await expect(listDecisions(stranger, second.dossierId)).rejects.toMatchObject({ code: 'dossier_missing' });
  });
});

const retainedAmount = dirhams(200_000);

/** What stands in a field of a page. */
const typedIn = (html: string, name: string): string | undefined => {
  const [input = ''] = new RegExp(`<input [^>]*name="${name.replaceAll('.', '\\.')}"[^>]*>`).exec(html) ?? [];
  return / value="([^"]*)"/.exec(input)?.[1];
};

const linesOf = (funderIds: readonly string[], amounts: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    funderIds.flatMap((funderId, place) => [
      [`lines.${place}.funderId`, funderId],
      [`lines.${place}.amount`, amounts[funderId] ?? ''],
    ]),
  );
