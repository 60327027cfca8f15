import { lineOf, openedRound, prepareLine, settleByItself, type RoundWorld } from '../support/builders/cofinancing.ts';
import { openSite, type Site } from '../support/site.ts';

let world: Site['world'];
let pages: Site['pages'];
let looks: Site['looks'];
let close: Site['close'];
let round: RoundWorld;
let address: string;
beforeAll(async () => {
  ({ world, pages, looks, close } = await openSite());
  round = await openedRound(world);
  address = `/dossiers/${round.dossierId}/round`;
}, 120_000);
afterAll(() => close());

describe('the round of funders, on its pages', () => {
  it('lists the lines of a funder that wait, and leads to the one that is worked on', async () => {
    const browser = await pages.browse(round.people.indh.officer);
    const { id } = await lineOf(world, round, 'indh');
    const { html } = await browser.follow('/lines');
    expect(html).toContain(round.reference);
    expect(html).toContain(`href="${address}?line=${id}"`);
    expect((await browser.follow('/lines?status=refused')).html).toContain('Nothing waits for your answer.');
  });

  it('shows everybody the whole plan, and to other funders’ people no form', async () => {
    const holder = await pages.browse(round.holder);
    const { html } = await holder.follow(address);
    expect(html).toContain('<svg');
    expect(html).toMatch(/Of .+ MAD are approved/);
    expect(html).not.toContain('value="prepare_line"');
    const stranger = await pages.browse(await world.holding('stranger', 'reviewer'));
    expect((await stranger.follow(address)).status).toBe(404);
  });

  it('gives the lines and the figures of the picture as files, and tells the evidence', async () => {
    const browser = await pages.browse(round.people.indh.officer);
    const lines = await browser.follow('/lines.csv');
    expect(lines.html).toMatch(/^id,dossierId,reference/);
    expect(lines.html).toContain(round.reference);
    const { html } = await browser.follow(`${address}.csv`);
    expect(html).toContain('1,INDH,grant,210000.00,MAD,0.00,MAD,asked');
    const taken = await world.admin('audit.event').where({ kind: 'audit.list_exported' });
    expect(taken.map(({ subject_id: subject }: { subject_id: string }) => subject)).toEqual(['listLines', 'round']);
    const nobody = await pages.browse(null);
    expect((await nobody.follow('/lines.csv')).address).toContain('/sign-in');
  });

  it('is prepared by an officer: what is wrong stands beside its field, and what was typed is kept', async () => {
    const browser = await pages.browse(round.people.indh.officer);
    const wrong = await browser.fill(address, 'prepare_line', { proposedAmount: 'كثير', note: 'مشروع جيد' });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('href="#prepare_line-opinion"');
    expect(wrong.html).toContain('href="#prepare_line-proposedAmount"');
    expect(wrong.html).toContain('مشروع جيد');
    const done = await browser.fill(address, 'prepare_line', {
      opinion: 'favourable',
      proposedAmount: '١٨٠ ٠٠٠',
      note: 'مشروع جيد',
    });
    expect(done.html).toContain('The answer is prepared.');
    expect(done.html).toContain('مشروع جيد');
  });

  it('keeps a funder’s notes from the people of another', async () => {
    const browser = await pages.browse(round.people.region05.approver);
    expect((await browser.follow(address)).html).not.toContain('مشروع جيد');
  });

  it.each([
    { name: 'round-approver', actor: () => round.people.indh.approver },
    { name: 'round-officer', actor: () => round.people.region05.officer },
    { name: 'round-holder', actor: () => round.holder },
  ])(
    '$name is accessible, in order and within the screen',
    async ({ name, actor }) => {
      expect(await looks.at({ name, address, actor: actor() })).toEqual([]);
    },
    60_000,
  );

  it('lists lines accessibly', async () => {
    expect(await looks.at({ name: 'lines', address: '/lines', actor: round.people.indh.officer })).toEqual([]);
  }, 60_000);

  it('is approved in part with a condition; too much, a stale page and a half condition are refused', async () => {
    const browser = await pages.browse(round.people.indh.approver);
    const tooMuch = await browser.fill(address, 'approve_line', { amount: '999 999' });
    expect(tooMuch.status).toBe(422);
    expect(tooMuch.html).toContain('exceeds');
    expect((await browser.fill(address, 'approve_line', { amount: '1', version: '1' })).status).toBe(409);
    const half = await browser.fill(address, 'approve_line', {
      amount: '180 000',
      'conditions.0.text': 'Permis',
      'conditions.0.proof': '',
      'conditions.0.tranche': '',
    });
    expect(half.html).toContain('href="#approve_line-conditions.0.proof"');
    const done = await browser.fill(address, 'approve_line', {
      amount: '180 000,00',
      'conditions.0.text': 'Certificat sanitaire',
      'conditions.0.proof': 'sanitary_certificate',
      'conditions.0.tranche': '2',
    });
    expect(done.html).toContain('Your approval is recorded.');
    expect(done.html).toContain('Certificat sanitaire');
  });

  it('is refused with a reason that everybody reads', async () => {
    await prepareLine(world, round, 'region05');
    const browser = await pages.browse(round.people.region05.approver);
    expect((await browser.fill(address, 'refuse_line', { reason: '' })).status).toBe(422);
    const done = await browser.fill(address, 'refuse_line', { reason: 'Hors de notre territoire' });
    expect(done.html).toContain('Your refusal is recorded.');
    const holder = await pages.browse(round.holder);
    expect((await holder.follow(address)).html).toContain('Hors de notre territoire');
  });
});

describe('a round with a gap, on its pages', () => {
  beforeAll(() => settleByItself(world, round.dossierId, 1));

  it('shows the lead funder who could give what is missing, and nobody else', async () => {
    const lead = await pages.browse(round.people.indh.approver);
    expect((await lead.follow(address)).html).toContain('Who could give what is missing');
    const other = await pages.browse(round.people.region05.approver);
    expect((await other.follow(address)).html).not.toContain('Who could give what is missing');
  });

  it('looks right to the lead funder', async () => {
    expect(await looks.at({ name: 'round-gap', address, actor: round.people.indh.approver })).toEqual([]);
  }, 60_000);

  it('asks the holder, who says no with a reason, then others for exactly what is missing', async () => {
    const lead = await pages.browse(round.people.indh.approver);
    const asked = await lead.fill(address, 'ask_revision', { message: 'هل يمكنكم تقليص المصاريف؟' });
    expect(asked.html).toContain('The project holder has been asked.');
    const holder = await pages.browse(round.holder);
    const wrong = await holder.fill(address, 'revise_plan', { 'uses.0.amount': 'x' });
    expect(wrong.html).toContain('href="#revise_plan-uses.0.amount"');
    expect(await looks.at({ name: 'round-revision', address, actor: round.holder })).toEqual([]);
    const declined = await holder.fill(address, 'decline_revision', { reason: 'لا نستطيع' });
    expect(declined.html).toContain('Your answer is recorded.');

    const empty = await lead.fill(address, 'plan_round', {});
    expect(empty.html).toContain('Choose at least one funder and an amount.');
    const option = `${round.funders.cdg} grant`;
    const less = await lead.fill(address, 'plan_round', { 'lines.0.option': option, 'lines.0.amount': '1 000' });
    expect(less.html).toContain('it must close it exactly');
    const whole = await lead.fill(address, 'plan_round', { 'lines.0.option': option, 'lines.0.amount': '120 000' });
    expect(whole.html).toContain('The next round is about to open.');
  }, 60_000);
});
