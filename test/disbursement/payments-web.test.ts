import type { TrancheView } from '../../services/disbursement/disbursement-views.ts';
import type { Actor } from '../../services/shared/command.ts';
import { plannedTranches, settledTranche, trancheOf, type PaymentWorld } from '../support/builders/disbursement.ts';
import { createPages, fieldsOf } from '../support/pages.ts';
import { createWorld } from '../support/world.ts';
import { openSite, type Site } from '../support/site.ts';

let world: Site['world'];
let pages: Site['pages'];
let looks: Site['looks'];
let close: Site['close'];
let payments: PaymentWorld;
let tranche: TrancheView;
let address: string;
let claim: string;
beforeAll(async () => {
  ({ world, pages, looks, close } = await openSite());
  payments = await plannedTranches(world);
  tranche = await trancheOf(world, payments, 1);
  address = `/dossiers/${payments.dossierId}/payments`;
  claim = `${address}/claims/${tranche.id}`;
}, 120_000);
afterAll(() => close());

const bring = async (kind: string, said: Record<string, string> = {}, words = kind) => {
  const browser = await pages.browse(payments.holder);
  const place = `${claim}/${kind}`;
  const { html } = await browser.follow(place);
  const body = new FormData();
  for (const [name, value] of Object.entries({ ...fieldsOf(html, 'draft_proof'), ...said })) body.append(name, value);
  body.append('file', new Blob([`%PDF-1.7\n${words}\n%%EOF\n`], { type: 'application/pdf' }), 'صورة.pdf');
  return browser.follow(place, { method: 'POST', headers: { origin: pages.url }, body });
};

const as = (actor: Actor) => pages.browse(actor);
const staffPlace = () => `/tranches/${tranche.id}`;

describe('the payments of a dossier', () => {
  it.each([
    { name: 'payments-holder', actor: () => payments.holder, at: () => address },
    { name: 'payments-claim', actor: () => payments.holder, at: () => claim },
    { name: 'payments-proof', actor: () => payments.holder, at: () => `${claim}/cash_contribution` },
    { name: 'payments-tranche', actor: () => payments.staff.preparer, at: staffPlace },
  ])(
    '$name is accessible, in order and within the screen',
    async ({ name, actor, at }) => {
      expect(await looks.at({ name, address: at(), actor: actor() })).toEqual([]);
    },
    60_000,
  );

  it('are nobody’s who does not read the dossier', async () => {
    const stranger = await as(await world.holding('stranger', 'reviewer'));
    for (const place of [address, claim, staffPlace()]) expect((await stranger.follow(place)).status).toBe(404);
    const officer = await as(payments.officer);
    expect((await officer.follow(claim)).status).toBe(403);
  });
});

describe('a claim', () => {
  it('is put together photo by photo, keeps what was typed where it is wrong, and is sent once it is whole', async () => {
    const holder = await as(payments.holder);
    expect((await holder.follow(claim)).html).not.toContain('value="claim_tranche"');
    const first = await bring('rib_certificate', { validUntil: '٣٠/١٢/٢٠٢٧' });
    expect(first.html).toContain('The proof is kept.');
    const wrong = await bring('cash_contribution', { 'ownPart.nature': 'cash', 'ownPart.amount': 'كثير' });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('href="#draft_proof-ownPart.amount"');
    expect(wrong.html).toContain('كثير');
    const own = { 'ownPart.nature': 'cash', 'ownPart.amount': '٦٥ ٠٠٠,٥٠' };
    const kept = await bring('cash_contribution', own);
    expect(kept.html).toContain('65\u00a0000,50');
    const twice = await bring('cash_contribution', own, 'again');
    const [draftId = ''] = [...twice.html.matchAll(/name="draftId" value="([^"]+)"/g)]
      .map(([, id = '']) => id)
      .slice(-1);
    expect((await holder.fill(claim, 'drop_proof', { draftId })).html).toContain('The proof is left out of the claim.');
    expect(await looks.at({ name: 'payments-claim-ready', address: claim, actor: payments.holder })).toEqual([]);
    expect((await holder.fill(claim, 'claim_tranche', {})).html).toContain('Your claim is sent.');
    expect((await holder.follow(claim)).html).not.toContain('Send the claim');
    expect((await bring('rib_certificate')).status).toBe(409);
  }, 60_000);

  it('goes back with a refused proof, says why, and is answered by another one', async () => {
    const { preparer } = payments.staff;
    const { proofs } = await trancheOf(world, payments, 1);
    const rib = proofs.find(({ kind }) => kind === 'rib_certificate')!;
    const place = `${staffPlace()}/proofs/${rib.id}`;
    const desk = await as(preparer);
    expect((await desk.fill(place, 'check_proof', { reason: 'x' })).html).toContain('Choose a verdict.');
    expect(await looks.at({ name: 'payments-check', address: place, actor: preparer })).toEqual([]);
    const refused = await desk.fill(place, 'check_proof', { verdict: 'refused', reason: 'الوثيقة غير مقروءة' });
    expect(refused.html).toContain('The verdict on the proof is recorded.');
    const holder = await as(payments.holder);
    const back = await holder.follow(claim);
    expect(back.html).toContain('The claim was given back to its holder:');
    expect(back.html).toContain('الوثيقة غير مقروءة');
    await bring('rib_certificate', {}, 'readable');
    expect((await holder.fill(claim, 'claim_tranche', {})).html).toContain('Your claim is sent.');
  }, 60_000);

  it('is prepared, verified, approved and ordered by four people, and by nobody twice', async () => {
    const { preparer, verifier, approver, payer } = payments.staff;
    const desk = await as(preparer);
    for (const { id, status } of (await trancheOf(world, payments, 1)).proofs) {
      if (status !== 'received') continue;
      const done = await desk.fill(`${staffPlace()}/proofs/${id}`, 'check_proof', {
        verdict: 'verified',
        reason: 'OK',
      });
      expect(done.status).toBe(200);
    }
    expect((await (await as(verifier)).follow(staffPlace())).html).not.toContain('value="prepare_tranche"');
    expect((await desk.fill(staffPlace(), 'prepare_tranche', {})).html).toContain('The payment is prepared.');
    await world.holding('preparer', 'payment_verifier');
    expect((await desk.follow(staffPlace())).html).toContain('You had a part in this payment already');
    expect((await (await as(verifier)).fill(staffPlace(), 'verify_tranche', {})).html).toContain('is verified');
    expect((await (await as(approver)).fill(staffPlace(), 'approve_tranche', {})).html).toContain('is approved');
    const paying = await as(payer);
    const stale = await paying.fill(staffPlace(), 'order_tranche', { version: '1' });
    expect(stale.status).toBe(409);
    const ordered = await paying.fill(staffPlace(), 'order_tranche', {});
    expect(ordered.html).toContain('The payment is ordered.');
    for (const name of ['preparer', 'verifier', 'approver', 'payer'])
      expect(ordered.html).toContain(`<bdi>${name}</bdi>`);
    expect(await looks.at({ name: 'payments-ordered', address: staffPlace(), actor: payer })).toEqual([]);
  }, 90_000);
});

describe('a part that came to nothing', () => {
  it('is taken back by the payer, tried again, approved and ordered by two others', async () => {
    const { payer, approver } = payments.staff;
    const { legs } = await trancheOf(world, payments, 1);
    const place = `${staffPlace()}/legs/${legs[0]!.id}`;
    const paying = await as(payer);
    expect((await paying.fill(place, 'cancel_order', {})).html).toContain('href="#cancel_order-reason"');
    expect((await paying.fill(place, 'cancel_order', { reason: 'wrong day' })).html).toContain('is taken back');
    expect(await looks.at({ name: 'payments-leg', address: place, actor: payer })).toEqual([]);
    expect((await paying.fill(place, 'repair_leg', { reason: 'another day' })).html).toContain('waits to be approved');
    expect((await (await as(approver)).fill(place, 'approve_retry', {})).html).toContain('is approved');
    expect((await paying.fill(place, 'order_retry', {})).html).toContain('is ordered');
  }, 60_000);
});

describe('money that is asked back', () => {
  it('is ordered with its cause, notified, contested and shown to each', async () => {
    const other = await createWorld();
    const elsewhere = await createPages(other);
    try {
      const settled = await settledTranche(other);
      const at = `/dossiers/${settled.dossierId}/payments`;
      const officer = await elsewhere.browse(settled.officer);
      const { html } = await officer.follow(`${at}/recovery`);
      const body = new FormData();
      const typed = { cause: 'unspent', amount: '1 200,50', reason: 'مبلغ لم يصرف' };
      for (const [name, value] of Object.entries({ ...fieldsOf(html, 'order_recovery'), ...typed }))
        body.append(name, value);
      body.append('file', new Blob(['%PDF-1.7\nconstat\n%%EOF\n'], { type: 'application/pdf' }), 'constat.pdf');
      const asked = await officer.follow(`${at}/recovery`, {
        method: 'POST',
        headers: { origin: elsewhere.url },
        body,
      });
      expect(asked.html).toContain('The recovery is ordered.');
      const [, id = ''] = /recoveries\/([0-9a-f-]{36})/.exec(asked.html) ?? [];
      const place = `${at}/recoveries/${id}`;
      expect((await officer.fill(place, 'notify_recovery', { notifiedOn: '31/02/2026' })).html).toContain(
        'Enter a day',
      );
      const today = (await other.now()).toISOString().slice(0, 10).split('-').reverse().join('/');
      expect((await officer.fill(place, 'notify_recovery', { notifiedOn: today })).html).toContain('is recorded');
      const holder = await elsewhere.browse(settled.holder);
      const contested = await holder.fill(place, 'contest_recovery', { reason: 'صُرف كله' });
      expect(contested.html).toContain('The objection is recorded.');
    } finally {
      await elsewhere.stop();
      await other.drop();
    }
  }, 90_000);
});
