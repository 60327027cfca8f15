import { closeByCalendar, openCallWorld, type CallWorld } from '../support/builders/programme.ts';
import { typedSection } from '../support/rule-forms.ts';
import { openSite, type Site } from '../support/site.ts';
import { by } from '../support/world.ts';

let world: Site['world'];
let pages: Site['pages'];
let looks: Site['looks'];
let close: Site['close'];
let call: CallWorld;
let address: string;
beforeAll(async () => {
  ({ world, pages, looks, close } = await openSite());
  call = await openCallWorld(world);
  address = `/administration/calls/${call.callId}`;
}, 120_000);
afterAll(() => close());

const REASON = 'Le conseil a relevé le seuil (décision 14).';
const stored = () => world.useCases.programme.getCall(call.admin, call.callId);

describe('the rules of a call that takes applications, on their pages', () => {
  it('get a new version with its reason, and the first one can still be read', async () => {
    const browser = await pages.browse(call.admin);
    expect((await browser.follow(address)).html).toContain('Change the rules');
    const form = await browser.follow(`${address}/rules/scoring`);
    expect(form.html).toContain('Those that have begun keep theirs.');
    const change = typedSection(await stored(), 'scoring', { 'rubric.threshold': '65', reason: REASON });
    const changed = await browser.fill(`${address}/rules/scoring`, 'change_rules', change);
    expect(changed.html).toContain('The new rules are in force.');
    expect(changed.html).toContain(REASON);
    expect((await stored()).rulebook.rubric.threshold).toBe(65);
    expect(changed.html).toMatch(/Version <bdi dir="ltr">2<\/bdi>: for dossiers begun since/);
    expect(changed.html).toContain('65 points');
    const first = await browser.follow(`${address}?version=1`);
    expect(first.html).toContain('60 points');
    expect(first.html).toMatch(/Version <bdi dir="ltr">1<\/bdi>: .+ and until/);
  });

  it('are told to whoever thinks of applying', async () => {
    const { html } = await (await pages.browse(null)).follow(`/calls/${call.callId}`);
    expect(html).toMatch(/Rules in force[^]*Version <bdi dir="ltr">2<\/bdi>/);
    expect(html).toContain(REASON);
  });

  it('are refused with what contradicts beside its field, and nothing that was typed is lost', async () => {
    const browser = await pages.browse(call.admin);
    const at = `${address}/rules/committee`;
    const change = typedSection(await stored(), 'committee', { 'committee.quorum': '9', reason: REASON });
    const refused = await browser.fill(at, 'change_rules', change);
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('href="#change_rules-committee.quorum"');
    expect(refused.html).toContain('above the 7 seats of the committee');
    expect(refused.html).toContain(REASON);
    const silent = await browser.fill(at, 'change_rules', { ...change, reason: 'Bref' });
    expect(silent.html).toContain('Write at least 10 characters.');
    expect((await stored()).rulebook.committee.castingVote).toBeUndefined();
    const same = await browser.fill(at, 'change_rules', typedSection(await stored(), 'committee', { reason: REASON }));
    expect(same.html).toContain('These are the rules that already hold.');
  });

  it('are changed by nobody over what another administrator changed meanwhile', async () => {
    const browser = await pages.browse(call.admin);
    const { rulebook } = await stored();
    const { html } = await browser.follow(`${address}/rules/reports`);
    const version = /name="version" value="(\d+)"/.exec(html)?.[1] ?? '';
    await world.useCases.programme.changeRulebook(by(call.admin), call.callId, {
      rulebook: { ...rulebook, review: { ...rulebook.review, days: 30 } },
      reason: REASON,
    });
    const change = typedSection(await stored(), 'reports', { 'reports.0.dueMonths': '9', reason: REASON, version });
    expect((await browser.fill(`${address}/rules/reports`, 'change_rules', change)).status).toBe(409);
  });

  it('are for the administration alone', async () => {
    const officer = await pages.browse(await world.holding('officer', 'desk_officer'));
    expect((await officer.follow(`${address}/rules/scoring`)).status).toBe(403);
  });

  it.each([
    { name: 'running-call', place: () => address },
    { name: 'running-call-first', place: () => `${address}?version=1` },
    { name: 'running-rules', place: () => `${address}/rules/scoring` },
  ])(
    '$name is accessible, in order and within the screen',
    async ({ name, place }) => {
      expect(await looks.at({ name, address: place(), actor: call.admin })).toEqual([]);
    },
    60_000,
  );

  it('change no more once it has closed; it can be settled without waiting', async () => {
    const { closesAt } = await stored();
    await world.moveTo(closesAt.toISOString());
    await closeByCalendar(world, call.callId);
    const browser = await pages.browse(call.admin);
    const { html } = await browser.follow(`${address}/rules/scoring`);
    expect(html).toContain('this part does not change any more');
    const settled = await browser.fill(address, 'settle_call', {});
    expect(settled.html).toContain('The call is settled.');
  });
});
