import type { PersonId } from '../shared/ids.ts';
import { samePersonTwice } from './disbursement-errors.ts';

/** The parts that decide about a payment: each another person. */
export const SIGNATURES = ['preparer', 'verifier', 'approver', 'payer', 'first_signature', 'second_signature'] as const;
export type Signature = (typeof SIGNATURES)[number];

/** Parts that bar from deciding: who asked, judged the proofs, handled the payee's account, or was represented. */
export const BARS = ['claimant', 'checker', 'account', 'represented'] as const;
export type Bar = (typeof BARS)[number];

export interface Party {
  readonly personId: PersonId;
  readonly part: Signature | Bar;
}

const isBar = (part: Party['part']): part is Bar => BARS.some((bar) => bar === part);

/** A person has one part in a payment. */
export const requireNoPart = (parties: readonly Party[], persons: readonly PersonId[]): void => {
  const party = parties.find(({ personId }) => persons.includes(personId));
  if (party) throw samePersonTwice(party.part);
};

/** Nobody who has signed already may turn out to be barred. */
export const requireNotSigned = (parties: readonly Party[], persons: readonly PersonId[]): void => {
  requireNoPart(
    parties.filter(({ part }) => !isBar(part)),
    persons,
  );
};
