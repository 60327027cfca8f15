import { tazartPlan, tazartProject } from '../support/builders/application.ts';
import { openCallWorld } from '../support/builders/programme.ts';
import { certifiedOrganisation, storedDocument } from '../support/builders/registry.ts';
import { LocalDate } from '../../services/shared/dates.ts';
import { openLooks } from '../support/looks.ts';
import { createPages, fieldsOf, type Browser, type TestPages } from '../support/pages.ts';
import { by, createWorld, type World } from '../support/world.ts';

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

const atTheCounter = async () => {
  const call = await openCallWorld(world);
  const applicant = await certifiedOrganisation(world);
  const agent = await world.holding('agent', 'platform_agent', { kind: 'territory', id: '05.301' });
  return { ...call, ...applicant, agent, address: `/organisations/${applicant.organisation.id}/mandates` };
};

const PDF = new Blob(['%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'], { type: 'application/pdf' });

/** A form with a file, as a browser sends it. */
const sendWithFile = async (browser: Browser, address: string, values: Record<string, string>) => {
  const { html } = await browser.follow(address);
  const body = new FormData();
  for (const [name, value] of Object.entries({ ...fieldsOf(html, 'record_mandate'), ...values })) body.set(name, value);
  body.set('file', PDF, 'mandat.pdf');
  return browser.follow(address, { method: 'POST', headers: { origin: pages.url }, body });
};

describe('the counter', () => {
  it('finds who stands in front of it, records the mandate and says from then on for whom one acts', async () => {
    const { agent, address, organisation, callId } = await atTheCounter();
    const browser = await pages.browse(agent);
    expect((await browser.follow('/counter?q=tazart')).html).toContain(address);
    const before = await browser.follow(address);
    expect(before.html).toContain('You have no mandate');
    expect(before.html).not.toContain('value="start_on_behalf"');

    const unfiled = await browser.fill(address, 'record_mandate', { declaredBy: 'فاطمة', until: '31/02/2026' });
    expect(unfiled.status).toBe(422);
    expect(unfiled.html).toContain('Choose a file or a photo.');
    expect(unfiled.html).toContain('فاطمة');
    const done = await sendWithFile(browser, address, { declaredBy: 'فاطمة، الرئيسة', until: '٣٠/٠٦/٢٠٢٦' });
    expect(done.html).toContain('The mandate is recorded');
    expect(done.html).toContain('You act for');
    expect(done.html).toContain(organisation.nameLatin);

    const started = await browser.fill(address, 'start_on_behalf', { callId, title: 'Séchage de figues' });
    expect(started.html).toContain('Séchage de figues');
    expect(started.html).toContain('on behalf of the project holder');
    expect((await browser.follow(address)).html).toContain('AAP-2026-01-0001');
  });

  it('prints the receipt of what was entered, with who declared and who typed', async () => {
    const { agent, address, dossierId, organisation } = await submittedAtTheCounter();
    const browser = await pages.browse(agent);
    expect((await browser.follow(address)).html).toContain(`/dossiers/${dossierId}/counter-receipt`);
    const { html } = await browser.follow(`/dossiers/${dossierId}/counter-receipt`);
    for (const words of ['R-AAP-2026-01-0001', 'Fatima, présidente', 'agent', organisation.nameLatin]) {
      expect(html).toContain(words);
    }
  });

  it('ends a mandate for its holder, and for nobody else', async () => {
    const { agent, holder, address } = await submittedAtTheCounter();
    expect((await (await pages.browse(agent)).follow(address)).html).not.toContain('value="end_mandate"');
    const ended = await (await pages.browse(holder)).fill(address, 'end_mandate', {});
    expect(ended.html).toContain('The mandate has ended.');
    expect((await (await pages.browse(agent)).follow(address)).html).toContain('You have no mandate');
    const stranger = await pages.browse(await world.holding('stranger', 'reviewer'));
    expect((await stranger.follow(address)).status).toBe(404);
  });

  it('is accessible, in order and within the screen', async () => {
    const looks = await openLooks(pages);
    const { agent, address, dossierId } = await submittedAtTheCounter();
    for (const [name, at] of [
      ['counter', '/counter'],
      ['counter-mandates', address],
      ['counter-receipt', `/dossiers/${dossierId}/counter-receipt`],
    ] as const) {
      expect(await looks.at({ name, address: at, actor: agent })).toEqual([]);
    }
    await looks.close();
  }, 90_000);
});

const submittedAtTheCounter = async () => {
  const counter = await atTheCounter();
  const { agent, organisation, callId, funders } = counter;
  const { recordMandate, startApplication, saveSection, submitApplication } = world.useCases.application;
  const documentId = await storedDocument(world, agent, 'Mandat');
  await recordMandate(by(agent), {
    organisationId: organisation.id,
    documentId,
    declaredBy: 'Fatima, présidente',
    until: LocalDate.parse('2026-06-30'),
  });
  const start = { callId, organisationId: organisation.id, title: tazartProject.title };
  const { id: dossierId, version } = await startApplication(by(agent), start);
  const first = await saveSection(by(agent, { expectedVersion: version }), dossierId, { project: tazartProject });
  const plan = tazartPlan(funders.indh, funders.region05);
  await saveSection(by(agent, { expectedVersion: first.version }), dossierId, { plan });
  await submitApplication(by(agent), dossierId);
  return { ...counter, dossierId };
};
