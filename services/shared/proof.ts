import { z } from 'zod';
import type { Language, Texts } from './texts.ts';

/**
 * What may be asked as a proof before money is paid. Each has its words `proof.<kind>`, for pages, papers and problems;
 * the same list names what organisations are usually asked for, which a rulebook may extend under titles of its own.
 */
export const PROOF_KINDS = [
  'rib_certificate',
  'cash_contribution',
  'in_kind_valuation',
  'invoice',
  'payment_proof',
  'delivery_note',
  'acceptance_report',
  'inventory',
  'payroll',
  'cnss_declaration',
  'tax_certificate',
  'sanitary_certificate',
  'training_certificate',
  'building_permit',
  'permit',
  'lease',
  'insurance',
  'bank_agreement',
  'guarantee_certificate',
  'repayment_schedule',
  'energy_measurement',
  'certified_accounts',
  'other',
] as const;
export const ProofKind = z.enum(PROOF_KINDS).meta({ id: 'ProofKind' });

/** A kind of proof in words. What an old paper asks for under a name that nobody has words for is another document. */
export const proofName = ({ sentence }: Pick<Texts, 'sentence'>, language: Language, kind: string): string =>
  sentence(language, `proof.${kind}`, {}) ?? sentence(language, 'proof.other', {}) ?? '';
