import { z } from 'zod';
import { DocumentId } from '../shared/ids.ts';
import { MoneySchema, total, type Money } from '../shared/money.ts';

/** A measured value, to the hundredth: jobs are full-time equivalents. */
export const Measure = z.number().min(0).max(1e12).multipleOf(0.01);

/** Counts of the actual value, never names: law 09-08 keeps out of it who somebody is. */
export const PARTS = ['women', 'men', 'youth', 'permanent', 'seasonal', 'disability'] as const;
export type Part = (typeof PARTS)[number];

export const IndicatorValue = z
  .strictObject({
    code: z.string().regex(/^IND-\d{2}$/),
    baseline: Measure,
    target: Measure,
    actual: Measure,
    women: Measure.optional(),
    men: Measure.optional(),
    /** 35 or younger. */
    youth: Measure.optional(),
    permanent: Measure.optional(),
    /** In full-time equivalents, like the whole: eight people for three months are 2.00. */
    seasonal: Measure.optional(),
    disability: Measure.optional(),
    evidenceDocumentId: DocumentId.optional(),
  })
  .meta({ id: 'IndicatorValue' });
export type IndicatorValue = z.output<typeof IndicatorValue>;

const Spent = z
  .strictObject({
    label: z.string().min(1).max(200),
    /** The use of the financing plan that it belongs to (1-based). */
    use: z.int().min(1).max(200).optional(),
    amount: MoneySchema.refine((amount) => amount > 0n, { error: 'amount_not_positive' }),
    documentId: DocumentId.optional(),
  })
  .meta({ id: 'Spent' });

/** What the holder has brought of its own part, on top of what earlier claims and reports have shown. */
const Contributed = z
  .strictObject({
    nature: z.enum(['cash', 'in_kind']),
    amount: MoneySchema.refine((amount) => amount > 0n, { error: 'amount_not_positive' }),
    documentId: DocumentId,
  })
  .meta({ id: 'Contributed' });

/** What the holder tells: what was done, what was spent, what it changed. */
export const ReportContent = z
  .strictObject({
    summary: z.string().trim().min(1).max(20_000),
    spent: z.array(Spent).max(200),
    indicators: z.array(IndicatorValue).max(40),
    /** Photos, attendance sheets, whatever shows it. */
    evidenceDocumentIds: z.array(DocumentId).max(40).optional(),
    contribution: z.array(Contributed).max(40).optional(),
  })
  .meta({ id: 'ReportContent' });
export type ReportContent = z.output<typeof ReportContent>;

/** Every document that the report refers to, once. */
export const documentsOf = (content: ReportContent): DocumentId[] => {
  const { spent, indicators, evidenceDocumentIds = [], contribution = [] } = content;
  const named = [
    ...spent.map(({ documentId }) => documentId),
    ...indicators.map(({ evidenceDocumentId }) => evidenceDocumentId),
    ...evidenceDocumentIds,
    ...contribution.map(({ documentId }) => documentId),
  ];
  return [...new Set(named.filter((id) => id !== undefined))];
};

/** The report in numbers, for the evidence: its words, which may name people, stay in the report. */
export const figuresOf = ({ spent, indicators }: ReportContent): { spent: Money; indicators: IndicatorValue[] } => ({
  spent: total(spent.map(({ amount }) => amount)),
  indicators,
});
