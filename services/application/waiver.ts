import { z } from 'zod';
import type { WaiverBody } from '../programme/programme-facts.ts';
import { PersonId } from '../shared/ids.ts';
import { InstantSchema } from '../shared/instant.ts';
import type { Permission } from '../shared/permission.ts';
import { waiverNotFor } from './application-errors.ts';
import type { Assessment } from './eligibility.ts';

/** Rules that the law or the call lets a body set aside. The age condition is the one that shuts people out. */
const WAIVABLE_RULES = ['age'] as const;
export type WaivableRule = (typeof WAIVABLE_RULES)[number];

export const NewWaiver = z
  .strictObject({ rule: z.enum(WAIVABLE_RULES), reason: z.string().trim().min(1).max(2_000) })
  .meta({ id: 'NewWaiver' });

export const Waiver = z
  .strictObject({
    rule: z.enum(WAIVABLE_RULES),
    reason: z.string(),
    body: z.string(),
    grantedBy: PersonId,
    grantedAt: InstantSchema,
  })
  .meta({ id: 'Waiver' });
export type Waiver = z.output<typeof Waiver>;

/** Who speaks for each body that a rulebook may name. */
export const PERMISSION_OF_BODY: Record<WaiverBody, Permission> = {
  regional_committee: 'waiver.grant_committee',
  fund_committee: 'waiver.grant_committee',
  lead_funder: 'round.plan',
};

interface Granting {
  readonly rule: WaivableRule;
  readonly reason: string;
  readonly body: WaiverBody | null;
  readonly by: PersonId;
  readonly now: Date;
}

/** Only what fails, and fails within what the rulebook lets the body set aside, can be waived. */
export const waive = (rules: readonly Assessment[], { rule, reason, body, by, now }: Granting): Waiver => {
  const found = rules.find((each) => each.rule === rule);
  if (body === null || found?.reason !== 'waiver_needed') throw waiverNotFor(rule, found?.reason ?? null);
  return { rule, reason, body, grantedBy: by, grantedAt: now };
};
