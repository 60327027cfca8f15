import { z } from 'zod';
import type { NewPaper } from '../documents/paper-acts.ts';
import type { Call } from '../programme/programme-facts.ts';
import type { Organisation } from '../registry/registry-facts.ts';
import { total } from '../shared/money.ts';
import { amountText, instantText, isolated } from '../shared/plain-text.ts';
import type { Dossier, Receipt } from './application-views.ts';
import { grantsAsked } from './financing-plan.ts';

const InThreeLanguages = z.strictObject({ ar: z.string(), fr: z.string(), en: z.string() });

const receiptPaper = {
  slice: 'application',
  kind: 'receipt',
  languages: ['ar', 'fr'] as const,
  data: z.strictObject({
    reference: z.string(),
    call: z.strictObject({ reference: z.string(), title: InThreeLanguages }),
    organisation: InThreeLanguages,
    at: z.string(),
    amount: z.string(),
    days: z.int(),
    contentHash: z.string(),
  }),
};

interface Deposited {
  readonly receipt: Receipt;
  readonly call: Call;
  readonly organisation: Organisation;
}

/** The receipt on paper: what was handed in, when, and who answers by when. The tracking secret is not on it. */
export const paperOf = (
  { id, plan }: Dossier,
  { receipt, call, organisation }: Deposited,
): NewPaper<typeof receiptPaper.data> => {
  const amount = total(grantsAsked(plan).map((asked) => asked.amount));
  const { nameAr: ar, nameLatin } = organisation;
  return {
    paper: receiptPaper,
    number: receipt.number,
    reference: receipt.reference,
    amount,
    dossierId: id,
    data: {
      reference: isolated(receipt.reference),
      call: { reference: isolated(call.reference), title: call.titles },
      organisation: { ar, fr: nameLatin, en: nameLatin },
      at: instantText(receipt.at),
      amount: amountText(amount),
      days: receipt.legalClock.decisionDays,
      contentHash: receipt.contentHash,
    },
  };
};
