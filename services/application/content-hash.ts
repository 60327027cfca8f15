import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { OrganisationId } from '../shared/ids.ts';
import { FinancingPlan } from './financing-plan.ts';
import type { Content } from './findings.ts';
import { Project } from './project.ts';

interface Pinned extends Content {
  readonly organisationId: OrganisationId;
  readonly rulebookHash: string;
}

/** What was submitted, in one number: who applies, under which rules, for what, with which plan. */
export const contentHash = ({ organisationId, rulebookHash, project, plan }: Pinned): string => {
  const content = {
    organisationId,
    rulebookHash,
    project: z.encode(Project, project),
    plan: z.encode(FinancingPlan, plan),
  };
  return createHash('sha256').update(canonical(content)).digest('hex');
};

/** JSON in one spelling: properties sorted, so that the order in which things were typed leaves no trace. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([left], [right]) => (left < right ? -1 : 1)))
      : each,
  );
