import { z } from 'zod';
import { InstantSchema } from '../shared/instant.ts';
import { FunderId, PersonId, type DelegationId } from '../shared/ids.ts';
import { MoneySchema, toDecimal, type Money } from '../shared/money.ts';
import {
  delegateOfAnotherFunder,
  delegationAlreadyEnded,
  delegationDatesWrong,
  delegationExceeded,
  delegationNotInForce,
  delegationToOneself,
} from './access-errors.ts';

/** What an approver hands to a named colleague: from when, until when, up to which amount, by which written act. */
export const NewDelegation = z
  .strictObject({
    funderId: FunderId,
    delegateId: PersonId,
    from: InstantSchema,
    to: InstantSchema,
    /** The most that may be asked of the funder on a line that the delegate decides; null where there is no ceiling. */
    amountMax: MoneySchema.refine((amount) => amount > 0n, { error: 'amount_not_positive' }).nullable(),
    act: z.string().trim().min(3).max(500),
  })
  .meta({ id: 'NewDelegation' });
export type NewDelegation = z.output<typeof NewDelegation>;

export interface Delegation extends NewDelegation {
  readonly id: DelegationId;
  readonly delegatorId: PersonId;
  readonly grantedAt: Date;
  readonly endedAt: Date | null;
  readonly endedBy: PersonId | null;
}

interface Granting {
  readonly id: DelegationId;
  readonly delegatorId: PersonId;
  /** The delegate holds a role of this very funder. */
  readonly isOfFunder: boolean;
  readonly now: Date;
}

export const delegate = (input: NewDelegation, { id, delegatorId, isOfFunder, now }: Granting): Delegation => {
  if (input.delegateId === delegatorId) throw delegationToOneself();
  if (input.to <= input.from || input.to <= now) throw delegationDatesWrong(input.from, input.to);
  if (!isOfFunder) throw delegateOfAnotherFunder(input.delegateId);
  return { ...input, id, delegatorId, grantedAt: now, endedAt: null, endedBy: null };
};

export const endDelegated = (delegation: Delegation, endedBy: PersonId, now: Date): Delegation => {
  if (delegation.endedAt !== null) throw delegationAlreadyEnded(delegation.id);
  return { ...delegation, endedAt: now, endedBy };
};

interface Use {
  readonly funderId: FunderId;
  readonly amount: Money;
  readonly now: Date;
}

/** Whom the delegate stands for, where the delegation reaches what is done: this funder, this day, this amount. */
export const requireReaches = (delegation: Delegation, { funderId, amount, now }: Use): PersonId => {
  const { from, to, endedAt, amountMax } = delegation;
  if (delegation.funderId !== funderId) throw delegateOfAnotherFunder(delegation.delegateId);
  if (now < from || now >= to || endedAt !== null) throw delegationNotInForce({ from, to, endedAt });
  if (amountMax !== null && amount > amountMax) throw delegationExceeded(toDecimal(amount), toDecimal(amountMax));
  return delegation.delegatorId;
};
