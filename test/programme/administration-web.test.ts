import { callInput, draftCallWorld } from '../support/builders/programme.ts';
import { by } from '../support/world.ts';
import { openSite, type Site } from '../support/site.ts';

let world: Site['world'];
let pages: Site['pages'];
let looks: Site['looks'];
let close: Site['close'];
let call: Awaited<ReturnType<typeof draftCallWorld>>;
let address: string;
beforeAll(async () => {
  ({ world, pages, looks, close } = await openSite());
  call = await draftCallWorld(world);
  address = `/administration/calls/${call.callId}`;
}, 120_000);
afterAll(() => close());

describe('the administration of the programme, on its pages', () => {
  it('lists calls, drafts too, and shows what a rulebook says', async () => {
    const browser = await pages.browse(call.admin);
    expect((await browser.follow('/administration')).html).toContain(`href="${address}"`);
    const { html } = await browser.follow(address);
    expect(html).toContain(' working days');
    expect(html).toContain('Tranches and their proofs');
    const stranger = await pages.browse(await world.holding('stranger', 'reviewer'));
    expect((await stranger.follow(address)).status).toBe(404);
  });

  it.each([
    { name: 'administration', place: () => '/administration' },
    { name: 'administration-call', place: () => address },
    { name: 'administration-funders', place: () => '/administration/funders' },
    { name: 'administration-people', place: () => '/administration/people' },
    { name: 'administration-health', place: () => '/administration/health' },
    { name: 'administration-letters', place: () => '/administration/letters' },
    { name: 'outbox', place: () => '/dev/outbox' },
  ])(
    '$name is accessible, in order and within the screen',
    async ({ name, place }) => {
      expect(await looks.at({ name, address: place(), actor: call.admin })).toEqual([]);
    },
    60_000,
  );

  it('tells each contradiction of a call in words, and publishes nothing', async () => {
    const { rulebook } = callInput(call.funders);
    const spoilt = { ...rulebook, tranches: rulebook.tranches.slice(1) };
    const { id } = await world.useCases.programme.createCall(by(call.admin), {
      ...callInput(call.funders),
      reference: 'AAP-2026-09',
      rulebook: spoilt,
    });
    const browser = await pages.browse(call.admin);
    const refused = await browser.fill(`/administration/calls/${id}`, 'publish_call', {});
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('The call contradicts itself');
    expect(refused.html).toMatch(/The shares of the tranches sum to \S+\s%\S*, not 100 %/);
  });

  it('publishes a call, extends its closing, makes a new one of its rules and cancels that', async () => {
    const browser = await pages.browse(call.admin);
    expect((await browser.fill(address, 'publish_call', {})).html).toContain('The call is published.');
    const wrong = await browser.fill(address, 'extend_closing', { closesAt: 'demain', reason: 'La pluie' });
    expect(wrong.html).toContain('href="#extend_closing-closesAt"');
    const reason = 'Les routes sont coupées par la neige';
    const extended = await browser.fill(address, 'extend_closing', { closesAt: '20/03/2027 16:30', reason });
    expect(extended.html).toContain('The closing is extended.');
    const copied = await browser.fill(address, 'copy_call', {
      reference: 'AAP-2027-01',
      'titles.ar': 'طلب جديد',
      'titles.fr': 'Nouvel appel',
      'titles.en': 'A new call',
      opensAt: '01/02/2027 09:00',
      closesAt: '01/03/2027 16:00',
    });
    expect(copied.html).toContain('The draft is made.');
    expect(copied.html).toContain('A new call');
    const drafted = await world.admin('audit.event').where({ kind: 'programme.call_drafted' }).orderBy('seq', 'desc');
    expect(drafted[0]).toMatchObject({ related: expect.arrayContaining([call.callId]) as string[] });
    const cancelled = await browser.fill(copied.address.split('?')[0]!, 'cancel_call', { reason });
    expect(cancelled.html).toContain('The call is cancelled.');
  });

  it('adds a funder and money, each mistake told beside its field', async () => {
    const browser = await pages.browse(call.admin);
    const wrong = await browser.fill('/administration/funders', 'add_funder', { code: 'ADS', rib: '12' });
    expect(wrong.html).toContain('Enter the 24 digits of the RIB.');
    const opened = await browser.fill('/administration/funders', 'open_envelope', {
      funderId: call.funders.cdg,
      instrument: 'loan',
      year: '2026',
      amount: '٥٠٠ ٠٠٠',
      act: 'Convention 2026/7',
    });
    expect(opened.html).toContain('The envelope is open.');
    const raised = await browser.fill('/administration/funders', 'raise_envelope', {
      envelopeId: call.envelopes.indh,
      amount: '1 000',
      act: 'Avenant 1',
    });
    expect(raised.html).toContain('The envelope is raised.');
  });

  it('tells calls of one title apart by their references, where envelopes are opened and where they are listed', async () => {
    const browser = await pages.browse(call.admin);
    const { titles, reference: first } = callInput(call.funders);
    const second = 'AAP-2027-08';
    await world.useCases.programme.createCall(by(call.admin), { ...callInput(call.funders), reference: second });
    const { html } = await browser.follow('/administration/funders');
    for (const reference of [first, second]) expect(html).toContain(`>${reference} – ${titles.en}</option>`);
    const [, callId = ''] = new RegExp(`<option value="([^"]+)"[^>]*>${second} – `).exec(html) ?? [];
    const opened = await browser.fill('/administration/funders', 'open_envelope', {
      ...{ funderId: call.funders.indh, instrument: 'grant', year: '2027', callId },
      ...{ amount: '900 000', act: 'Convention 2027/1' },
    });
    expect(opened.html).toContain('The envelope is open.');
    const { html: envelopes } = await browser.follow('/envelopes');
    const told = (reference: string) => envelopes.split(`<bdi dir="ltr">${reference}</bdi> <bdi>`).length - 1;
    // By call, and each of its envelopes.
    expect([told(first), told(second)]).toEqual([4, 2]);
    expect(envelopes).toContain(`\u2066${second}\u2069 · `);
    expect(await looks.at({ name: 'envelopes-of-calls', address: '/envelopes', actor: call.admin })).toEqual([]);
  }, 60_000);

  it('gives a role and ends it; nobody gives one to themselves, and a stranger sees no people', async () => {
    const someone = await world.person('someone');
    const browser = await pages.browse(call.admin);
    const scope = `funder ${call.funders.indh}`;
    const grant = { role: 'funder_officer', scope, personId: String(someone.id) };
    expect((await browser.fill('/administration/people', 'grant_role', grant)).html).toContain('The role is given.');
    const own = { ...grant, personId: String(call.admin.id) };
    expect((await browser.fill('/administration/people', 'grant_role', own)).status).toBe(422);
    const held = (await world
      .admin<{ id: string }>('access.role_grant')
      .whereRaw('person_id = ?', [someone.id])
      .first('id'))!;
    const ended = await browser.fill('/administration/people', 'end_role', { role_id: held.id });
    expect(ended.html).toContain('The role has ended.');
    const stranger = await pages.browse(await world.holding('stranger', 'reviewer'));
    expect((await stranger.follow('/administration/people')).status).toBe(403);
  });

  it('gives the people and their roles as a file, to the administration alone', async () => {
    const browser = await pages.browse(call.admin);
    expect((await browser.follow('/administration/people')).html).toContain('href="/administration/people.csv"');
    const { html } = await browser.follow('/administration/people.csv');
    expect(html).toMatch(/^id,name,nameAr,language,email,roles/);
    expect(html).toContain('fund_administrator');
    const stranger = await pages.browse(await world.holding('stranger', 'reviewer'));
    expect((await stranger.follow('/administration/people.csv')).status).toBe(403);
  });

  it('has a stuck step and a failed letter tried again', async () => {
    await world.admin.raw(
      `insert into engine.stuck_step (id, workflow_id, step, subject, code, since)
       select gen_random_uuid(), 'call:' || ?, 'openCall', 'x', 'call_step_not_due', now()`,
      [call.callId],
    );
    const browser = await pages.browse(call.admin);
    const { html } = await browser.follow('/administration/health');
    expect(html).toContain('The time has not come yet');
    const id = /name="step_id" value="([^"]+)"/.exec(html)?.[1] ?? '';
    const retried = await browser.fill('/administration/health', 'retry_step', { step_id: id });
    expect(retried.html).toContain('Everything moves: nothing is stuck.');
    expect((await browser.follow('/administration/letters')).html).toContain('Every letter is delivered.');
  });
});
