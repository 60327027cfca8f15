import type { Actor } from '../../services/shared/command.ts';
import { COSTLY } from '../../services/shared/quota.ts';
import { settledTranche, type TrancheWorld } from '../support/builders/disbursement.ts';
import { type Browser } from '../support/pages.ts';
import { openSite, type Site } from '../support/site.ts';

let world: Site['world'];
let pages: Site['pages'];
let looks: Site['looks'];
let close: Site['close'];
let payments: TrancheWorld;
let auditor: Actor;
let browser: Browser;
beforeAll(async () => {
  ({ world, pages, looks, close } = await openSite());
  payments = await settledTranche(world);
  auditor = await world.holding('auditor', 'auditor');
  browser = await pages.browse(auditor);
}, 120_000);
afterAll(() => close());

const timeline = () => `/payment-orders/${payments.tranche.legs[0]!.orderId!}/timeline`;
const history = () => `/dossiers/${payments.dossierId}/history`;

describe('the evidence', () => {
  it.each([
    { name: 'evidence', at: () => '/evidence' },
    { name: 'evidence-history', at: history },
    { name: 'evidence-payment', at: timeline },
  ])(
    '$name is accessible, in order and within the screen',
    async ({ name, at }) => {
      expect(await looks.at({ name, address: at(), actor: auditor })).toEqual([]);
    },
    90_000,
  );

  it('is searched by dossier, part, outcome, amount and day, told in words, and taken away as a file', async () => {
    const asked = `reference=${payments.reference}&kind=disbursement&amountFrom=72 000&amountTo=٧٢ ٠٠٠,٠٠&from=01/01/2026`;
    const { html } = await browser.follow(`/evidence?${asked}`);
    expect(html).toContain('Payment settled');
    expect(html).not.toContain('Agreement signed by a party');
    expect(html).toContain('href="/evidence.csv?');
    const file = await browser.ask(`/evidence.csv?${asked}`);
    expect(await file.text()).toContain('disbursement.settled');
    expect((await browser.follow('/evidence?outcome=refused&kind=scoring')).html).toContain('No event was found.');
  });

  it('says what is wrong with a search beside its field, and keeps it', async () => {
    const wrong = await browser.follow('/evidence?amountFrom=beaucoup&from=31/02/2026&reference=AAP-NOBODY');
    expect(wrong.html).toContain('href="#evidence-amountFrom"');
    expect(wrong.html).toContain('href="#evidence-from"');
    expect(wrong.html).toContain('No dossier has this reference.');
    expect(wrong.html).toContain('value="beaucoup"');
    const reversed = await browser.follow('/evidence?from=02/05/2026&to=01/05/2026');
    expect(reversed.status).toBe(400);
  });

  it('leads from a person to all that they did', async () => {
    const { html } = await browser.follow(`/evidence?personId=${payments.staff.verifier.id}`);
    expect(html).toContain('Payment verified');
    expect(html).toContain('Events of one person.');
  });

  it('tells a payment from the bank’s entry back to the vote on one page', async () => {
    await browser.follow(timeline());
    const { html } = await browser.follow(timeline());
    const order = [
      'Payment settled',
      'Payment sent to the bank',
      'Payment approved',
      'Agreement took effect',
      'Read ',
      'Timeline read',
    ];
    const places = order.map((words) => html.indexOf(words));
    expect(places.every((place) => place > 0)).toBe(true);
    expect([...places].sort((left, right) => left - right)).toEqual(places);
  });

  it('tells a dossier’s history in its order and as a file', async () => {
    const { html } = await browser.follow(history());
    expect(html).toContain(payments.reference);
    const file = await browser.ask(`${history()}.csv`);
    expect(file.headers.get('content-type')).toContain('text/csv');
  });

  it('is taken away with its proofs, from the pages that show it, so many times a minute', async () => {
    const taking = await pages.browse(await world.holding('auditor-who-takes', 'auditor'));
    const payment = timeline().replace('/timeline', '/evidence');
    const dossier = history().replace('/history', '/evidence');
    for (const [shown, file] of [
      [timeline(), payment],
      [history(), dossier],
    ] as const) {
      expect((await taking.follow(shown)).html).toContain(`href="${file}"`);
      const taken = await taking.ask(file);
      expect(taken.headers.get('content-type')).toContain('application/jsonl');
      expect(taken.headers.get('content-disposition')).toContain('attachment');
    }
    const statuses: number[] = [];
    for (let times = 0; times < COSTLY.times; times += 1) statuses.push((await taking.ask(payment)).status);
    expect([statuses[0], statuses.at(-1)]).toEqual([200, 429]);
  });

  it('is the auditor’s alone', async () => {
    for (const actor of [payments.holder, payments.staff.payer, payments.officer]) {
      const other = await pages.browse(actor);
      const files = [history(), timeline()].map((place) => place.replace(/\w+$/, 'evidence'));
      for (const place of ['/evidence', history(), timeline(), ...files]) {
        expect([403, 404]).toContain((await other.follow(place)).status);
      }
    }
  });
});
