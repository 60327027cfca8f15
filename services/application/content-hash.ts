import { z } from 'zod';
import { canonical, sha256Of } from '../shared/canonical.ts';
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
  return sha256Of(canonical(content));
};
