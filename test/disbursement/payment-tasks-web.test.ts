import { PaymentRunId } from '../../services/shared/ids.ts';
import { bankStatement, orderedTranche, sentRun, type TrancheWorld } from '../support/builders/disbursement.ts';
import { fieldsOf, type Browser } from '../support/pages.ts';
import { automatically } from '../support/world.ts';
import { openSite, type Site } from '../support/site.ts';

let world: Site['world'];
let pages: Site['pages'];
let looks: Site['looks'];
let close: Site['close'];
let payments: TrancheWorld;
let payer: Browser;
let approver: Browser;
beforeAll(async () => {
  ({ world, pages, looks, close } = await openSite());
  payments = await orderedTranche(world);
  payer = await pages.browse(payments.staff.payer);
  approver = await pages.browse(payments.staff.approver);
}, 120_000);
afterAll(() => close());

const send = async (browser: Browser, address: string, sent: { action: string; file: Buffer; said?: object }) => {
  const { html } = await browser.follow(address);
  const body = new FormData();
  const values = { ...fieldsOf(html, sent.action), ...sent.said } as Record<string, string>;
  for (const [name, value] of Object.entries(values)) body.append(name, value);
  body.append('file', new Blob([new Uint8Array(sent.file)], { type: 'application/pdf' }), 'statement.xml');
  return browser.follow(address, { method: 'POST', headers: { origin: pages.url }, body });
};

const today = async () => (await world.now()).toISOString().slice(0, 10).split('-').reverse().join('/');

describe('what waits in payments', () => {
  it('is shown to each by their own step, and to nobody else', async () => {
    const { html } = await payer.follow('/payments');
    expect(html).toContain('Tranches to order');
    expect(html).toContain('No tranche waits for you at this step.');
    const preparer = await pages.browse(payments.staff.preparer);
    expect((await preparer.follow('/payments?act=order')).html).toContain('Tranches to prepare');
    expect((await preparer.follow('/payments/runs')).status).toBe(403);
    const holder = await pages.browse(payments.holder);
    expect((await holder.follow('/payments')).html).toContain('No step of a payment is yours.');
  });

  it('is taken away as a file with the filters in force, and the evidence is told', async () => {
    expect((await payer.follow('/payments')).html).toContain('href="/payments.csv"');
    const preparer = await pages.browse(payments.staff.preparer);
    expect((await preparer.follow('/payments.csv?act=prepare')).html).toMatch(/^id,dossierId,reference,number,amount/);
    const { html } = await payer.follow('/payments/runs.csv?status=sent');
    expect(html.trim().split('\r\n')).toHaveLength(1);
    expect((await payer.follow('/payments/recoveries.csv')).html).toMatch(/^id,dossierId,reference,cause/);
    expect((await preparer.follow('/payments/runs.csv')).status).toBe(403);
    const taken = await world.admin('audit.event').where({ kind: 'audit.list_exported' });
    expect(taken.map(({ subject_id: subject }: { subject_id: string }) => subject).sort()).toEqual([
      'listAllRecoveries',
      'listPaymentRuns',
      'listTrancheTasks',
    ]);
  });

  it.each(['', '/runs', '/statements', '/unmatched', '/placements', '/recoveries'])(
    'payments%s is accessible, in order and within the screen',
    async (place) => {
      if (place === '/placements') await world.holding('payer', 'payment_approver');
      const looked = { name: `payments${place.replace('/', '-')}`, address: `/payments${place}` };
      expect(await looks.at({ ...looked, actor: payments.staff.payer })).toEqual([]);
    },
    60_000,
  );
});

describe('a payment run', () => {
  let address: string;

  it('says for which funders orders wait, how many and of how much, the most money first', async () => {
    const { items } = await world.useCases.disbursement.listWaitingOrders(payments.staff.payer, {});
    const { html } = await payer.follow('/payments/runs');
    const offered = [...html.matchAll(/name="funderId" type="radio" value="([^"]+)"/g)].map(([, id]) => id);
    expect(offered).toEqual(items.map(({ funderId }) => funderId));
    expect(html.match(/1 order ·/g)).toHaveLength(items.length);
    expect((await approver.follow('/payments/runs')).html).not.toContain('value="prepare_run"');
    const { indh, region05 } = payments.funders;
    await world.holding('payer-of-two', 'payer', { kind: 'funder', id: indh });
    const two = await world.holding('payer-of-two', 'payer', { kind: 'funder', id: region05 });
    const both = await (await pages.browse(two)).follow('/payments/runs');
    const theirs = [...both.html.matchAll(/name="funderId" type="radio" value="([^"]+)"/g)].map(([, id]) => id);
    expect(theirs).toEqual(offered.filter((id) => id === indh || id === region05));
  });

  it('is prepared of one funder’s orders, for a day that exists and is not past', async () => {
    const asked = { funderId: payments.funders.indh, executionDate: '31/02/2026' };
    const wrong = await payer.fill('/payments/runs', 'prepare_run', asked);
    expect(wrong.html).toContain('href="#prepare_run-executionDate"');
    const past = await payer.fill('/payments/runs', 'prepare_run', { ...asked, executionDate: '01/01/2026' });
    expect(past.status).toBe(422);
    const ready = await payer.fill('/payments/runs', 'prepare_run', { ...asked, executionDate: await today() });
    expect(ready.html).toContain('The run is ready to be signed.');
    address = new URL(ready.address).pathname;
  });

  it('is signed by two, exported once and printed', async () => {
    expect((await payer.fill(address, 'approve_run', {})).html).toContain('One of two');
    expect((await payer.fill(address, 'approve_run', {})).html).toContain('One person does not take two parts');
    expect(await looks.at({ name: 'payments-run', address, actor: payments.staff.approver })).toEqual([]);
    expect((await approver.fill(address, 'approve_run', {})).html).toContain('Both');
    expect((await payer.fill(address, 'export_run', {})).html).toContain('The bank’s file is made.');
    const file = await payer.ask(`${address}/file`);
    expect(await file.text()).toContain('pain.001.001.09');
    const { html } = await payer.follow(address);
    const printed = await payer.ask(address, {
      method: 'POST',
      headers: { origin: pages.url },
      body: new URLSearchParams(fieldsOf(html, 'print_order')),
    });
    const paper = await payer.ask(printed.headers.get('location') ?? '');
    expect(paper.headers.get('content-type')).toContain('application/pdf');
  }, 60_000);

  it('is answered by a statement that is looked at before it is booked, and booked once', async () => {
    const runId = PaymentRunId.parse(address.split('/').at(-1));
    const file = await bankStatement(world, payments, { runId });
    const wrong = await send(payer, '/payments/statements', {
      action: 'hand_in_statement',
      file: Buffer.from('%PDF-1'),
    });
    expect(wrong.html).toContain('This file is not a camt.053 statement.');
    const preview = await send(payer, '/payments/statements', { action: 'hand_in_statement', file });
    expect(preview.html).toContain('Nothing is booked yet.');
    const place = new URL(preview.address).pathname;
    expect((await payer.follow(address)).html).toContain('Sent to the bank');
    expect(await looks.at({ name: 'payments-preview', address: place, actor: payments.staff.payer })).toEqual([]);
    expect((await payer.fill(place, 'book_statement', {})).html).toContain('The statement is booked.');
    expect((await payer.follow(place)).html).toContain('This statement is booked already.');
    expect((await payer.follow(address)).html).toContain('Answered by the bank');
  }, 60_000);
});

describe('what fits no order', () => {
  it('is placed by one person, said to be one of our payments, and confirmed by another', async () => {
    const run = await sentRun(world, payments, payments.funders.region05);
    const [order] = run.orders;
    const file = Buffer.from(
      (await bankStatement(world, payments, { runId: run.id })).toString().replaceAll(order!.endToEndId, 'UNREADABLE'),
    );
    const preview = await send(payer, '/payments/statements', { action: 'hand_in_statement', file });
    await payer.fill(new URL(preview.address).pathname, 'book_statement', {});
    const { html } = await payer.follow('/payments/unmatched');
    expect(html).toContain(order!.endToEndId);
    const [, entryIds = ''] = /name="entryIds" value="([^"]+)"/.exec(html) ?? [];
    expect(
      await looks.at({ name: 'payments-unmatched-one', address: '/payments/unmatched', actor: payments.staff.payer }),
    ).toEqual([]);
    const none = await payer.fill('/payments/unmatched', 'place_entries', { kind: 'payment' });
    expect(none.html).toContain('Pick one entry at least.');
    const placed = { entryIds, kind: 'payment', reason: 'المرجع غير مقروء' };
    expect((await payer.fill('/payments/unmatched', 'place_entries', placed)).html).toContain(
      'href="#place_entries-endToEndId"',
    );
    const unknown = await payer.fill('/payments/unmatched', 'place_entries', { ...placed, endToEndId: 'NOBODY' });
    expect(unknown.status).toBe(404);
    const proposed = await payer.fill('/payments/unmatched', 'place_entries', {
      ...placed,
      endToEndId: order!.endToEndId,
    });
    expect(proposed.html).toContain('The proposal waits for a second person.');
    const waiting = await approver.follow('/payments/placements');
    expect(waiting.html).toContain('المرجع غير مقروء');
    const [, placementId = ''] = /name="placementId" value="([^"]+)"/.exec(waiting.html) ?? [];
    const decided = { placementId, verdict: 'refused' };
    const noReason = await approver.fill('/payments/placements', 'decide_placement', decided);
    expect(noReason.html).toContain('href="#decide_placement-reason"');
    expect(
      await looks.at({
        name: 'payments-placements-one',
        address: '/payments/placements',
        actor: payments.staff.approver,
      }),
    ).toEqual([]);
    const confirmed = await approver.fill('/payments/placements', 'decide_placement', {
      ...decided,
      verdict: 'confirmed',
    });
    expect(confirmed.html).toContain('The decision is recorded.');
    expect((await approver.follow(`/payments/runs/${run.id}`)).html).toContain('Answered by the bank');
  }, 90_000);

  it('is asked of the bank where nothing is known, and confirmed by another', async () => {
    const run = await sentRun(world, payments, payments.funders.cdg);
    await world.moveTo(new Date((await world.now()).getTime() + 40 * 86_400_000));
    await world.useCases.disbursement.lapseStatement(automatically('lapseStatement', run.id), run.id);
    const { html } = await payer.follow(`/payments/runs/${run.id}`);
    const [, place = ''] = /href="(\/payments\/inquiries\/[^"]+)"/.exec(html) ?? [];
    expect(await looks.at({ name: 'payments-inquiry', address: place, actor: payments.staff.payer })).toEqual([]);
    const answered = await send(payer, place, {
      action: 'answer_inquiry',
      file: Buffer.from('%PDF-1.7\nletter of the bank\n%%EOF\n'),
      said: { answer: 'settled', bookedOn: await today(), reason: 'lettre du 3' },
    });
    expect(answered.html).toContain('The answer is recorded and waits to be confirmed.');
  }, 60_000);
});
