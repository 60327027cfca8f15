import { z } from 'zod';
import type { AccountId, PersonId, RibClashId } from '../shared/ids.ts';
import { clashFourEyes, clashResolved } from './registry-errors.ts';
import { Reason } from './words.ts';

const RULINGS = ['accepted', 'rejected'] as const;
/** Withdrawn: the account that raised it was given up before anybody ruled. */
export const CLASH_OUTCOMES = [...RULINGS, 'withdrawn'] as const;

/** Two organisations, one RIB: a union and its member may share an account, a thief would; a person tells which. */
export interface RibClash {
  readonly id: RibClashId;
  /** The later account: no payment goes there while the clash is open. */
  readonly accountId: AccountId;
  readonly otherAccountId: AccountId;
  readonly declaredBy: PersonId;
  readonly raisedAt: Date;
  readonly outcome: (typeof CLASH_OUTCOMES)[number] | null;
  readonly reason: string | null;
  readonly resolvedBy: PersonId | null;
  readonly resolvedAt: Date | null;
}

export const ClashResolution = z
  .strictObject({
    /** Accepted: both may use the account. Rejected: the later declaration is cancelled. */
    outcome: z.enum(RULINGS),
    reason: Reason,
  })
  .meta({ id: 'RibClashResolution' });
export type ClashResolution = z.output<typeof ClashResolution>;

export const raised = (clash: Pick<RibClash, 'id' | 'accountId' | 'otherAccountId' | 'declaredBy' | 'raisedAt'>) => ({
  ...clash,
  outcome: null,
  reason: null,
  resolvedBy: null,
  resolvedAt: null,
});

export const resolve = (
  clash: RibClash,
  resolution: ClashResolution & { readonly resolvedBy: PersonId; readonly resolvedAt: Date },
): RibClash => {
  if (clash.outcome !== null) throw clashResolved(clash.id, clash.outcome);
  if (clash.declaredBy === resolution.resolvedBy) throw clashFourEyes(clash.id);
  return { ...clash, ...resolution };
};
