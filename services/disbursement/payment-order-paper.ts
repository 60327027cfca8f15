import { z } from 'zod';
import type { NewPaper } from '../documents/paper-acts.ts';
import type { Person } from '../access/access-facts.ts';
import type { Funder } from '../programme/programme-facts.ts';
import { amountText, dayText, instantText, isolated } from '../shared/plain-text.ts';
import type { PaymentOrder } from './disbursement.ts';
import type { PaymentFile, PaymentRun } from './payment-run.ts';

const InTwoLanguages = z.strictObject({ ar: z.string(), fr: z.string() });

const paymentOrderPaper = {
  slice: 'disbursement',
  kind: 'payment-order',
  languages: ['fr', 'ar'] as const,
  data: z.strictObject({
    funder: InTwoLanguages,
    account: z.string(),
    holder: z.string(),
    executionDate: z.string(),
    controlSum: z.string(),
    count: z.int(),
    file: z.strictObject({ name: z.string(), sha256: z.string() }),
    signatures: z.array(z.strictObject({ name: InTwoLanguages, at: z.string().nullable() })),
    lines: z.array(z.strictObject({ payee: z.string(), rib: z.string(), amount: z.string(), endToEndId: z.string() })),
  }),
};

export interface Signatory {
  readonly person: Person;
  /** Null where it was not kept yet when they signed. */
  readonly at: Date | null;
}

interface Sent {
  readonly funder: Funder;
  readonly file: PaymentFile;
  readonly orders: readonly PaymentOrder[];
  readonly signatories: readonly Signatory[];
}

/** The payment order on paper: what the bank's file says, for people, with that file inside. */
export const paperOf = (
  run: PaymentRun,
  { funder, file, orders, signatories }: Sent,
): NewPaper<typeof paymentOrderPaper.data> => ({
  paper: paymentOrderPaper,
  number: run.messageId,
  reference: null,
  amount: run.controlSum,
  dossierId: null,
  readers: { permission: 'payment_run.approve', on: { funderIds: [run.funderId] } },
  attached: file.bytes.toString(),
  data: {
    funder: { ar: funder.names.ar, fr: funder.names.fr },
    account: isolated(run.payingRib),
    holder: run.payingName,
    executionDate: dayText(run.executionDate),
    controlSum: amountText(run.controlSum),
    count: run.count,
    file: { name: file.name, sha256: file.sha256 },
    signatures: signatories.map(({ person: { name, nameAr }, at }) => ({
      name: { ar: nameAr ?? name, fr: name },
      at: at === null ? null : instantText(at),
    })),
    lines: orders.map(({ payee, amount, endToEndId }) => {
      if (payee === null) throw new Error(`order ${endToEndId} pays nobody`);
      return { payee: payee.name, rib: payee.rib, amount: amountText(amount), endToEndId };
    }),
  },
});
