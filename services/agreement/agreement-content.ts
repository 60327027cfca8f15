import { createHash } from 'node:crypto';
import type { AwardCondition } from '../committee/committee-facts.ts';
import type { Funder, Rulebook } from '../programme/programme-facts.ts';
import type { Organisation } from '../registry/registry-facts.ts';
import { localDateOf } from '../shared/dates.ts';
import { toDecimal, total, type Money } from '../shared/money.ts';
import type { AgreementKind } from './agreement.ts';
import { textOf, type Clause } from './clauses.ts';

/** Everything an agreement is drawn up from. */
export interface Drafting {
  readonly number: string;
  readonly kind: AgreementKind;
  readonly drawnUpAt: Date;
  readonly dossier: { readonly reference: string; readonly title: string; readonly rulebookHash: string };
  readonly organisation: Organisation;
  readonly annexes: readonly {
    readonly funder: Funder;
    readonly amount: Money;
    readonly conditions: readonly AwardCondition[];
  }[];
  /** Of the committee: they bind every line. */
  readonly conditions: readonly AwardCondition[];
  readonly tranches: Rulebook['tranches'];
}

/** An award above the threshold is a convention that all sign; a small one is a decision. */
export const kindOf = (amount: Money, { conventionAbove }: Rulebook['agreement']): AgreementKind =>
  amount > conventionAbove ? 'convention' : 'decision';

export const numberOf = (kind: AgreementKind, year: number, sequence: number): string =>
  `${kind === 'convention' ? 'CONV' : 'DEC'}-${String(year)}-${String(sequence).padStart(4, '0')}`;

/**
 * The agreement itself: parties, amounts, one annex per funder, and its text in French and Arabic, as canonical JSON
 * whose SHA-256 every party signs.
 */
export const contentOf = (drafting: Drafting): { content: string; contentHash: string } => {
  const { number, kind, drawnUpAt, dossier, organisation, conditions, tranches } = drafting;
  const amount = total(drafting.annexes.map((annex) => annex.amount));
  const clauses = clausesOf(drafting, amount);
  const content = canonical({
    number,
    kind,
    drawnUpOn: localDateOf(drawnUpAt),
    dossier,
    holder: {
      id: organisation.id,
      nameAr: organisation.nameAr,
      nameLatin: organisation.nameLatin,
      legalForm: organisation.legalForm,
      registration: organisation.registration,
      seat: organisation.seat,
    },
    amount: toDecimal(amount),
    conditions,
    annexes: drafting.annexes.map((annex) => ({
      funder: { id: annex.funder.id, code: annex.funder.code, names: annex.funder.names },
      amount: toDecimal(annex.amount),
      conditions: annex.conditions,
      tranches: tranches.map(({ shareBasisPoints, proofs }, index) => ({
        number: index + 1,
        shareBasisPoints,
        proofs,
      })),
    })),
    text: { ar: textOf('ar', clauses.ar), fr: textOf('fr', clauses.fr) },
  });
  return { content, contentHash: createHash('sha256').update(content, 'utf8').digest('hex') };
};

const clausesOf = (drafting: Drafting, amount: Money): Record<'ar' | 'fr', Clause[]> => {
  const { organisation } = drafting;
  return {
    ar: inLanguage(drafting, { amount, holder: organisation.nameAr, nameOf: ({ names }) => names.ar }),
    fr: inLanguage(drafting, { amount, holder: organisation.nameLatin, nameOf: ({ names }) => names.fr }),
  };
};

interface InLanguage {
  readonly amount: Money;
  readonly holder: string;
  readonly nameOf: (funder: Funder) => string;
}

const inLanguage = (drafting: Drafting, { amount, holder, nameOf }: InLanguage): Clause[] => {
  const { number, kind, dossier, annexes, conditions, tranches } = drafting;
  const funders = annexes.map(({ funder }) => nameOf(funder)).join(' – ');
  return [
    { key: kind === 'convention' ? 'clause.convention' : 'clause.decision', data: { number } },
    { key: 'clause.parties', data: { holder, funders } },
    { key: 'clause.object', data: { title: dossier.title, reference: dossier.reference } },
    { key: 'clause.amount', data: { amount: toDecimal(amount) } },
    ...tranches.map(({ shareBasisPoints, proofs }, index): Clause => ({
      key: 'clause.tranche',
      data: { tranche: index + 1, share: (shareBasisPoints / 100).toFixed(2), proofs: proofs.join(', ') || '–' },
    })),
    ...conditions.map((condition) => conditionClause('clause.condition', condition)),
    ...annexes.flatMap((annex): Clause[] => [
      { key: 'clause.annex', data: { funder: nameOf(annex.funder), amount: toDecimal(annex.amount) } },
      ...annex.conditions.map((condition) => conditionClause('clause.annex_condition', condition)),
    ]),
    { key: 'clause.commitment', data: {} },
    { key: 'clause.effect', data: {} },
  ];
};

const conditionClause = (key: Clause['key'], { text, proof, tranche }: AwardCondition): Clause => ({
  key,
  data: { text, proof, tranche },
});

/** JSON with its keys in order: the same facts are the same bytes. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([left], [right]) => (left < right ? -1 : 1)))
      : each,
  );
