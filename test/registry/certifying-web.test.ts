import { setTimeout as sleep } from 'node:timers/promises';
import { scanQueueOn } from '../../db/documents/scan-queue-store.ts';
import { scanDocuments } from '../../services/documents/scan-documents.ts';
import { useCasesOn } from '../../services/use-cases.ts';
import { registeredOrganisation, type OrganisationWorld } from '../support/builders/registry.ts';
import { createPages, fieldsOf, type Browser, type TestPages } from '../support/pages.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
let pages: TestPages;
let tazart: OrganisationWorld;
let desk: Browser;
beforeAll(async () => {
  world = await createWorld();
  // As they are: those of the world scan at once.
  pages = await createPages(world, { useCases: useCasesOn(world, world.printing) });
  tazart = await registeredOrganisation(world);
  desk = await pages.browse(await world.holding('desk-officer', 'desk_officer'));
}, 120_000);
afterAll(async () => {
  await pages.stop();
  await world.drop();
});

const certify = async () => {
  const address = `/organisations/${tazart.organisation.id}`;
  const { html } = await desk.follow(address);
  const body = new FormData();
  for (const [name, value] of Object.entries(fieldsOf(html, 'certify_account'))) body.append(name, value);
  body.append('file', new Blob(['%PDF-1.7\nof the bank\n%%EOF\n'], { type: 'application/pdf' }), 'rib.pdf');
  return desk.follow(address, { method: 'POST', headers: { origin: pages.url }, body });
};

describe('certifying an account', () => {
  it('waits until the scanner has looked at the certificate, which nobody has to choose a second time', async () => {
    const scanner = { scan: () => Promise.resolve({ verdict: 'clean' } as const) };
    const scan = scanDocuments(world, { queue: scanQueueOn(world.knex), files: world.printing.files, scanner });
    const answer = certify();
    await sleep(600);
    expect((await scan()).scanned).toBe(1);
    expect((await answer).html).toContain('The account is certified.');
  }, 60_000);
});
