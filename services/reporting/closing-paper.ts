import { z } from 'zod';
import type { NewPaper } from '../documents/paper-acts.ts';
import { money, MoneySchema } from '../shared/money.ts';
import { amountText, dayText, isolated } from '../shared/plain-text.ts';
import { LocalDate } from '../shared/dates.ts';
import type { DossierId, FunderId } from '../shared/ids.ts';

const InThreeLanguages = z.strictObject({ ar: z.string(), fr: z.string(), en: z.string() });

const closingPaper = {
  slice: 'reporting',
  kind: 'closing',
  languages: ['ar', 'fr'] as const,
  data: z.strictObject({
    reference: z.string(),
    agreement: z.string(),
    organisation: InThreeLanguages,
    plannedCost: z.string(),
    finalCost: z.string(),
    funders: z.array(
      z.strictObject({
        name: InThreeLanguages,
        approved: z.string(),
        paid: z.string(),
        recovered: z.string(),
        released: z.string(),
      }),
    ),
    /** Of each nature that was pledged: `cash`, `in_kind`. */
    contribution: z.array(z.strictObject({ nature: z.string(), pledged: z.string(), shown: z.string() })),
    guarantees: z.array(z.strictObject({ name: InThreeLanguages, released: z.string(), called: z.string() })),
    indicators: z.array(
      z.strictObject({
        title: InThreeLanguages,
        unit: z.string(),
        baseline: z.string(),
        target: z.string(),
        actual: z.string(),
      }),
    ),
    closedOn: z.string(),
    retainUntil: z.string(),
    statementHash: z.string(),
  }),
};

/** What the canonical statement says, as far as the paper shows it. */
const Stated = z.object({
  agreement: z.string(),
  closedOn: LocalDate,
  plannedCost: z.string().nullable(),
  finalCost: z.string().nullable(),
  funders: z.array(
    z.object({
      funderId: z.string(),
      approved: z.string(),
      paid: z.string(),
      recovered: z.string(),
      released: z.string(),
    }),
  ),
  contribution: z.array(z.object({ nature: z.string(), pledged: z.string(), shown: z.string() })),
  guarantees: z.array(z.object({ funderId: z.string(), released: z.string(), called: z.string() })),
  indicators: z.array(z.object({ code: z.string(), baseline: z.number(), target: z.number(), actual: z.number() })),
});

interface Known {
  readonly dossierId: DossierId;
  readonly reference: string;
  readonly organisation: { readonly nameAr: string; readonly nameLatin: string };
  readonly funderNames: ReadonlyMap<FunderId, z.infer<typeof InThreeLanguages>>;
  readonly indicators: readonly {
    readonly code: string;
    readonly titles: z.infer<typeof InThreeLanguages>;
    readonly unit: string;
  }[];
  readonly retainUntil: LocalDate;
  readonly statement: { readonly text: string; readonly sha256: string };
}

const amount = (decimal: string | null): string =>
  decimal === null ? '' : amountText(money(MoneySchema.decode({ amount: decimal, currency: 'MAD' })));
const measure = (value: number): string => isolated(String(value).replace('.', ','));

const NOTHING = '0.00';

const nameOf = ({ funderNames }: Pick<Known, 'funderNames'>, id: string): z.infer<typeof InThreeLanguages> =>
  funderNames.get(id as FunderId) ?? { ar: id, fr: id, en: id };

/** The closing statement on paper: the same figures as the text whose hash it carries. */
export const closingPaperOf = ({
  reference,
  statement,
  organisation,
  ...known
}: Known): NewPaper<typeof closingPaper.data> => {
  const stated = Stated.parse(JSON.parse(statement.text));
  const { nameAr: ar, nameLatin } = organisation;
  return {
    paper: closingPaper,
    number: `C-${reference}`,
    reference,
    dossierId: known.dossierId,
    data: {
      reference: isolated(reference),
      agreement: isolated(stated.agreement),
      organisation: { ar, fr: nameLatin, en: nameLatin },
      plannedCost: amount(stated.plannedCost),
      finalCost: amount(stated.finalCost),
      funders: stated.funders.map(({ funderId, approved, paid, recovered, released }) => ({
        name: nameOf(known, funderId),
        approved: amount(approved),
        paid: amount(paid),
        recovered: amount(recovered),
        released: amount(released),
      })),
      contribution: stated.contribution
        .filter(({ pledged }) => pledged !== NOTHING)
        .map(({ nature, pledged, shown }) => ({ nature, pledged: amount(pledged), shown: amount(shown) })),
      guarantees: stated.guarantees.map(({ funderId, released, called }) => ({
        name: nameOf(known, funderId),
        released: amount(released),
        called: amount(called),
      })),
      indicators: stated.indicators.flatMap(({ code, baseline, target, actual }) =>
        known.indicators
          .filter((definition) => definition.code === code)
          .map(({ titles: title, unit }) => ({
            title,
            unit,
            baseline: measure(baseline),
            target: measure(target),
            actual: measure(actual),
          })),
      ),
      closedOn: dayText(stated.closedOn),
      retainUntil: dayText(known.retainUntil),
      statementHash: statement.sha256,
    },
  };
};
