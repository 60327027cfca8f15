import type { Actor } from '../../services/shared/command.ts';
import { draftDossier, type DossierWorld } from '../support/builders/application.ts';
import { preparedAgreement, signAs, type AgreementWorld } from '../support/builders/agreement.ts';
import { openCallWorld } from '../support/builders/programme.ts';
import { ighrem } from '../support/builders/registry.ts';
import { fieldsOf } from '../support/pages.ts';
import { openSite, type Site } from '../support/site.ts';

let world: Site['world'];
let pages: Site['pages'];
let looks: Site['looks'];
let close: Site['close'];
let prepared: AgreementWorld;
let unsent: DossierWorld;
let desk: Actor;
let address: string;
beforeAll(async () => {
  ({ world, pages, looks, close } = await openSite());
  const call = await openCallWorld(world);
  unsent = await draftDossier(world, { call, account: 'holder-ighrem', input: ighrem });
  prepared = await preparedAgreement(world, { call });
  desk = await world.holding('desk-officer', 'desk_officer');
  address = `/dossiers/${prepared.dossierId}/agreement`;
}, 120_000);
afterAll(() => close());

const PHOTO = Buffer.from('%PDF-1.7\nsigned by hand\n%%EOF\n');

/** Hands a file in by the page's own form, as a phone does. */
const handIn = async (actor: Actor, { bytes = PHOTO, type = 'application/pdf' } = {}) => {
  const browser = await pages.browse(actor);
  const { html } = await browser.follow(`${address}/copy`);
  const body = new FormData();
  for (const [name, value] of Object.entries(fieldsOf(html, 'hand_in_copy'))) body.append(name, value);
  if (bytes.length > 0) body.append('file', new Blob([bytes], { type }), 'توقيع.pdf');
  return browser.follow(`${address}/copy`, { method: 'POST', headers: { origin: pages.url }, body });
};

describe('the pages of an agreement', () => {
  it.each([
    { name: 'agreement', actor: () => prepared.holder, address: () => address },
    { name: 'agreement-signature', actor: () => prepared.holder, address: () => `${address}/signature` },
    { name: 'agreement-copy', actor: () => prepared.holder, address: () => `${address}/copy` },
  ])(
    '$name is accessible, in order and within the screen',
    async ({ name, actor, address: of }) => {
      expect(await looks.at({ name, address: of(), actor: actor() })).toEqual([]);
    },
    60_000,
  );

  it('tells each party what it says, whose turn it is, and to a stranger nothing', async () => {
    const holder = await pages.browse(prepared.holder);
    const { html } = await holder.follow(address);
    expect(html).toContain(prepared.agreement.number);
    expect(html).toContain('It is your turn to sign');
    expect(html).toContain(`/documents/${prepared.agreement.document.id}`);
    const funder = await pages.browse(prepared.people.indh.approver, 'fr');
    const seen = await funder.follow(address);
    expect(seen.html).toContain('La convention attend la signature de');
    expect(seen.html).not.toContain(`${address}/signature`);
    expect((await funder.follow(`${address}/signature`)).html).toContain('Vous n’avez pas à signer maintenant');
    const stranger = await pages.browse(await world.holding('stranger', 'reviewer'));
    expect((await stranger.follow(address)).status).toBe(404);
  });

  it('gives the PDF that is signed to a party', async () => {
    const holder = await pages.browse(prepared.holder);
    const file = await holder.ask(`/documents/${prepared.agreement.document.id}`);
    expect(file.headers.get('content-type')).toContain('application/pdf');
  });

  it('takes a photo of the paper signed by hand, and the desk refuses it with a reason', async () => {
    expect((await handIn(prepared.holder, { bytes: Buffer.alloc(0) })).html).toContain('Choose a file or a photo.');
    expect((await handIn(prepared.holder, { type: 'image/png' })).status).toBe(422);
    const sent = await handIn(prepared.holder);
    expect(sent.html).toContain('The copy has arrived.');
    const officer = await pages.browse(desk);
    const nothingChosen = await officer.fill(address, 'check_copy', {});
    expect(nothingChosen.html).toContain('Choose to accept or to refuse.');
    const noReason = await officer.fill(address, 'check_copy', { verdict: 'refused' });
    expect(noReason.status).toBe(422);
    expect(noReason.html).toContain('The refusal of a copy needs a reason.');
    expect(await looks.at({ name: 'agreement-check', address, actor: desk })).toEqual([]);
    const refused = await officer.fill(address, 'check_copy', { verdict: 'refused', reason: 'التوقيع غير واضح' });
    expect(refused.html).toContain('The result of the check is recorded.');
    expect(refused.html).toContain('التوقيع غير واضح');
  }, 60_000);

  it('signs only what was read, once, in turn; the next party is then asked', async () => {
    const holder = await pages.browse(prepared.holder);
    const place = `${address}/signature`;
    const unread = await holder.fill(place, 'sign_agreement', {});
    expect(unread.status).toBe(422);
    expect(unread.html).toContain('href="#sign_agreement-isRead"');
    const other = await holder.fill(place, 'sign_agreement', { isRead: 'yes', sha256: 'a'.repeat(64) });
    expect(other.html).toContain('The document that you have read is not the one to be signed: open it again');
    const { html } = await holder.follow(place);
    const form = { ...fieldsOf(html, 'sign_agreement'), isRead: 'yes' };
    const signed = await holder.post(place, form);
    expect(signed.html).toContain('Your signature is given.');
    expect((await holder.post(place, form)).html).toContain('Your signature is given.');
    expect((await holder.post(place, { ...form, version: '1', command_id: crypto.randomUUID() })).status).toBe(409);
  });

  it('shows who signed and that it is in effect', async () => {
    for (const signer of prepared.signers.slice(1)) await signAs(world, signer, prepared.agreement);
    const holder = await pages.browse(prepared.holder);
    expect((await holder.follow(address)).html).toContain('In effect');
    expect(await looks.at({ name: 'agreement-effective', address, actor: prepared.holder })).toEqual([]);
  }, 60_000);

  it('says that none is drawn up yet', async () => {
    const { holder, dossierId } = unsent;
    const browser = await pages.browse(holder);
    expect((await browser.follow(`/dossiers/${dossierId}/agreement`)).html).toContain('not drawn up yet');
    expect((await browser.follow(`/dossiers/${dossierId}/agreement/copy`)).status).toBe(404);
  });
});
