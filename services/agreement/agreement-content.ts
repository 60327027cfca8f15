import type { AwardCondition } from '../committee/committee-facts.ts';
import type { Funder, Rulebook } from '../programme/programme-facts.ts';
import type { Organisation } from '../registry/registry-facts.ts';
import { canonical, sha256Of } from '../shared/canonical.ts';
import { localDateOf } from '../shared/dates.ts';
import { toDecimal, total, type Money } from '../shared/money.ts';
import { amountText, asWritten, isolated } from '../shared/plain-text.ts';
import { proofName } from '../shared/proof.ts';
import type { Texts } from '../shared/texts.ts';
import { isCover, type AgreementKind, type AgreementLine } from './agreement.ts';
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
    /** What it gives, by instrument. */
    readonly parts: readonly Pick<AgreementLine, 'instrument' | 'amount'>[];
    readonly conditions: readonly AwardCondition[];
  }[];
  /** Of the committee: they bind every line. */
  readonly conditions: readonly AwardCondition[];
  readonly tranches: Rulebook['tranches'];
  /** Which text holds where the two differ. */
  readonly prevailing: 'ar' | 'fr';
}

/** What is paid in all: guarantees are not. */
export const paidOf = ({ annexes }: Pick<Drafting, 'annexes'>): Money =>
  total(annexes.flatMap(({ parts }) => parts.filter((part) => !isCover(part)).map(({ amount }) => amount)));

/** An award above the threshold is a convention that all sign; a small one is a decision. */
export const kindOf = (amount: Money, { conventionAbove }: Rulebook['agreement']): AgreementKind =>
  amount > conventionAbove ? 'convention' : 'decision';

export const numberOf = (kind: AgreementKind, year: number, sequence: number): string =>
  `${kind === 'convention' ? 'CONV' : 'DEC'}-${String(year)}-${String(sequence).padStart(4, '0')}`;

/**
 * The agreement itself: parties, amounts, one annex per funder, and its text in French and Arabic, as canonical JSON
 * whose SHA-256 every party signs.
 */
export const contentOf = (drafting: Drafting, texts: Texts): { content: string; contentHash: string } => {
  const { number, kind, drawnUpAt, dossier, organisation, conditions, tranches } = drafting;
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
    amount: toDecimal(paidOf(drafting)),
    conditions,
    annexes: drafting.annexes.map((annex) => ({
      funder: { id: annex.funder.id, code: annex.funder.code, names: annex.funder.names },
      parts: annex.parts.map(({ instrument, amount }) => ({ instrument, amount: toDecimal(amount) })),
      conditions: annex.conditions,
      tranches: tranches.map(({ shareBasisPoints, proofs }, index) => ({
        number: index + 1,
        shareBasisPoints,
        proofs,
      })),
    })),
    prevailing: drafting.prevailing,
    text: { ar: textOf(drafting, texts, 'ar'), fr: textOf(drafting, texts, 'fr') },
  });
  return { content, contentHash: sha256Of(content) };
};

/** The articles in one language: what the agreement says whoever its funders are. */
export const articlesOf = (drafting: Drafting, language: 'ar' | 'fr'): Record<'before' | 'after', string[]> => {
  const { dossier, organisation, annexes, prevailing } = drafting;
  const clauses = CLAUSES[language];
  const holder = language === 'ar' ? organisation.nameAr : organisation.nameLatin;
  return {
    before: [
      clauses.parties(holder, annexes.map(({ funder }) => funder.names[language]).join(' – ')),
      clauses.object(asWritten(dossier.title), isolated(dossier.reference)),
      clauses.amount(amountText(paidOf(drafting))),
    ],
    after: [clauses.undertaking, clauses.effect, clauses.language(prevailing)],
  };
};

/** The text in one language, paragraph by paragraph: the articles, and between them tranches, conditions, annexes. */
const textOf = (drafting: Drafting, texts: Texts, language: 'ar' | 'fr'): string[] => {
  const { number, kind, annexes, conditions, tranches } = drafting;
  const clauses = CLAUSES[language];
  const { before, after } = articlesOf(drafting, language);
  const named = (kind: string) => proofName(texts, language, kind);
  const condition = (setBy: 'committee' | 'funder') => (each: AwardCondition) =>
    clauses.condition({ ...each, proof: named(each.proof), setBy });
  return [
    clauses.heading(kind, isolated(number)),
    ...before,
    ...tranches.map(({ shareBasisPoints, proofs }, index) =>
      clauses.tranche(index + 1, (shareBasisPoints / 100).toFixed(2), proofs.map(named).join(clauses.comma) || '–'),
    ),
    ...conditions.map(condition('committee')),
    ...annexes.flatMap((annex) => [
      ...annex.parts.map(({ instrument, amount }) =>
        clauses.annex(annex.funder.names[language], clauses.instruments[instrument], amountText(amount)),
      ),
      ...annex.conditions.map(condition('funder')),
    ]),
    ...after,
  ];
};
