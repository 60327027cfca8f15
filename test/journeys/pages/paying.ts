import { demoFunders, type DemoFunder } from '../../../infra/demo/fund.ts';
import { atTheBank } from '../../../infra/story/bank.ts';
import { newRib } from '../../../infra/story/identifiers.ts';
import { HOLDER, type Applied } from './applying.ts';
import { FUNDERS } from './call.ts';
import { paper, photo } from './papers.ts';
import type { Person } from './person.ts';
import { ORGANISATION } from './project.ts';
import type { Stage } from './stage.ts';

/** Before the first payment the desk certifies the account, on the bank's certificate. */
const certifyAccount = async (stage: Stage, { reference }: Applied): Promise<void> => {
  const desk = await stage.as('desk-officer-2');
  await desk.takeUp('certify_account', { about: reference });
  await desk.unfold('page.organisation.certify');
  await desk.attach(paper('attestation-rib'));
  await desk.press('page.organisation.certify');
};

/** What a proof says beside its photo. */
type Said = (holder: Person) => Promise<void>;

const OWN_PART: Said = async (holder) => {
  await holder.choose('page.nature.cash');
  await holder.type('page.field.draft_proof.ownPart.amount', 110_000);
};
const INVOICE: Said = async (holder) => {
  await holder.type('page.field.draft_proof.invoice.supplierIce', '990000007000072');
  await holder.type('page.field.draft_proof.invoice.number', 'F-2026-118');
  await holder.type('page.field.draft_proof.invoice.date', '15/01/2026');
  await holder.type('page.field.draft_proof.invoice.amount', 340_000);
};

interface Proof {
  readonly kind: string;
  readonly said?: Said;
  /** The committee made its yes depend on it: the desk judges it, not whoever prepares the payment. */
  readonly isCondition?: boolean;
}

/** What each tranche of the call asks for. */
const PROOFS = {
  1: [{ kind: 'rib_certificate' }, { kind: 'cash_contribution', said: OWN_PART }],
  2: [
    { kind: 'invoice', said: INVOICE },
    { kind: 'delivery_note' },
    { kind: 'sanitary_certificate', isCondition: true },
  ],
} as const satisfies Record<number, readonly Proof[]>;

interface Tranche extends Applied {
  readonly number: keyof typeof PROOFS;
}

/** 7. A tranche: claimed with its proofs, looked at and ordered by four people, run by run to the bank and back. */
export const pay = async (stage: Stage, tranche: Tranche): Promise<void> => {
  await claim(stage, tranche);
  if (tranche.number === 1) await certifyAccount(stage, tranche);
  await order(stage, tranche);
  await payRuns(stage, FUNDERS, tranche.number === 1 ? { [CLOSED_TO]: { returned: 1, reasons: ['AC04'] } } : {});
  if (tranche.number === 1) await payAgain(stage, tranche);
};

/** Whose money comes back from an account that was closed meanwhile. */
const CLOSED_TO = 'cdg';

/** Looks at the money of a dossier; gives what stands there. */
const moneyOf = async (stage: Stage, account: string, reference: string): Promise<Person> => {
  const person = await stage.as(account);
  await person.openDossier(reference, 'page.part.payments');
  return person;
};

/**
 * The bank gives a payment back: the holder, the funder and the payer read why. Another account is declared, certified
 * and cools off; the payment is approved, ordered and paid again by people who each do one thing.
 */
const payAgain = async (stage: Stage, tranche: Tranche): Promise<void> => {
  const { reference } = tranche;
  for (const account of ['cdg-officer', HOLDER]) {
    const person = await moneyOf(stage, account, reference);
    expect(await person.read()).toContain(person.say('page.bank_reason.AC04'));
  }
  const holder = await stage.as(HOLDER);
  await holder.follow('page.payments.look_at_account');
  await holder.unfold('page.organisation.change_account');
  await holder.type('page.field.declare_account.rib', newRib());
  await holder.press('page.organisation.declare_account');
  await certifyAccount(stage, tranche);
  await holder.later(7, 7);
  await holder.place('page.place.organisations');
  await holder.follow(stage.say(ORGANISATION));
  await holder.until(holder.main.getByText(holder.say('page.account.replaced')), () => holder.reload());
  for (const [account, kind, act] of [
    ['payer', 'mend_payment', 'repair_leg'],
    ['payment-approver', 'approve_retry', 'approve_retry'],
    ['payer', 'order_retry', 'order_retry'],
  ] as const) {
    const person = await stage.as(account);
    await person.takeUp(kind, { about: reference });
    await person.follow(demoFunders[CLOSED_TO].names[person.language]);
    if (act === 'repair_leg')
      await person.type('page.field.reason', stage.say({ ar: 'صُرح بحساب آخر', fr: 'Un autre compte est déclaré' }));
    await person.press(`page.leg_act.${act}`);
  }
  await payRuns(stage, [CLOSED_TO]);
  const paid = await moneyOf(stage, HOLDER, reference);
  expect(await paid.read()).not.toContain(paid.say('page.payments.came_back'));
};

const claim = async (stage: Stage, { reference, number }: Tranche): Promise<void> => {
  const holder = await stage.as(HOLDER);
  await holder.answer('claim', reference);
  const proofs: readonly Proof[] = PROOFS[number];
  for (const { kind, said } of proofs) {
    await holder.follow(`proof.${kind}`);
    await holder.attach(photo(kind), 'page.field.draft_proof.file');
    await said?.(holder);
    await holder.press('page.payments.keep_proof');
  }
  await holder.press('page.payments.send_claim');
};

const order = async (stage: Stage, { reference, number }: Tranche): Promise<void> => {
  const proofs: readonly Proof[] = PROOFS[number];
  const preparer = await stage.as('payment-preparer');
  await preparer.takeUp('prepare_tranche');
  await preparer.follow(reference);
  for (const { isCondition = false } of proofs) if (!isCondition) await judge(stage, preparer);
  if (proofs.some(({ isCondition }) => isCondition)) {
    const desk = await stage.as('desk-officer');
    await desk.takeUp('check_condition', { about: reference });
    await judge(stage, desk);
  }
  for (const [account, act] of [
    ['payment-preparer', 'prepare'],
    ['payment-verifier', 'verify'],
    ['payment-approver', 'approve'],
    ['payer', 'order'],
  ] as const) {
    const person = await stage.as(account);
    await person.takeUp(`${act}_tranche`);
    await person.follow(reference);
    await person.press(`page.act.${act}`);
  }
};

/** The next proof that nobody has looked at. */
const judge = async (stage: Stage, person: Person): Promise<void> => {
  await person.follow('page.proof_status.received');
  await person.choose('page.verdict.verified');
  await person.type('page.field.check_proof.reason', stage.say({ ar: 'وثيقة مطابقة', fr: 'Pièce conforme' }));
  await person.press('page.payments.record_verdict');
};

/** The orders of each funder are one run; two people sign it, its file goes to the bank, its statement is booked. */
const payRuns = async (
  stage: Stage,
  funders: readonly DemoFunder[],
  behaviours: Partial<Record<DemoFunder, object>> = {},
): Promise<void> => {
  const payer = await stage.as('payer');
  const today = await payer.day();
  const runs: { readonly run: string; readonly funder: DemoFunder }[] = [];
  for (const [done, funder] of funders.entries()) {
    await payer.takeUp('collect_orders', { count: funders.length - done });
    runs.push({ run: await prepareRun(payer, funder, today), funder });
  }
  for (const account of ['payment-approver', 'payment-approver-2'])
    for (const [done, { run }] of runs.entries()) {
      const signer = await stage.as(account);
      await signer.takeUp('sign_run', { count: runs.length - done });
      await signer.follow(run);
      await signer.press('page.run_act.approve_run');
    }
  for (const [done, { run, funder }] of runs.entries()) {
    await payer.takeUp('export_run', { count: runs.length - done });
    await payer.follow(run);
    await payer.press('page.run_act.export_run');
    const file = await payer.download('page.payments.open_file');
    for (const statement of await atTheBank(file.toString(), behaviours[funder])) await book(payer, statement);
  }
};

/** Gives the number of the run that stands on its page. */
const prepareRun = async (payer: Person, funder: DemoFunder, today: string): Promise<string> => {
  await payer.choose(demoFunders[funder].names[payer.language]);
  await payer.type('page.field.prepare_run.executionDate', today);
  await payer.press('page.payments.prepare_run');
  return payer.find(/RUN-[\w-]+/);
};

const book = async (payer: Person, statement: string): Promise<void> => {
  await payer.answer('statement');
  await payer.follow('page.payments.place.statements');
  await payer.attach(
    { name: 'releve.xml', mimeType: 'application/xml', buffer: Buffer.from(statement) },
    'page.field.hand_in_statement.file',
  );
  await payer.press('page.payments.look_first');
  await payer.press('page.payments.book');
};
