import { claimedTranche, type TrancheWorld } from '../support/builders/disbursement.ts';
import { openSite, type Site } from '../support/site.ts';

let world: Site['world'];
let pages: Site['pages'];
let looks: Site['looks'];
let close: Site['close'];
let payments: TrancheWorld;
let address: string;
beforeAll(async () => {
  ({ world, pages, looks, close } = await openSite());
  payments = await claimedTranche(world);
  address = `/dossiers/${payments.dossierId}/suspensions`;
}, 120_000);
afterAll(() => close());

const why = { reason: 'المحل لم يعد متوفرا', reviewOn: '٠١/٠٣/٢٠٢٧' };

describe('the page of suspensions', () => {
  it('asks for a reason and a day to come, beside the field, and keeps what was typed', async () => {
    const desk = await pages.browse(payments.officer);
    const empty = await desk.fill(address, 'suspend', { reason: '', reviewOn: 'soon' });
    expect(empty.status).toBe(422);
    expect(empty.html).toContain('href="#suspend-reason"');
    expect(empty.html).toContain('value="soon"');
    const past = await desk.fill(address, 'suspend', { ...why, reviewOn: '01/01/2020' });
    expect(past.html).toContain('A suspension is reviewed on a day to come');
    expect(past.html).toContain(why.reason);
  });

  it('stops payments by one person; the same person cannot lift it, another can', async () => {
    const desk = await pages.browse(payments.officer);
    expect((await desk.fill(address, 'suspend', why)).html).toContain('Payments are suspended.');
    expect((await desk.follow(`/dossiers/${payments.dossierId}/payments`)).html).toContain('suspended');
    const own = await desk.fill(address, 'lift_suspension', { reason: 'a new place is rented' });
    expect(own.html).toContain('Who suspends payments does not lift the suspension.');
    const approver = await pages.browse(payments.people.indh.approver);
    const lifted = await approver.fill(address, 'lift_suspension', { reason: 'a new place is rented' });
    expect(lifted.html).toContain('The suspension is lifted.');
  });

  it('shows its holder what happened, and offers them nothing to decide', async () => {
    const holder = await pages.browse(payments.holder);
    const { html } = await holder.follow(address);
    expect(html).toContain(why.reason);
    expect(html).not.toContain('name="action"');
  });

  it('is accessible, in order and within the screen', async () => {
    expect(await looks.at({ name: 'suspensions', address, actor: payments.officer })).toEqual([]);
  }, 60_000);
});
