import { z } from 'zod';
import type { FinancingPlan } from '../application/application-facts.ts';
import type { AwardCondition } from '../committee/committee-facts.ts';
import type { NewPaper } from '../documents/paper-acts.ts';
import type { DossierId } from '../shared/ids.ts';
import { total } from '../shared/money.ts';
import { amountText, isolated } from '../shared/plain-text.ts';
import { proofName } from '../shared/proof.ts';
import type { Texts } from '../shared/texts.ts';
import { articlesOf, paidOf, type Drafting } from './agreement-content.ts';
import { AGREEMENT_KINDS, isCover } from './agreement.ts';

const InTwoLanguages = z.strictObject({ ar: z.string(), fr: z.string() });
const Articles = z.strictObject({ before: z.array(z.string()), after: z.array(z.string()) });
const Part = z.strictObject({ instrument: z.string(), amount: z.string() });
const Condition = z.strictObject({ text: z.string(), proof: InTwoLanguages, tranche: z.int() });

const agreementPaper = {
  slice: 'agreement',
  kind: 'agreement',
  languages: ['ar', 'fr'] as const,
  data: z.strictObject({
    kind: z.enum(AGREEMENT_KINDS),
    reference: z.string(),
    amount: z.string(),
    articles: z.strictObject({ ar: Articles, fr: Articles }),
    uses: z.array(z.strictObject({ label: z.string(), amount: z.string() })),
    cost: z.string(),
    financed: z.string(),
    sources: z.array(z.strictObject({ name: InTwoLanguages.nullable(), instrument: z.string(), amount: z.string() })),
    tranches: z.array(z.strictObject({ number: z.int(), share: z.string(), proofs: z.array(InTwoLanguages) })),
    conditions: z.array(Condition),
    annexes: z.array(z.strictObject({ funder: InTwoLanguages, parts: z.array(Part), conditions: z.array(Condition) })),
    /** In the order in which they sign. */
    parties: z.array(InTwoLanguages),
  }),
};

/** The agreement on paper: one text in two columns, the budget, the tranches, and an annex for each funder. */
export const paperOf = (
  drafting: Drafting,
  { dossierId, plan, texts }: { readonly dossierId: DossierId; readonly plan: FinancingPlan; readonly texts: Texts },
): NewPaper<typeof agreementPaper.data> => {
  const { number, kind, dossier, organisation, annexes, conditions, tranches } = drafting;
  const amount = paidOf(drafting);
  const holder = { ar: organisation.nameAr, fr: organisation.nameLatin };
  const given = annexes.flatMap(({ funder, parts }) =>
    parts.filter((part) => !isCover(part)).map((part) => ({ name: namesOf(funder), ...partOf(part) })),
  );
  const named = (kind: string) => ({ ar: proofName(texts, 'ar', kind), fr: proofName(texts, 'fr', kind) });
  const condition = ({ text, proof, tranche }: AwardCondition) => ({ text, proof: named(proof), tranche });
  const own = plan.sources.filter(({ by }) => by === 'holder').map((source) => source.amount);
  return {
    paper: agreementPaper,
    number,
    reference: dossier.reference,
    amount,
    dossierId,
    data: {
      kind,
      reference: isolated(dossier.reference),
      amount: amountText(amount),
      articles: { ar: articlesOf(drafting, 'ar'), fr: articlesOf(drafting, 'fr') },
      uses: plan.uses.map((use) => ({ label: use.label, amount: amountText(use.amount) })),
      cost: amountText(total(plan.uses.map((use) => use.amount))),
      financed: amountText(total([amount, ...own])),
      sources: [...given, { name: null, instrument: 'own', amount: amountText(total(own)) }],
      tranches: tranches.map(({ shareBasisPoints, proofs }, index) => ({
        number: index + 1,
        share: isolated(`${String(shareBasisPoints / 100)} %`),
        proofs: proofs.map(named),
      })),
      conditions: conditions.map(condition),
      annexes: annexes.map((annex) => ({
        funder: namesOf(annex.funder),
        parts: annex.parts.map(partOf),
        conditions: annex.conditions.map(condition),
      })),
      parties: [holder, ...annexes.map(({ funder }) => namesOf(funder))],
    },
  };
};

const namesOf = ({ names: { ar, fr } }: Drafting['annexes'][number]['funder']) => ({ ar, fr });
const partOf = ({ instrument, amount }: Drafting['annexes'][number]['parts'][number]) => ({
  instrument,
  amount: amountText(amount),
});
