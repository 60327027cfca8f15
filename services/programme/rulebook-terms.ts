import { z } from 'zod';

export const LEGAL_FORMS = [
  'cooperative',
  'union_of_cooperatives',
  'association',
  'gie',
  'mutual',
  'company',
  'auto_entrepreneur',
] as const;
export const LegalForm = z.enum(LEGAL_FORMS).meta({ id: 'LegalForm' });
export type LegalForm = z.infer<typeof LegalForm>;

export const INSTRUMENTS = ['grant', 'repayable_advance', 'loan', 'guarantee', 'in_kind'] as const;

/** Hundredths of a percent, 0 to 10,000. */
export const BasisPoints = z.int().min(0).max(10_000);
export const Days = z.int().min(1).max(730);
export const Code = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/);
/** A funder as a rulebook names it: by its code, which is the same in every database. */
export const FunderCode = z.string().regex(/^[A-Z][A-Z0-9-]{1,19}$/);

const inEveryLanguage = (length: number) =>
  z.strictObject({
    ar: z.string().min(1).max(length),
    fr: z.string().min(1).max(length),
    en: z.string().min(1).max(length),
  });

export const Texts = inEveryLanguage(500).meta({ id: 'Texts' });
export type Texts = z.infer<typeof Texts>;

/** What a reader learns of a call before its rules: paragraphs. */
export const LongTexts = inEveryLanguage(10_000).meta({ id: 'LongTexts' });
export type LongTexts = z.infer<typeof LongTexts>;

/** What holds where a rulebook says nothing of it. */
export const UNSAID = {
  committee: { castingVote: true },
  eligibility: { isSilenceAcceptance: false },
} as const;
