import type { AwardCondition } from '../committee/committee-facts.ts';
import type { Funder, Rulebook } from '../programme/programme-facts.ts';
import type { Organisation } from '../registry/registry-facts.ts';
import { canonical, sha256Of } from '../shared/canonical.ts';
import { localDateOf } from '../shared/dates.ts';
import { toDecimal, total, type Money } from '../shared/money.ts';
import type { AgreementKind } from './agreement.ts';
import { CLAUSES } from './clauses.ts';

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
    text: { ar: textOf(drafting, 'ar'), fr: textOf(drafting, 'fr') },
  });
  return { content, contentHash: sha256Of(content) };
};

/** The text in one language, paragraph by paragraph. */
const textOf = (
  { number, kind, dossier, organisation, annexes, conditions, tranches }: Drafting,
  language: 'ar' | 'fr',
): string[] => {
  const clauses = CLAUSES[language];
  const holder = language === 'ar' ? organisation.nameAr : organisation.nameLatin;
  const nameOf = ({ names }: Funder) => names[language];
  return [
    clauses.heading(kind, number),
    clauses.parties(holder, annexes.map(({ funder }) => nameOf(funder)).join(' – ')),
    clauses.object(dossier.title, dossier.reference),
    clauses.amount(toDecimal(total(annexes.map(({ amount }) => amount)))),
    ...tranches.map(({ shareBasisPoints, proofs }, index) =>
      clauses.tranche(index + 1, (shareBasisPoints / 100).toFixed(2), proofs.join(', ') || '–'),
    ),
    ...conditions.map((condition) => clauses.condition({ ...condition, setBy: 'committee' })),
    ...annexes.flatMap((annex) => [
      clauses.annex(nameOf(annex.funder), toDecimal(annex.amount)),
      ...annex.conditions.map((condition) => clauses.condition({ ...condition, setBy: 'funder' })),
    ]),
    clauses.undertaking,
    clauses.effect,
  ];
};
